import { beforeEach, expect, setSystemTime, test } from "bun:test";
import * as store from "../../../components/store/store";
import { bytesOf, draft, freshPhone, JPEG, openTab, record } from "../phone/phone";

beforeEach(freshPhone);

test("test_fields_are_merged_when_saved_one_by_one", async () => {
  const { id } = await store.newDraft("id");
  await store.saveFields(id, { text: "Jalan rusak" });
  await store.saveFields(id, { address: "Pasar Minggu" });
  expect((await draft(id)).fields).toMatchObject({ text: "Jalan rusak", address: "Pasar Minggu", anonymous: false });
});

test("test_two_tabs_lose_no_field_when_they_write_the_same_draft_at_once", async () => {
  const tab = await openTab();
  const { id } = await store.newDraft("id");
  await Promise.all([store.saveFields(id, { text: "satu" }), tab.saveFields(id, { contact: "0812" })]);
  expect((await draft(id)).fields).toMatchObject({ text: "satu", contact: "0812" });
});

test("test_drafts_are_listed_newest_first_when_there_are_several", async () => {
  const ids: string[] = [];
  for (const minute of [1, 2, 3]) {
    setSystemTime(new Date(2026, 0, 1, 12, minute));
    ids.unshift((await store.newDraft("id")).id);
  }
  setSystemTime();
  expect((await store.listDrafts()).map(({ id }) => id)).toEqual(ids);
});

test("test_a_deleted_draft_leaves_nothing_behind_when_it_had_sound_and_photos", async () => {
  const gone = await store.newDraft("id");
  const kept = await store.newDraft("id");
  for (const { id } of [gone, kept]) {
    await record(id, ["a", "b"]);
    await store.putPhoto(id, new Blob([id], { type: JPEG }), "p.jpg");
  }
  await store.deleteDraft(gone.id);
  expect(await store.getDraft(gone.id)).toBeUndefined();
  expect(await store.recordingBlob(gone.id)).toBeNull();
  expect(await store.photoBlob(gone.id, 0)).toBeNull();
  expect(await bytesOf(await store.recordingBlob(kept.id))).toBe("ab");
  expect(await bytesOf(await store.photoBlob(kept.id, 0))).toBe(kept.id);
});

test("test_an_unknown_draft_has_a_name_when_it_is_written_to", async () => {
  await expect(store.saveFields("no-such-draft", { text: "x" })).rejects.toMatchObject({ code: "not_found" });
});

test("test_other_tabs_hear_of_a_change_when_one_tab_makes_it", async () => {
  const { id } = await store.newDraft("id");
  const tab = new BroadcastChannel("lapor");
  const heard = new Promise((resolve) => {
    tab.onmessage = ({ data }) => resolve(data);
  });
  await store.saveFields(id, { text: "x" });
  expect(await heard).toEqual({ draft_id: id });
  tab.close();
});

test("test_this_tab_hears_of_a_change_when_another_one_made_it", async () => {
  const tab = new BroadcastChannel("lapor");
  const heard = new Promise((resolve) => {
    const stop = store.onStoreChange((change) => {
      if (change.draft_id !== "theirs") return;
      stop();
      resolve(change);
    });
  });
  tab.postMessage({ draft_id: "theirs" });
  expect(await heard).toEqual({ draft_id: "theirs" });
  tab.close();
});
