// Given a queued report, when the network is there: what leaves the phone, in which order, and what stays.

import { afterEach, beforeEach, expect, test } from "bun:test";
import { flushOutbox } from "../../../components/outbox/outbox";
import { write } from "../../../components/store/database";
import * as store from "../../../components/store/store";
import { bytesOf, draft, freshPhone, openTab, queued } from "../phone/phone";
import { FakeServer, problem } from "../phone/server";

let server: FakeServer;
beforeEach(async () => {
  await freshPhone();
  server = new FakeServer();
});
afterEach(() => server.stop());

test("test_one_request_is_enough_when_the_report_is_only_written", async () => {
  const { id } = await queued({ text: "Jalan rusak" });
  expect(await flushOutbox()).toBe(0);
  expect(server.log).toEqual(["POST submissions"]);
  expect(await draft(id)).toMatchObject({ state: "sent", service_request_id: "1000000000" });
  expect(await store.listReceipts()).toMatchObject([
    { service_request_id: "1000000000", secret: "SECRET-1000000000", draft_id: id, request_type: "complaint" },
  ]);
});

test("test_sound_and_photos_leave_the_phone_when_the_server_calls_them_stored", async () => {
  const { id, attachments } = await queued({ words: ["tolong ", "jalan"], photos: ["satu", "dua"] });
  expect(await flushOutbox()).toBe(0);
  expect(server.log).toEqual(["POST submissions", ...Array(3).fill(["HEAD file", "PATCH file"]).flat(), "GET request"]);
  const arrived = attachments.map(({ sha256 }) => Buffer.from(server.file(sha256)?.bytes ?? []).toString());
  expect(arrived).toEqual(["tolong jalan", "satu", "dua"]);
  expect((await draft(id)).state).toBe("sent");
  expect(await store.recordingBlob(id)).toBeNull();
  expect(await store.photoBlob(id, 0)).toBeNull();
});

test("test_what_was_said_leaves_the_phone_when_everything_has_arrived", async () => {
  const written = await queued({ text: "Nama saya Sari, jalan rusak" });
  const spoken = await queued({ text: "Rekaman dari Sari", words: ["suara"], photos: ["satu"] });
  await flushOutbox();
  for (const { id } of [written, spoken]) {
    expect((await draft(id)).state).toBe("sent");
    expect(JSON.stringify(await draft(id))).not.toContain("Sari");
  }
});

test("test_nothing_of_a_report_is_left_when_its_receipt_is_removed", async () => {
  const { id } = await queued({ text: "Jalan rusak" });
  await flushOutbox();
  await store.deleteReceipt("1000000000");
  expect(await store.getDraft(id)).toBeUndefined();
  expect(await store.listReceipts()).toEqual([]);
});

test("test_everything_stays_when_the_server_does_not_confirm_what_it_took", async () => {
  const { id, attachments } = await queued({ words: ["suara"] });
  const [{ sha256 }] = attachments as [store.Attachment];
  const missing = { service_request_id: "1", attachments: [{ sha256, role: "voice", state: "missing" }], history: [] };
  server.once("GET", () => Response.json(missing));
  expect(await flushOutbox()).toBe(1);
  expect(await draft(id)).toMatchObject({ state: "uploading", attachments: [{ state: "waiting" }] });
  expect(await bytesOf(await store.recordingBlob(id))).toBe("suara");
  expect(await flushOutbox({ force: true })).toBe(0);
});

test("test_everything_stays_when_a_sign_in_page_answers_instead_of_the_server", async () => {
  const { id } = await queued({ words: ["suara"] });
  server.once("GET", () => new Response("<html>Welcome to our Wi-Fi</html>"));
  expect(await flushOutbox()).toBe(1);
  expect(await bytesOf(await store.recordingBlob(id))).toBe("suara");
  expect(await flushOutbox({ force: true })).toBe(0);
});

test("test_the_receipt_is_kept_when_the_files_cannot_follow", async () => {
  const { id } = await queued({ words: ["suara"] });
  server.once("HEAD", () => new Response(null, { status: 503 }));
  expect(await flushOutbox()).toBe(1);
  const tab = await openTab();
  expect(await tab.getDraft(id)).toMatchObject({ state: "uploading", secret: "SECRET-1000000000" });
  expect(await tab.listReceipts()).toHaveLength(1);
  expect(await tab.flushOutbox({ force: true })).toBe(0);
  expect(server.log.filter((line) => line.startsWith("POST"))).toHaveLength(1);
});

test("test_the_upload_goes_on_at_the_byte_where_it_stopped_when_the_connection_was_cut", async () => {
  const { id, attachments } = await queued({ words: ["0123456789"] });
  const [{ sha256 }] = attachments as [store.Attachment];
  server.once("PATCH", async (request) => {
    server.keep(sha256, new Uint8Array(await request.arrayBuffer()).slice(0, 4));
    await server.stop();
    return undefined;
  });
  expect(await flushOutbox()).toBe(1);
  server.start();
  const sizes: string[] = [];
  server.once("PATCH", (request) => {
    sizes.push(`${request.headers.get("Upload-Offset")}+${request.headers.get("Content-Length")}`);
    return undefined;
  });
  expect(await flushOutbox({ force: true })).toBe(0);
  expect(sizes).toEqual(["4+6"]);
  expect((await draft(id)).state).toBe("sent");
});

test("test_the_report_is_filed_once_when_the_answer_was_lost", async () => {
  const { id } = await queued({ text: "Jalan rusak" });
  server.once("POST", async (request) => {
    await server.usual(request);
    await server.stop();
    return undefined;
  });
  expect(await flushOutbox()).toBe(1);
  expect((await draft(id)).state).toBe("queued");
  server.start();
  expect(await flushOutbox({ force: true })).toBe(0);
  expect(server.reports.size).toBe(1);
});

test("test_a_refused_file_stays_with_its_reason_when_the_rest_was_stored", async () => {
  const { id, attachments } = await queued({ words: ["bukan suara"], photos: ["foto"] });
  server.once("PATCH", () => {
    Object.assign(server.file(attachments[0]?.sha256 ?? "") ?? {}, { state: "rejected" });
    return problem(422, "attachment_unreadable");
  });
  expect(await flushOutbox()).toBe(0);
  expect(await draft(id)).toMatchObject({
    state: "rejected",
    service_request_id: "1000000000",
    problem: { code: "attachment_unreadable", title: "Because of attachment_unreadable" },
    attachments: [{ state: "rejected", problem: { code: "attachment_unreadable" } }, { state: "stored" }],
  });
  expect(await bytesOf(await store.recordingBlob(id))).toBe("bukan suara");
  expect(await store.photoBlob(id, 0)).toBeNull();
  expect(await store.listReceipts()).toHaveLength(1);
  const again = await store.reopenDraft(id);
  expect(again.id).not.toBe(id);
  expect(await bytesOf(await store.recordingBlob(again.id))).toBe("bukan suara");
  expect(again.photos).toEqual([]);
});

type Key = [draft_id: string, take: number, seq: number];

test.each([
  ["gone", (key: Key) => write(["chunks"], (tx) => tx.objectStore("chunks").delete(key))],
  [
    "altered",
    ([draft_id, take, seq]: Key) =>
      write(["chunks"], (tx) => tx.objectStore("chunks").put({ draft_id, take, seq, bytes: new Uint8Array(3).buffer })),
  ],
])("test_a_recording_is_not_sent_and_says_so_when_a_second_of_it_is_%s", async (_, spoil) => {
  const { id, voice } = await queued({ words: ["sua", "ra"], photos: ["foto"] });
  await spoil([id, voice?.take ?? 0, 1]);
  expect(await flushOutbox()).toBe(0);
  expect(server.log.filter((line) => line === "PATCH file")).toHaveLength(1);
  expect(await draft(id)).toMatchObject({
    state: "rejected",
    attachments: [{ state: "rejected", problem: { code: "attachment_damaged" } }, { state: "stored" }],
  });
  expect(await store.recordingBlob(id)).not.toBeNull();
});

test("test_a_missing_photo_does_not_stop_the_recording_when_both_are_sent", async () => {
  const { id } = await queued({ words: ["suara"], photos: ["foto"] });
  await write(["blobs"], (tx) => tx.objectStore("blobs").delete([id, "photo", 0]));
  expect(await flushOutbox()).toBe(0);
  expect((await draft(id)).attachments).toMatchObject([{ state: "stored" }, { state: "rejected" }]);
});

test("test_a_file_damaged_on_the_way_is_sent_again_when_the_server_noticed", async () => {
  const { id } = await queued({ words: ["suara"] });
  server.once("PATCH", () => problem(422, "attachment_hash_mismatch"));
  expect(await flushOutbox()).toBe(1);
  expect((await draft(id)).attachments).toMatchObject([{ state: "waiting" }]);
  expect(await flushOutbox({ force: true })).toBe(0);
  expect((await draft(id)).state).toBe("sent");
});

test("test_a_report_is_sent_again_under_its_id_when_the_server_has_forgotten_it", async () => {
  const { id } = await queued({ words: ["suara"] });
  server.once("HEAD", () => new Response(null, { status: 503 }));
  await flushOutbox();
  server.reports.clear();
  expect(await flushOutbox({ force: true })).toBe(1);
  expect(await draft(id)).toMatchObject({ state: "queued", attempts: 1 });
  expect(await flushOutbox({ force: true })).toBe(0);
  expect([...server.reports.keys()]).toEqual([id]);
});

test.each([200, 503])(
  "test_the_others_go_when_a_draft_is_deleted_while_it_is_sent_and_the_answer_is_%d",
  async (status) => {
    const { id } = await queued({ words: ["suara"] });
    server.once("HEAD", async () => {
      await store.deleteDraft(id);
      return status === 200 ? undefined : new Response(null, { status });
    });
    server.once("POST", async () => {
      await queued({ text: "lain" });
      return undefined;
    });
    expect(await flushOutbox()).toBe(0);
    expect((await store.listDrafts()).map(({ state }) => state)).toEqual(["sent"]);
  },
);
