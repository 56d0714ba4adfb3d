// A recording made by another app, for browsers that cannot record themselves.

import { appendChunk, finishRecording, nextTake } from "../store/store";
import { RecordingProblem } from "./problem";

/** The server's limits; its 200 s leave room for slow clocks. */
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_SECONDS = 200;

/** Keeps the file as the draft's recording. Throws RecordingProblem "TOO_LONG" or StoreError. */
export async function storeFile(draftId: string, file: File): Promise<void> {
  const seconds = await secondsOf(file);
  if (seconds > MOST_SECONDS || file.size > MOST_BYTES) throw new RecordingProblem("TOO_LONG");
  const take = await nextTake(draftId);
  await appendChunk(draftId, { take, seq: 0, media_type: file.type || "audio/mp4", seconds, blob: file });
  await finishRecording(draftId, take, seconds);
}

/** Returns the length, or 0 when this phone cannot tell: the server may still be able to read it. */
function secondsOf(file: File): Promise<number> {
  const url = URL.createObjectURL(file);
  const audio = new Audio(url);
  return new Promise<number>((resolve) => {
    audio.onloadedmetadata = () => resolve(Number.isFinite(audio.duration) ? audio.duration : 0);
    audio.onerror = () => resolve(0);
  }).finally(() => URL.revokeObjectURL(url));
}
