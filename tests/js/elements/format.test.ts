import { expect, test } from "bun:test";
import { clock, duration, grouped, spelled, when } from "../../../components/format";

test("test_the_clock_counts_whole_seconds_when_they_are_not_over_yet", () => {
  expect([0, 9.99, 60, 179.5, 180].map(clock)).toEqual(["0:00", "0:09", "1:00", "2:59", "3:00"]);
});

test("test_a_duration_is_spoken_in_the_language_of_the_page_when_it_has_minutes", () => {
  expect(duration(65, "en")).toBe("1 minute 5 seconds");
  expect(duration(65, "id")).toBe("1 menit 5 detik");
});

test("test_a_duration_says_no_empty_part_when_one_of_them_is_zero", () => {
  expect([0, 1, 120].map((seconds) => duration(seconds, "en"))).toEqual(["0 seconds", "1 second", "2 minutes"]);
});

test("test_a_number_is_shown_in_groups_when_it_has_ten_digits", () => {
  expect(grouped("1234567890")).toBe("1234 567 890");
  expect(grouped("12345")).toBe("12345");
});

test("test_signs_are_spoken_one_by_one_when_they_stand_in_groups", () => {
  expect(spelled("1234 567 890")).toBe("1 2 3 4, 5 6 7, 8 9 0");
  expect(spelled("AB1C-2DEF")).toBe("A B 1 C, 2 D E F");
});

test("test_a_day_stays_that_day_when_it_has_no_time", () => {
  expect(when("2026-11-01", "en")).toBe("Sunday, November 1, 2026");
});

test("test_text_that_is_no_time_is_shown_as_it_is_when_a_server_sends_it", () => {
  expect(when("soon", "en")).toBe("soon");
});
