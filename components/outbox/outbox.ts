// The queue: oldest first, one at a time, one sender per phone. It never gives up and never deletes.

import { claim, markRefused, pendingDrafts, postpone } from "../store/delivery";
import { StoreError } from "../store/errors";
import { Refused, Unreached } from "./answers";
import { backoff, stillWaits } from "./backoff";
import { alone } from "./lock";
import { send } from "./send";

export { Refused, Unreached } from "./answers";
export { fetchRequest, postSaid, type Said } from "./api";

/** Name of the Background Sync that flushes the queue. */
export const SYNC_TAG = "lapor-outbox";

export interface FlushOptions {
  /** Do not wait for the back-off: a person tapped "send now", or the network came back. */
  force?: boolean;
}

let waiting: Promise<number> | undefined;
let forced = false;

/**
 * Tries to send everything that is due; returns how many reports still wait.
 *
 * Calls made while another one waits for its turn share that turn. `navigator.onLine` is not asked: it says true in real
 * outages and false behind some VPNs.
 */
export function flushOutbox({ force = false }: FlushOptions = {}): Promise<number> {
  forced ||= force;
  waiting ??= alone(() => {
    const now = forced;
    waiting = undefined;
    forced = false;
    return drain(now);
  });
  return waiting;
}

async function drain(force: boolean): Promise<number> {
  const tried = new Set<string>();
  for (;;) {
    const pending = await pendingDrafts();
    const next = pending.find((draft) => !tried.has(draft.id) && (force || !stillWaits(draft)));
    if (!next || !(await attempt(next.id))) return pending.length;
    tried.add(next.id);
  }
}

/** Tries one report. Returns false when the others cannot get through either. */
async function attempt(id: string): Promise<boolean> {
  try {
    const draft = await claim(id, backoff);
    if (draft) await send(draft).catch((error) => note(id, error));
    return true;
  } catch (error) {
    if (error instanceof Unreached) return error.status !== undefined;
    // Deleted meanwhile, or a full disk: see to the others.
    if (error instanceof StoreError) return true;
    throw error;
  }
}

/** Keeps what a failed try has taught; passes on what may concern the others, too. */
async function note(id: string, error: unknown): Promise<void> {
  if (error instanceof Refused) return markRefused(id, error.problem);
  if (error instanceof Unreached) await postpone(id, (tries) => Math.max(backoff(tries), error.retry_after_ms));
  throw error;
}
