import { expect, test } from "bun:test";
import { backoff } from "../../../components/outbox/backoff";

test("test_waits_double_from_one_second_to_five_minutes_when_tries_fail", () => {
  const waits = [1, 2, 3, 4, 8, 9, 10, 50].map((attempts) => backoff(attempts, 0) / 1000);
  expect(waits).toEqual([1, 2, 4, 8, 128, 250, 250, 250]);
  expect(backoff(50, 1)).toBe(300_000);
});

test("test_phones_do_not_come_back_in_the_same_second_when_they_waited_as_long", () => {
  const waits = new Set(Array.from({ length: 20 }, () => Math.round(backoff(12))));
  expect(waits.size).toBeGreaterThan(10);
});
