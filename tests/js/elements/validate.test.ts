import { expect, test } from "bun:test";
import { isoDay, lengthSentence, validate } from "../../../components/report_form/validate";
import { EMPTY } from "../../../components/store/store";

const TODAY = new Date(2026, 10, 21);
const SAID = { ...EMPTY, text: "Lampu mati" };
const COMPLETE = { voice: false, half_a_date: false };
const fieldsWrong = (fields: typeof SAID, more = COMPLETE) => validate(fields, more, TODAY).map(({ field }) => field);

test("test_a_report_is_right_when_something_was_written", () => {
  expect(fieldsWrong(SAID)).toEqual([]);
});

test("test_a_report_is_right_when_something_was_only_spoken", () => {
  expect(fieldsWrong({ ...EMPTY }, { ...COMPLETE, voice: true })).toEqual([]);
});

test("test_the_text_is_asked_for_when_only_spaces_were_written", () => {
  expect(fieldsWrong({ ...EMPTY, text: " \n " })).toEqual(["text"]);
});

test("test_errors_come_in_the_order_of_the_form_when_there_are_several", () => {
  const fields = { ...EMPTY, address: "a".repeat(501), contact: "c".repeat(201), occurred_on: "2026-11-22" };
  expect(fieldsWrong(fields)).toEqual(["text", "address", "occurred_on", "contact"]);
});

test("test_letters_are_counted_as_the_server_counts_them_when_they_need_two_code_units", () => {
  expect(fieldsWrong({ ...SAID, contact: "🙂".repeat(200) })).toEqual([]);
  expect(fieldsWrong({ ...SAID, contact: "🙂".repeat(201) })).toEqual(["contact"]);
});

test("test_today_is_accepted_and_tomorrow_is_not_when_a_date_is_given", () => {
  expect(fieldsWrong({ ...SAID, occurred_on: isoDay(TODAY) })).toEqual([]);
  expect(fieldsWrong({ ...SAID, occurred_on: "2026-11-22" })).toEqual(["occurred_on"]);
});

test("test_a_date_is_refused_when_it_is_before_the_republic", () => {
  expect(fieldsWrong({ ...SAID, occurred_on: "1945-08-16" })).toEqual(["occurred_on"]);
});

test("test_a_half_typed_date_is_told_when_the_browser_reads_it_as_empty", () => {
  expect(fieldsWrong(SAID, { ...COMPLETE, half_a_date: true })).toEqual(["occurred_on"]);
});

test("test_nothing_is_said_about_length_when_there_is_room", () => {
  expect(lengthSentence("a".repeat(8_999))).toBe("");
  expect(lengthSentence("a".repeat(9_000))).toBe("You have 1000 letters left.");
  expect(lengthSentence("a".repeat(10_002))).toBe("This is 2 letters too long. Make it shorter.");
});
