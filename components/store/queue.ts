// From draft to queue and back. What is queued is frozen: every retry sends the very same request.

import { change, type Writing, write } from "./database";
import { getDraft } from "./drafts";
import { StoreError } from "./errors";
import { announce } from "./events";
import { sha256 } from "./hash";
import { recordingBlob } from "./recordings";
import { type Attachment, type Draft, maskedByDefault, type Submission } from "./schema";

/**
 * Hands the draft in: when the promise resolves it will be sent, whatever happens to the page or the phone.
 *
 * Sound and photos are on the disk already and stay where they are, so queueing itself needs next to no space.
 * Throws StoreError "nothing_said", "not_a_draft", "not_found" or "storage_full".
 */
export async function queueDraft(id: string): Promise<Draft> {
  for (;;) {
    const seen = await getDraft(id);
    if (!seen) throw new StoreError("not_found");
    const attachments = await attachmentsOf(seen);
    if (!seen.fields.text.trim() && attachments[0]?.role !== "voice") throw new StoreError("nothing_said");
    const queued = await write(["drafts"], (tx) => freeze(tx, seen, attachments));
    if (queued) {
      announce({ draft_id: id });
      return queued;
    }
    // Another tab changed the draft while its sound was being hashed: look again.
  }
}

async function freeze(tx: Writing<"drafts">, seen: Draft, attachments: Attachment[]): Promise<Draft | null> {
  const now = await tx.objectStore("drafts").get(seen.id);
  if (now && now.state !== "draft") throw new StoreError("not_a_draft");
  if (now?.updated_at !== seen.updated_at) return null;
  return change(tx, seen.id, (draft) => {
    draft.state = "queued";
    draft.queued_at = Date.now();
    draft.attempts = 0;
    draft.attachments = attachments;
    draft.submission = submissionOf(draft);
    delete draft.problem;
    delete draft.next_attempt_at;
  });
}

async function attachmentsOf(draft: Draft): Promise<Attachment[]> {
  const fresh = { state: "waiting", offset: 0 } as const;
  const voice = await recordingBlob(draft.id);
  const photos = draft.photos.map(({ name: _, ...photo }): Attachment => ({ ...photo, role: "photo", ...fresh }));
  if (!voice) return photos;
  const { type: media_type, size: size_bytes } = voice;
  return [{ sha256: await sha256(voice), media_type, size_bytes, role: "voice", index: 0, ...fresh }, ...photos];
}

function submissionOf({ id, locale, fields, attachments }: Draft): Submission {
  const { spoken_language, mask_voice, destroy_voice, ...written } = fields;
  const said = Object.entries(written).filter(([, value]) => (typeof value === "string" ? value.trim() : value));
  const spoken = attachments.some(({ role }) => role === "voice");
  return {
    id,
    locale,
    ...(Object.fromEntries(said) as Pick<Submission, "request_type">),
    ...(spoken && spoken_language && spoken_language !== locale && { spoken_language }),
    ...(spoken && mask_voice !== undefined && mask_voice !== maskedByDefault(fields) && { mask_voice }),
    ...(spoken && destroy_voice && { destroy_voice }),
    attachments: attachments.map(({ sha256, media_type, size_bytes, role }) => ({
      sha256,
      media_type,
      size_bytes,
      role,
    })),
  };
}

/**
 * Makes a handed-in report a draft again: one that was rejected, or one that was never tried.
 *
 * Its id changes when the server already knows another report by it (409, or only a file was refused); use the id of
 * the returned draft. Throws StoreError "not_a_draft" when the report may be on its way.
 */
export async function reopenDraft(id: string): Promise<Draft> {
  const reopened = await write(["drafts", "chunks", "blobs"], async (tx) => {
    const drafts = tx.objectStore("drafts");
    const draft = await drafts.get(id);
    if (!draft) throw new StoreError("not_found");
    const untried = draft.state === "queued" && draft.attempts === 0;
    if (draft.state !== "rejected" && !untried) throw new StoreError("not_a_draft");
    const known = draft.service_request_id !== undefined || draft.problem?.code === "submission_conflict";
    const fresh = asDraft(draft, known ? crypto.randomUUID() : id);
    if (known) {
      await drafts.delete(id);
      await rename(tx, id, fresh.id);
    }
    await drafts.put(fresh);
    return fresh;
  });
  announce({ draft_id: id });
  return reopened;
}

function asDraft(draft: Draft, id: string): Draft {
  const { created_at, locale, fields, problem } = draft;
  const gone = new Set(draft.attachments.filter((file) => file.state === "stored").map((file) => file.sha256));
  const lostVoice = draft.attachments.some((file) => file.role === "voice" && file.state === "stored");
  return {
    id,
    created_at,
    updated_at: Math.max(Date.now(), draft.updated_at + 1),
    locale,
    state: "draft",
    fields,
    voice: lostVoice ? null : draft.voice,
    photos: draft.photos.filter((photo) => !gone.has(photo.sha256)),
    attachments: [],
    attempts: 0,
    ...(problem && { problem }),
  };
}

async function rename(tx: Writing<"drafts" | "chunks" | "blobs">, from: string, to: string): Promise<void> {
  for (const name of ["chunks", "blobs"] as const) {
    const store = tx.objectStore(name);
    for (let cursor = await store.openCursor(IDBKeyRange.bound([from], [from, []])); cursor; ) {
      // biome-ignore lint/suspicious/noExplicitAny: the two stores' rows differ, their first key part does not
      await store.put({ ...cursor.value, draft_id: to } as any);
      await cursor.delete();
      cursor = await cursor.continue();
    }
  }
}
