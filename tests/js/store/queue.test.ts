import { beforeEach, expect, spyOn, test } from "bun:test";
import { markRefused } from "../../../components/store/delivery";
import * as store from "../../../components/store/store";
import { bytesOf, draft, freshPhone, JPEG, openTab, queued, record } from "../phone/phone";

beforeEach(freshPhone);

test("test_the_request_is_frozen_without_empty_fields_when_a_draft_is_queued", async () => {
  const { id, state, submission } = await queued({ text: "Jalan rusak", words: ["a", "bc"], photos: ["foto"] });
  expect(state).toBe("queued");
  expect(submission).toEqual({
    id,
    locale: "id",
    request_type: "complaint",
    text: "Jalan rusak",
    attachments: [
      {
        sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        media_type: "audio/webm;codecs=opus",
        size_bytes: 3,
        role: "voice",
      },
      { sha256: expect.stringMatching(/^[0-9a-f]{64}$/), media_type: JPEG, size_bytes: 4, role: "photo" },
    ],
  });
});

test("test_a_queued_report_is_whole_when_the_tab_is_killed_right_after", async () => {
  const { id } = await queued({ words: ["suara"] });
  const next = await openTab();
  expect((await next.getDraft(id))?.state).toBe("queued");
  expect(await bytesOf(await next.recordingBlob(id))).toBe("suara");
});

test("test_nothing_is_queued_when_nothing_was_said", async () => {
  const { id } = await store.newDraft("id");
  await store.saveFields(id, { text: "  ", address: "Pasar" });
  await store.putPhoto(id, new Blob(["x"], { type: JPEG }), "x");
  await expect(store.queueDraft(id)).rejects.toMatchObject({ code: "nothing_said" });
  expect((await draft(id)).state).toBe("draft");
});

test("test_a_late_keystroke_changes_nothing_when_the_report_was_handed_in", async () => {
  const { id, submission } = await queued({ text: "Jalan rusak" });
  await expect(store.saveFields(id, { text: "lain" })).rejects.toMatchObject({ code: "not_a_draft" });
  await expect(record(id, ["lain"])).rejects.toMatchObject({ code: "not_a_draft" });
  await expect(store.queueDraft(id)).rejects.toMatchObject({ code: "not_a_draft" });
  expect((await draft(id)).submission).toEqual(submission);
});

test("test_what_is_sent_is_what_is_stored_when_another_tab_writes_while_the_sound_is_hashed", async () => {
  const { id } = await store.newDraft("id");
  await record(id, ["suara"]);
  const other = await openTab();
  const digest = crypto.subtle.digest.bind(crypto.subtle);
  const hashing = spyOn(crypto.subtle, "digest").mockImplementationOnce(async (name, bytes) => {
    await other.putPhoto(id, new Blob(["foto"], { type: JPEG }), "foto.jpg");
    return digest(name as string, bytes as ArrayBuffer);
  });
  const { attachments } = await store.queueDraft(id);
  hashing.mockRestore();
  expect(attachments.map(({ role }) => role)).toEqual(["voice", "photo"]);
});

test("test_a_report_can_be_taken_back_when_it_was_never_tried", async () => {
  const { id } = await queued({ text: "salah" });
  expect(await store.reopenDraft(id)).toMatchObject({ id, state: "draft", attachments: [] });
  await store.saveFields(id, { text: "benar" });
  expect((await store.queueDraft(id)).submission?.text).toBe("benar");
});

test("test_a_rejected_report_keeps_its_id_and_reason_when_it_is_reopened", async () => {
  const { id } = await queued({ text: "x", words: ["suara"] });
  await markRefused(id, { code: "occurred_on_future", title: "Not in the future", fields: ["occurred_on"] });
  const reopened = await store.reopenDraft(id);
  expect(reopened).toMatchObject({ id, state: "draft", attempts: 0, problem: { code: "occurred_on_future" } });
  expect(await bytesOf(await store.recordingBlob(id))).toBe("suara");
  expect((await store.queueDraft(id)).problem).toBeUndefined();
});

test("test_a_conflicting_report_moves_whole_to_a_new_id_when_it_is_reopened", async () => {
  const { id } = await queued({ text: "x", words: ["su", "ara"], photos: ["foto"] });
  await markRefused(id, { code: "submission_conflict", title: "Already taken" });
  const moved = await store.reopenDraft(id);
  expect(moved.id).not.toBe(id);
  expect(await store.getDraft(id)).toBeUndefined();
  expect(await bytesOf(await store.recordingBlob(moved.id))).toBe("suara");
  expect(await bytesOf(await store.photoBlob(moved.id, 0))).toBe("foto");
  expect((await store.queueDraft(moved.id)).attachments).toHaveLength(2);
});

test.each([
  ["nothing that is the default", {}, {}],
  ["nothing when the language is the page's", { spoken_language: "id" }, {}],
  ["another language", { spoken_language: "jv" }, { spoken_language: "jv" }],
  ["no mask that is there by default", { anonymous: true, mask_voice: true }, { anonymous: true }],
  ["a mask that was refused", { anonymous: true }, { anonymous: true, mask_voice: false }],
  ["a mask that was asked for", { mask_voice: true }, { mask_voice: true }],
  ["the wish to have the voice destroyed", { destroy_voice: true }, { destroy_voice: true }],
])("test_the_request_says_%s_when_somebody_spoke", async (_, fields, expected) => {
  const { id } = await store.newDraft("id");
  await store.saveFields(id, fields);
  await record(id, ["suara"]);
  const { submission: { id: __, locale, request_type, attachments, ...said } = {} as store.Submission } =
    await store.queueDraft(id);

  expect(said).toEqual(expected);
});

test("test_the_request_says_nothing_of_a_voice_when_nobody_spoke", async () => {
  const { id } = await store.newDraft("id");
  await store.saveFields(id, { text: "Jalan", spoken_language: "jv", mask_voice: true, destroy_voice: true });

  expect(Object.keys((await store.queueDraft(id)).submission ?? {}).sort()).toEqual([
    "attachments",
    "id",
    "locale",
    "request_type",
    "text",
  ]);
});

test("test_no_mask_is_refused_when_the_draft_is_older_than_the_choice", async () => {
  const { id } = await store.newDraft("id");
  await store.saveFields(id, { anonymous: true, mask_voice: undefined as unknown as boolean });
  await record(id, ["suara"]);

  expect((await store.queueDraft(id)).submission?.mask_voice).toBeUndefined();
});
