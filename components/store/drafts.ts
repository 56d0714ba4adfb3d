// Drafts: made at the first word or sound, changed field by field, several at a time.

import { change, database, mustBeDraft, ofDraft, write } from "./database";
import { announce } from "./events";
import { type Draft, EMPTY, type Fields } from "./schema";

/** Makes and stores an empty draft. Call it at the first word or sound, not when the page opens. */
export async function newDraft(locale: string): Promise<Draft> {
  keepStorage();
  const now = Date.now();
  const draft: Draft = {
    id: crypto.randomUUID(),
    created_at: now,
    updated_at: now,
    locale,
    state: "draft",
    fields: { ...EMPTY },
    voice: null,
    photos: [],
    attachments: [],
    attempts: 0,
  };
  await write(["drafts"], (tx) => tx.objectStore("drafts").add(draft));
  announce({ draft_id: draft.id });
  return draft;
}

/** Merges what changed into the draft. Throws StoreError "not_a_draft" once it was handed in. */
export async function saveFields(id: string, fields: Partial<Fields>): Promise<Draft> {
  const draft = await write(["drafts"], (tx) =>
    change(tx, id, (found) => {
      mustBeDraft(found);
      Object.assign(found.fields, fields);
    }),
  );
  announce({ draft_id: id });
  return draft;
}

export async function getDraft(id: string): Promise<Draft | undefined> {
  return (await database()).get("drafts", id);
}

/** Returns every draft in every state, newest first. */
export async function listDrafts(): Promise<Draft[]> {
  const drafts = await (await database()).getAll("drafts");
  return drafts.sort((one, other) => other.created_at - one.created_at);
}

/** Deletes a draft with its sound and photos, in any state. Only ever called because a person asked for it. */
export async function deleteDraft(id: string): Promise<void> {
  await write(["drafts", "chunks", "blobs"], async (tx) => {
    await Promise.all([
      tx.objectStore("drafts").delete(id),
      tx.objectStore("chunks").delete(ofDraft(id)),
      tx.objectStore("blobs").delete(ofDraft(id)),
    ]);
  });
  announce({ draft_id: id });
}

/** Asks the browser not to clear our storage when the phone runs short of space. A refusal changes nothing. */
export function keepStorage(): void {
  navigator.storage?.persist?.().catch(() => {});
}
