import { beforeEach, expect, test } from "bun:test";
import * as store from "../../../components/store/store";
import { bytesOf, draft, freshPhone, JPEG } from "../phone/phone";

beforeEach(freshPhone);

const photo = (bytes: string): Blob => new Blob([bytes], { type: JPEG });

test("test_a_photo_is_known_by_its_hash_when_it_was_stored", async () => {
  const { id } = await store.newDraft("id");
  expect(await store.putPhoto(id, photo("abc"), "jalan.jpg")).toEqual({
    index: 0,
    media_type: JPEG,
    size_bytes: 3,
    sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    name: "jalan.jpg",
  });
  expect(await bytesOf(await store.photoBlob(id, 0))).toBe("abc");
});

test("test_a_freed_place_is_used_again_when_a_photo_was_removed", async () => {
  const { id } = await store.newDraft("id");
  for (const name of ["a", "b", "c"]) await store.putPhoto(id, photo(name), name);
  await expect(store.putPhoto(id, photo("d"), "d")).rejects.toMatchObject({ code: "too_many_photos" });
  await store.removePhoto(id, 1);
  expect((await store.putPhoto(id, photo("e"), "e")).index).toBe(1);
  expect((await draft(id)).photos.map(({ name }) => name)).toEqual(["a", "c", "e"]);
});

test("test_a_picture_is_kept_once_when_it_is_chosen_twice", async () => {
  const { id } = await store.newDraft("id");
  await store.putPhoto(id, photo("same"), "one.jpg");
  await store.putPhoto(id, photo("same"), "two.jpg");
  expect((await draft(id)).photos).toHaveLength(1);
});

test("test_a_photo_is_refused_by_name_when_it_is_over_4_MiB", async () => {
  const { id } = await store.newDraft("id");
  const huge = new Blob([new Uint8Array(store.MAX_PHOTO_BYTES + 1)], { type: JPEG });
  await expect(store.putPhoto(id, huge, "huge")).rejects.toMatchObject({ code: "photo_too_large" });
});
