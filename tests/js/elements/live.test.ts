import { afterEach, beforeEach, expect, spyOn, test } from "bun:test";
import { Live, type Segment } from "../../../components/recorder/live";

interface Asked {
  method: string;
  offset: number;
  last: boolean;
  size: number;
}

const piece = (size: number) => new Blob(["x".repeat(size)], { type: "audio/webm;codecs=opus" });
const words = (text: string): Segment => ({ words: [{ text, sure: true }] });
let asked: Asked[];
let answers: ((asked: Asked) => Response | Promise<Response>)[];
let clock: number;
let spies: { mockRestore(): void }[];

/** The server has everything, and understood "heard". */
const heard = ({ offset, size }: Asked) => Response.json({ offset: offset + size, segments: [words("heard")] });

beforeEach(() => {
  asked = [];
  answers = [];
  clock = 0;
  const server = async (input: unknown, init?: RequestInit) => {
    const url = new URL(String(input), "https://lapor.test");
    const request: Asked = {
      method: init?.method ?? "GET",
      offset: Number(url.searchParams.get("offset")),
      last: url.searchParams.get("last") === "true",
      size: init?.body instanceof Blob ? init.body.size : 0,
    };
    asked.push(request);
    return request.method === "DELETE" ? new Response(null, { status: 204 }) : (answers.shift() ?? heard)(request);
  };
  spies = [
    spyOn(globalThis, "fetch").mockImplementation(server as typeof fetch),
    spyOn(performance, "now").mockImplementation(() => clock),
  ];
});

afterEach(() => {
  for (const spy of spies) spy.mockRestore();
});

const posts = () => asked.filter(({ method }) => method === "POST");
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test("test_nothing_is_sent_when_somebody_goes_on_speaking", () => {
  const live = new Live("id", () => {});
  clock = 4000;
  live.hear(piece(10));

  expect(asked).toEqual([]);
});

test("test_what_was_said_is_sent_when_an_utterance_has_ended", async () => {
  const shown: Segment[][] = [];
  const live = new Live("id", (segments) => shown.push(segments));
  live.hear(piece(10));
  live.utteranceEnded();
  live.hear(piece(5));
  await settled();

  expect(posts()).toEqual([{ method: "POST", offset: 0, last: false, size: 15 }]);
  expect(shown).toEqual([[words("heard")]]);
});

test("test_what_was_said_is_sent_when_there_was_no_pause_for_long", async () => {
  const live = new Live("id", () => {});
  clock = 4500;
  live.hear(piece(10));
  await settled();
  clock = 8000;
  live.hear(piece(3));
  clock = 9100;
  live.hear(piece(4));
  await settled();

  expect(posts().map(({ offset, size }) => [offset, size])).toEqual([
    [0, 10],
    [10, 7],
  ]);
});

test("test_one_request_is_under_way_when_the_server_is_slow", async () => {
  let release = (_: Response) => {};
  answers.push(() => new Promise((resolve) => (release = resolve)));
  const live = new Live("id", () => {});
  for (const size of [10, 20, 30]) {
    live.utteranceEnded();
    live.hear(piece(size));
  }
  expect(posts().length).toBe(1);
  release(Response.json({ offset: 10, segments: [] }));
  await settled();
  live.hear(piece(1));
  await settled();

  expect(posts()[1]).toEqual({ method: "POST", offset: 10, last: false, size: 51 });
});

test("test_the_missing_bytes_are_sent_again_when_the_server_lacks_some", async () => {
  answers.push(heard, () => Response.json({ offset: 4 }, { status: 409 }));
  const live = new Live("id", () => {});
  for (const size of [10, 6]) {
    live.utteranceEnded();
    live.hear(piece(size));
    await settled();
  }

  expect(posts().map(({ offset, size }) => [offset, size])).toEqual([
    [0, 10],
    [10, 6],
    [4, 12],
  ]);
});

test.each([
  ["busy", () => new Response(null, { status: 503 })],
  ["asked too often", () => new Response(null, { status: 429 })],
  ["lost", () => Promise.reject(new TypeError("network"))],
  ["no server of ours", () => new Response("<html>", { status: 200 })],
  ["confused", () => Response.json({ offset: 99 }, { status: 409 })],
  ["without an offset", () => Response.json({}, { status: 409 })],
] as [string, () => Response | Promise<Response>][])(
  "test_it_ends_quietly_and_asks_no_more_when_the_server_is_%s",
  async (_, answer) => {
    const shown: Segment[][] = [];
    answers.push(answer);
    const live = new Live("id", (segments) => shown.push(segments));
    for (let round = 0; round < 3; round += 1) {
      live.utteranceEnded();
      live.hear(piece(10));
      await settled();
    }

    expect(await live.finish()).toBe(false);
    expect(shown).toEqual([]);
    expect(posts().length).toBe(1);
    expect(asked.at(-1)?.method).toBe("DELETE");
  },
);

test("test_the_rest_is_sent_and_then_forgotten_when_the_recording_is_over", async () => {
  const shown: Segment[][] = [];
  const live = new Live("id", (segments) => shown.push(segments));
  live.utteranceEnded();
  live.hear(piece(10));
  await settled();
  live.hear(piece(2));

  expect(await live.finish()).toBe(true);
  expect(asked.map(({ method, last }) => [method, last])).toEqual([
    ["POST", false],
    ["POST", true],
    ["DELETE", false],
  ]);
  expect(shown.length).toBe(2);
});

test("test_the_end_is_told_when_all_of_the_sound_was_sent_already", async () => {
  const live = new Live("id", () => {});
  live.utteranceEnded();
  live.hear(piece(10));
  await live.finish();

  expect(posts()).toEqual([
    { method: "POST", offset: 0, last: false, size: 10 },
    { method: "POST", offset: 10, last: true, size: 0 },
  ]);
});

test("test_no_late_answer_is_shown_when_the_recording_was_deleted_meanwhile", async () => {
  const shown: Segment[][] = [];
  const live = new Live("id", (segments) => shown.push(segments));
  live.utteranceEnded();
  live.hear(piece(10));
  live.forget();
  live.forget();
  await settled();

  expect(shown).toEqual([]);
  expect(asked.map(({ method }) => method)).toEqual(["POST", "DELETE"]);
});

test("test_the_server_hears_nothing_when_nothing_was_recorded", async () => {
  const live = new Live("id", () => {});

  expect(await live.finish()).toBe(true);
  expect(asked).toEqual([]);
});
