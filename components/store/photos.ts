// Photos: up to three, already made small by the caller.

import { change, database, mustBeDraft, write } from "./database";
import { StoreError } from "./errors";
import { announce } from "./events";
import { sha256 } from "./hash";
import type { Photo } from "./schema";

export const MAX_PHOTOS = 3;
export const MAX_PHOTO_BYTES = 4 * 1024 * 1024;

/**
 * Stores one photo and returns its description. The same picture twice is kept once.
 *
 * Throws StoreError "too_many_photos" or "photo_too_large".
 */
export async function putPhoto(id: string, blob: Blob, name: string): Promise<Photo> {
  if (blob.size > MAX_PHOTO_BYTES) throw new StoreError("photo_too_large");
  const [hash, bytes] = await Promise.all([sha256(blob), blob.arrayBuffer()]);
  const photo = await write(["drafts", "blobs"], async (tx) => {
    const { photos } = await change(tx, id, (draft) => {
      mustBeDraft(draft);
      if (draft.photos.some((other) => other.sha256 === hash)) return;
      const taken = new Set(draft.photos.map((other) => other.index));
      const index = [0, 1, 2].find((free) => !taken.has(free));
      if (index === undefined) throw new StoreError("too_many_photos");
      draft.photos.push({ index, media_type: blob.type, size_bytes: blob.size, sha256: hash, name });
    });
    const stored = photos.find((other) => other.sha256 === hash) as Photo;
    await tx
      .objectStore("blobs")
      .put({ draft_id: id, role: "photo", index: stored.index, media_type: blob.type, bytes });
    return stored;
  });
  announce({ draft_id: id });
  return photo;
}

export async function removePhoto(id: string, index: number): Promise<void> {
  await write(["drafts", "blobs"], async (tx) => {
    await change(tx, id, (draft) => {
      mustBeDraft(draft);
      draft.photos = draft.photos.filter((photo) => photo.index !== index);
    });
    await tx.objectStore("blobs").delete([id, "photo", index]);
  });
  announce({ draft_id: id });
}

/** Returns a photo's bytes for showing or sending, or null when it is not on the phone any more. */
export async function photoBlob(id: string, index: number): Promise<Blob | null> {
  const stored = await (await database()).get("blobs", [id, "photo", index]);
  return stored ? new Blob([stored.bytes], { type: stored.media_type }) : null;
}
