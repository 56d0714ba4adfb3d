import { expect, test } from "bun:test";
import { failure, json, Refused, Unreached } from "../../../components/outbox/answers";

const PROBLEM = "application/problem+json";

function of(status: number, body: string, headers: Record<string, string> = { "Content-Type": PROBLEM }) {
  return failure({ status, body, header: (name) => headers[name] ?? null });
}

test("test_a_problem_is_a_refusal_with_its_fields_when_the_server_considered_it", () => {
  const refused = of(422, '{"code":"nothing_said","title":"Say something","fields":["text"],"status":422}');
  expect(refused).toBeInstanceOf(Refused);
  expect(refused).toMatchObject({ problem: { code: "nothing_said", title: "Say something", fields: ["text"] } });
});

test.each([
  [403, "<html>Please sign in to the hotel's network</html>", "text/html"],
  [404, "not found", "text/plain"],
  [404, '{"code":"no_route","title":"of some proxy"}', "application/json"],
  [422, "[]", PROBLEM],
  [422, "{broken", PROBLEM],
  [408, '{"code":"slow"}', PROBLEM],
  [429, '{"code":"too_many"}', PROBLEM],
  [500, '{"code":"error"}', PROBLEM],
  [503, '{"code":"busy"}', PROBLEM],
  [304, "", ""],
])("test_an_answer_is_no_refusal_when_it_is_%p_%p_%p", (status, body, type) => {
  expect(of(status, body, { "Content-Type": type })).toBeInstanceOf(Unreached);
});

test.each([
  ["7", 7000],
  ["999999", 3_600_000],
  ["soon", 0],
  ["Wed, 21 Oct 2015 07:28:00 GMT", 0],
])("test_the_wait_asked_for_is_honoured_when_retry_after_is_%p", (value, wait) => {
  expect(of(429, "", { "Retry-After": value })).toMatchObject({ retry_after_ms: wait });
});

test("test_only_objects_are_read_when_a_body_should_be_json", () => {
  expect(["", "null", "3", "<p>", '{"a":1}'].map(json)).toEqual([{}, {}, {}, {}, { a: 1 }]);
});
