// When the queue is looked at: at the start, online, visible, when something was queued, when a wait is over, and when
// the browser's Background Sync says so (only Chromium has it, so it is one trigger among several).

import { pendingDrafts } from "../store/delivery";
import { onStoreChange } from "../store/events";
import { stillWaits } from "./backoff";
import { flushOutbox, SYNC_TAG } from "./outbox";

const SHORTEST_MS = 1000;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Watches the queue for as long as the page lives, or until the returned function is called. */
export function startOutbox(): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  globalThis.addEventListener("online", () => look(true), { signal });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look(), { signal });
  signal.addEventListener(
    "abort",
    onStoreChange(() => void schedule()),
  );
  look();
  void schedule(true);
  return () => {
    listening.abort();
    clearTimeout(timer);
  };
}

function look(force = false): void {
  flushOutbox({ force })
    .catch(report)
    .finally(() => schedule());
}

/**
 * Sets the clock for the next report that is due; one that was never tried is due now.
 *
 * Background Sync is asked for once per page and once per report: asked after each failure, it would fire at once and
 * undo the back-off.
 */
async function schedule(first = false): Promise<void> {
  const pending = await pendingDrafts().catch(() => []);
  clearTimeout(timer);
  if (pending.length === 0) return;
  const wait = Math.min(
    ...pending.map((draft) => (draft.next_attempt_at ? Math.max(stillWaits(draft), SHORTEST_MS) : 0)),
  );
  timer = setTimeout(look, wait);
  if (first || pending.some((draft) => draft.attempts === 0)) await askForSync();
}

async function askForSync(): Promise<void> {
  const registration = (await navigator.serviceWorker?.getRegistration()) as
    | (ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } })
    | undefined;
  // Refused in private windows and where background activity is switched off: the other triggers remain.
  await registration?.sync?.register(SYNC_TAG).catch(() => {});
}

/** Nothing is lost by a fault here, the item is still queued; a developer should see it all the same. */
function report(error: unknown): void {
  console.error("lapor: outbox", error);
}
