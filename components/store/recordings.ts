// Sound, stored second by second while it is being recorded, so that a dead battery costs at most the last piece.

import { change, database, mustBeDraft, ofDraft, write } from "./database";
import { announce } from "./events";
import type { Chunk, Voice } from "./schema";

/** Every piece of one take. */
const ofTake = (id: string, take: number): IDBKeyRange => IDBKeyRange.bound([id, take], [id, take, []]);

/** Returns the number for a new recording; the previous one stays until the new one is finished. */
export async function nextTake(id: string): Promise<number> {
  const keys = await (await database()).getAllKeys("chunks", ofDraft(id));
  return Math.max(0, ...keys.map((key) => key[1])) + 1;
}

/** One piece as the recorder delivers it. */
export interface Piece {
  take: number;
  /** 0, 1, 2 … within the take: pieces may reach the disk in any order. */
  seq: number;
  media_type: string;
  /** Length of the recording including this piece. */
  seconds: number;
  blob: Blob;
}

/** Stores one piece. When the promise resolves it is on the disk. */
export async function appendChunk(id: string, { take, seq, media_type, seconds, blob }: Piece): Promise<void> {
  const bytes = await blob.arrayBuffer();
  await write(["drafts", "chunks"], async (tx) => {
    await change(tx, id, (draft) => {
      mustBeDraft(draft);
      const before = draft.voice?.take === take ? draft.voice.seconds : 0;
      draft.voice = { media_type, take, seconds: Math.max(before, seconds), complete: false };
    });
    await tx.objectStore("chunks").put({ draft_id: id, take, seq, bytes });
  });
}

/** Marks the recording as whole, after its last piece was stored, and lets go of earlier takes. */
export async function finishRecording(id: string, seconds: number): Promise<void> {
  await write(["drafts", "chunks"], async (tx) => {
    const { voice } = await change(tx, id, (draft) => {
      mustBeDraft(draft);
      if (draft.voice) Object.assign(draft.voice, { seconds, complete: true });
    });
    if (voice) await tx.objectStore("chunks").delete(IDBKeyRange.bound([id], [id, voice.take], false, true));
  });
  announce({ draft_id: id });
}

/** Deletes the recording, every take of it. */
export async function discardRecording(id: string): Promise<void> {
  await write(["drafts", "chunks"], async (tx) => {
    await change(tx, id, (draft) => {
      mustBeDraft(draft);
      draft.voice = null;
    });
    await tx.objectStore("chunks").delete(ofDraft(id));
  });
  announce({ draft_id: id });
}

/** Returns the current recording, as far as it was stored, or null. Works in every state until the server has it. */
export async function recordingBlob(id: string): Promise<Blob | null> {
  const tx = (await database()).transaction(["drafts", "chunks"]);
  const voice = (await tx.objectStore("drafts").get(id))?.voice;
  if (!voice) return null;
  return joined(voice, await tx.objectStore("chunks").getAll(ofTake(id, voice.take)));
}

/** Puts the pieces together, in the order they were spoken. */
function joined(voice: Voice, chunks: Chunk[]): Blob | null {
  if (chunks.length === 0) return null;
  return new Blob(
    chunks.map((chunk) => chunk.bytes),
    { type: voice.media_type },
  );
}
