// One connection to IndexedDB, and the only way to write to it.

import { type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from "idb";
import { named, StoreError } from "./errors";
import type { Draft, Schema } from "./schema";

type Name = StoreNames<Schema>;
export type Writing<N extends Name> = IDBPTransaction<Schema, N[], "readwrite">;

let connection: Promise<IDBPDatabase<Schema>> | undefined;

/**
 * Returns the open database.
 *
 * Throws StoreError "storage_unavailable" where the browser keeps nothing (some private modes).
 */
export function database(): Promise<IDBPDatabase<Schema>> {
  connection ??= openDB<Schema>("lapor", 1, {
    upgrade(db) {
      db.createObjectStore("drafts", { keyPath: "id" });
      db.createObjectStore("chunks", { keyPath: ["draft_id", "take", "seq"] });
      db.createObjectStore("blobs", { keyPath: ["draft_id", "role", "index"] });
      db.createObjectStore("receipts", { keyPath: "service_request_id" });
    },
    // A newer version of the app, open in another tab, must not wait for this one.
    blocking: () => void closeDatabase(),
    // iOS drops connections of pages that slept; the next call opens a new one.
    terminated: () => {
      connection = undefined;
    },
  }).catch((error) => {
    connection = undefined;
    throw new StoreError("storage_unavailable", error);
  });
  return connection;
}

export async function closeDatabase(): Promise<void> {
  const open = connection;
  connection = undefined;
  (await open)?.close();
}

/**
 * Runs `work` in one transaction that is on the disk, not only in memory, when the promise resolves.
 *
 * `work` may await nothing but the transaction's own requests. If it throws, or the disk is full, nothing of it is kept.
 * It runs a second time when the connection turns out to be dead: iOS cuts it while a page sleeps and says so only then
 * (https://bugs.webkit.org/show_bug.cgi?id=197050).
 */
export async function write<N extends Name, T>(names: N[], work: (tx: Writing<N>) => Promise<T>): Promise<T> {
  try {
    return await transact(names, work).catch((error) => {
      if (!["InvalidStateError", "UnknownError"].includes(error?.name)) throw error;
      connection = undefined;
      return transact(names, work);
    });
  } catch (error) {
    throw named(error);
  }
}

async function transact<N extends Name, T>(names: N[], work: (tx: Writing<N>) => Promise<T>): Promise<T> {
  const tx = (await database()).transaction(names, "readwrite", { durability: "strict" });
  // The first error is the reason; without this, an aborted `done` would be reported a second time as unhandled.
  tx.done.catch(() => {});
  try {
    const result = await work(tx);
    await tx.done;
    return result;
  } catch (error) {
    if (tx.error === null) abort(tx);
    throw tx.error ?? error;
  }
}

function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // Already over: a transaction ends by itself when one of its requests fails.
  }
}

/** Every key that starts with the draft's id. */
export const ofDraft = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []]);

/** Reads a draft, lets `change` alter it and writes it back, all in the caller's transaction. */
export async function change(
  tx: Writing<Name> | Writing<"drafts">,
  id: string,
  alter: (draft: Draft) => void,
): Promise<Draft> {
  const drafts = (tx as Writing<"drafts">).objectStore("drafts");
  const draft = await drafts.get(id);
  if (!draft) throw new StoreError("not_found");
  alter(draft);
  draft.updated_at = Math.max(Date.now(), draft.updated_at + 1);
  await drafts.put(draft);
  return draft;
}

/** Throws StoreError "not_a_draft" when the report was handed in already. */
export function mustBeDraft(draft: Draft): void {
  if (draft.state !== "draft") throw new StoreError("not_a_draft");
}
