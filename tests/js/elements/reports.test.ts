import { expect, test } from "bun:test";
import { progressOf, titleOf } from "../../../components/my_reports/items";
import { cleanNumber, cleanSecret, wrongIn } from "../../../components/status_view/credentials";
import { statusWords } from "../../../components/status_words";
import { type Draft, EMPTY } from "../../../components/store/store";

const DRAFT: Draft = {
  id: "193af2d5-ae8d-490d-a948-74fc286156e9",
  created_at: 0,
  updated_at: 0,
  locale: "en",
  state: "queued",
  fields: { ...EMPTY },
  voice: null,
  photos: [],
  attachments: [],
  attempts: 0,
};
const file = (size_bytes: number, state: "waiting" | "stored", offset = 0) =>
  ({ sha256: "", media_type: "", size_bytes, role: "voice", index: 0, state, offset }) as const;

test("test_a_report_is_named_by_its_first_whole_words_when_it_is_long", () => {
  const text = `Lampu jalan di depan sekolah mati\n\nsudah ${"lama ".repeat(20)}`;
  const title = titleOf({ ...DRAFT, fields: { ...EMPTY, text } });
  expect(title).toBe("Lampu jalan di depan sekolah mati sudah lama lama lama lama …");
});

test("test_progress_counts_the_bytes_that_have_arrived_when_files_are_on_their_way", () => {
  const uploading = {
    ...DRAFT,
    state: "uploading" as const,
    attachments: [file(300, "stored"), file(100, "waiting", 50)],
  };
  expect(progressOf(uploading)).toContain("87 %");
});

test("test_the_reason_is_shown_when_a_report_was_refused", () => {
  const refused = { ...DRAFT, state: "rejected" as const, problem: { code: "x", title: "Too old." } };
  expect(progressOf(refused)).toBe("Too old.");
});

test("test_a_report_is_said_to_be_safe_when_it_was_never_tried", () => {
  expect(progressOf(DRAFT)).toBe("Saved on this phone. It will be sent by itself.");
});

test("test_a_number_is_understood_when_it_was_grouped_by_hand", () => {
  expect(cleanNumber(" 1234-567.890 ")).toBe("1234567890");
});

test("test_a_secret_is_understood_when_look_alikes_and_small_letters_were_typed", () => {
  expect(cleanSecret("ab0o il1 xyz89")).toBe("AB00-111X-YZ89");
});

test("test_both_are_asked_for_when_they_cannot_be_right", () => {
  expect(wrongIn("123", "").map(({ field }) => field)).toEqual(["number", "secret"]);
  expect(wrongIn("1234567890", "AB00-111X-YZ89")).toEqual([]);
});

test("test_a_status_is_shown_as_its_code_when_the_server_is_newer", () => {
  expect(statusWords("answered")).toBe("Answered");
  expect(statusWords("appealed")).toBe("appealed");
});
