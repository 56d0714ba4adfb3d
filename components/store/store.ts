// The phone's memory: drafts, recordings, photos, receipts. Everything resolves only when it is on the disk.

export * from "./drafts";
export { StoreError, type StoreErrorCode } from "./errors";
export { onStoreChange, type StoreChange } from "./events";
export { MAX_PHOTO_BYTES, MAX_PHOTOS, photoBlob, putPhoto, removePhoto } from "./photos";
export { queueDraft, reopenDraft } from "./queue";
export * from "./receipts";
export {
  appendChunk,
  discardRecording,
  finishRecording,
  nextTake,
  type Piece,
  recordingBlob,
  switchTake,
} from "./recordings";
export * from "./schema";
