// Sound, stored second by second while it is being recorded, so that a dead battery costs at most the last piece.

import { change, database, mustBeDraft, ofDraft, write } from "./database";
import { announce } from "./events";
import type { Chunk, Draft, Take } from "./schema";

/** Every piece of one take. */
const ofTake = (id: string, take: number): IDBKeyRange => IDBKeyRange.bound([id, take], [id, take, []]);

/**
 * Returns the number for a new recording; the previous one stays until the new one is finished.
 *
 * The clock keeps two tabs apart that begin before either has stored a piece.
 */
export async function nextTake(id: string): Promise<number> {
  const keys = await (await database()).getAllKeys("chunks", ofDraft(id));
  return Math.max(Date.now(), ...keys.map((key) => key[1] + 1));
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

/**
 * Stores one piece. When the promise resolves it is on the disk.
 *
 * Until a person ends the take, the longest one counts: a battery that dies in the first second of "record again" must
 * not put one second in the place of three minutes.
 */
export async function appendChunk(id: string, { take, seq, media_type, seconds, blob }: Piece): Promise<void> {
  const bytes = await blob.arrayBuffer();
  await write(["drafts", "chunks"], async (tx) => {
    await change(tx, id, (draft) => {
      mustBeDraft(draft);
      const before = takes(draft).find((other) => other.take === take)?.seconds ?? 0;
      rank(draft, { media_type, take, seconds: Math.max(before, seconds), complete: false });
    });
    await tx.objectStore("chunks").put({ draft_id: id, take, seq, bytes });
  });
}

/**
 * Marks a take as whole, after its last piece was stored. It replaces earlier ones when its person ended it; one that was
 * `interrupted` leaves them within reach.
 */
export async function finishRecording(id: string, take: number, seconds: number, interrupted = false): Promise<void> {
  await write(["drafts", "chunks"], async (tx) => {
    await change(tx, id, (draft) => {
      mustBeDraft(draft);
      const own = takes(draft).find((other) => other.take === take);
      if (!own) return;
      if (!interrupted) draft.voice = null;
      rank(draft, { ...own, seconds, complete: true });
    });
    if (!interrupted) await tx.objectStore("chunks").delete(IDBKeyRange.bound([id], [id, take], false, true));
  });
  announce({ draft_id: id });
}

/** Puts the other take in the place of the one that counts, and back. */
export async function switchTake(id: string): Promise<void> {
  await write(["drafts"], (tx) =>
    change(tx, id, (draft) => {
      mustBeDraft(draft);
      const [counting, other] = takes(draft);
      if (counting && other) draft.voice = { ...other, other: counting };
    }),
  );
  announce({ draft_id: id });
}

function takes({ voice }: Draft): Take[] {
  if (!voice) return [];
  const { other, ...counting } = voice;
  return other ? [counting, other] : [counting];
}

function rank(draft: Draft, take: Take): void {
  const known = [take, ...takes(draft).filter((other) => other.take !== take.take)];
  const [counting, other] = known.sort((one, two) => two.seconds - one.seconds) as [Take, Take?];
  draft.voice = other ? { ...counting, other } : counting;
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
function joined(voice: Take, chunks: Chunk[]): Blob | null {
  if (chunks.length === 0) return null;
  return new Blob(
    chunks.map((chunk) => chunk.bytes),
    { type: voice.media_type },
  );
}
