import { afterEach, beforeEach, expect, setSystemTime, spyOn, test } from "bun:test";
import { IDBDatabase, IDBObjectStore } from "fake-indexeddb";
import { database } from "../../../components/store/database";
import * as store from "../../../components/store/store";
import { bytesOf, draft, freshPhone, openTab, record, WEBM } from "../phone/phone";

beforeEach(freshPhone);
let restore: (() => void)[] = [];
afterEach(() => {
  for (const undo of restore) undo();
  restore = [];
});

const piece = (seq: number, word: string, take = 1): store.Piece => ({
  take,
  seq,
  media_type: WEBM,
  seconds: seq + 1,
  blob: new Blob([word]),
});

test("test_every_stored_second_is_there_when_the_tab_was_killed_while_recording", async () => {
  const tab = await openTab();
  const { id } = await tab.newDraft("id");
  for (const [seq, word] of ["satu ", "dua ", "tiga "].entries()) await tab.appendChunk(id, piece(seq, word));
  // The killed tab neither finishes the take nor closes its connection.
  const next = await openTab();
  expect(await bytesOf(await next.recordingBlob(id))).toBe("satu dua tiga ");
  expect((await next.getDraft(id))?.voice).toEqual({ media_type: WEBM, take: 1, seconds: 3, complete: false });
});

test("test_a_recording_cut_short_can_be_sent_when_the_phone_comes_back", async () => {
  const { id } = await store.newDraft("id");
  await store.appendChunk(id, piece(0, "setengah"));
  const { attachments } = await (await openTab()).queueDraft(id);
  expect(attachments).toMatchObject([{ role: "voice", media_type: WEBM, size_bytes: 8, state: "waiting" }]);
});

test("test_pieces_keep_their_order_when_they_reach_the_disk_out_of_order", async () => {
  const { id } = await store.newDraft("id");
  await Promise.all([11, 2, 0, 1, 10].map((seq) => store.appendChunk(id, piece(seq, `${seq} `))));
  expect(await bytesOf(await store.recordingBlob(id))).toBe("0 1 2 10 11 ");
  expect((await draft(id)).voice?.seconds).toBe(12);
});

test("test_writes_are_strict_when_a_piece_is_stored", async () => {
  const { id } = await store.newDraft("id");
  const opened = spyOn(IDBDatabase.prototype, "transaction");
  restore.push(() => opened.mockRestore());
  await store.appendChunk(id, piece(0, "x"));
  expect(opened.mock.calls).toEqual([[["drafts", "chunks"], "readwrite", { durability: "strict" }]]);
});

test("test_the_first_take_stays_when_a_second_was_begun_and_holds_no_sound_yet", async () => {
  const { id } = await store.newDraft("id");
  await record(id, ["lama"]);
  expect(await store.nextTake(id)).toBeGreaterThan((await draft(id)).voice?.take ?? 0);
  expect(await bytesOf(await store.recordingBlob(id))).toBe("lama");
});

test("test_two_tabs_do_not_mix_their_sound_when_they_record_at_once", async () => {
  const { id } = await store.newDraft("id");
  setSystemTime(1000);
  const one = await store.nextTake(id);
  setSystemTime(1001);
  const two = await store.nextTake(id);
  setSystemTime();
  for (const [seq, word] of ["satu ", "dua "].entries()) await store.appendChunk(id, piece(seq, word, one));
  await store.appendChunk(id, piece(0, "lain", two));
  expect(await bytesOf(await store.recordingBlob(id))).toBe("satu dua ");
});

test("test_the_longer_take_counts_and_the_other_is_within_reach_when_the_phone_died_in_the_second", async () => {
  const { id } = await store.newDraft("id");
  await record(id, ["lama ", "lama ", "lama "]);
  const take = await store.nextTake(id);
  await store.appendChunk(id, piece(0, "baru ", take));
  expect(await bytesOf(await store.recordingBlob(id))).toBe("lama lama lama ");
  await store.switchTake(id);
  expect(await bytesOf(await store.recordingBlob(id))).toBe("baru ");
  await store.switchTake(id);
  for (let seq = 1; seq < 4; seq++) await store.appendChunk(id, piece(seq, "baru ", take));
  expect(await bytesOf(await store.recordingBlob(id))).toBe("baru baru baru baru ");
  expect((await draft(id)).voice).toMatchObject({ complete: false, seconds: 4, other: { complete: true, seconds: 3 } });
});

test("test_both_takes_stay_when_the_second_was_interrupted", async () => {
  const { id } = await store.newDraft("id");
  await record(id, ["lama ", "lama "]);
  const take = await store.nextTake(id);
  await store.appendChunk(id, piece(0, "baru ", take));
  await store.finishRecording(id, take, 1, true);
  expect(await bytesOf(await store.recordingBlob(id))).toBe("lama lama ");
  await store.switchTake(id);
  expect(await bytesOf(await store.recordingBlob(id))).toBe("baru ");
});

test("test_only_the_new_take_is_left_when_recording_again_has_finished", async () => {
  const { id } = await store.newDraft("id");
  await record(id, ["lama", "lama"]);
  await record(id, ["baru"]);
  expect(await bytesOf(await store.recordingBlob(id))).toBe("baru");
  const { voice } = await draft(id);
  expect(voice).toEqual({ media_type: WEBM, take: voice?.take ?? 0, seconds: 1, complete: true });
  expect(await (await database()).count("chunks")).toBe(1);
  await store.discardRecording(id);
  expect(await store.recordingBlob(id)).toBeNull();
  expect(await (await database()).count("chunks")).toBe(0);
});

test("test_earlier_seconds_stay_and_the_error_has_a_sentence_when_the_disk_is_full", async () => {
  const { id } = await store.newDraft("id");
  await store.appendChunk(id, piece(0, "aman"));
  const put = IDBObjectStore.prototype.put;
  const full = spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...row) {
    if (this.name === "chunks") throw new DOMException("disk full", "QuotaExceededError");
    return put.apply(this, row);
  });
  restore.push(() => full.mockRestore());
  const failed = store.appendChunk(id, piece(1, "hilang"));
  await expect(failed).rejects.toMatchObject({ name: "StoreError", code: "storage_full" });
  await failed.catch((error) => expect(error.message).toStartWith("The phone's storage is full."));
  expect(await bytesOf(await store.recordingBlob(id))).toBe("aman");
  expect((await draft(id)).voice?.seconds).toBe(1);
});

test("test_a_piece_is_stored_all_the_same_when_the_phone_cut_the_connection_while_the_page_slept", async () => {
  const { id } = await store.newDraft("id");
  (await database()).close();
  await store.appendChunk(id, piece(0, "bangun"));
  expect(await bytesOf(await store.recordingBlob(id))).toBe("bangun");
});

test("test_the_error_has_a_sentence_when_the_browser_keeps_nothing", async () => {
  const open = spyOn(indexedDB, "open").mockImplementation(() => {
    throw new DOMException("denied", "SecurityError");
  });
  restore.push(() => open.mockRestore());
  await expect(store.newDraft("id")).rejects.toMatchObject({ code: "storage_unavailable" });
});
