import { afterEach, beforeEach, expect, test } from "bun:test";
import { hush } from "../../../components/player";
import { Reader } from "../../../components/read_aloud/reader";
import { FakeAudio, FakeVoices, fakeServer } from "./phone";

const READING = { text: "Satu. Dua. Tiga.", lang: "id", url: "/api/v1/requests/1/speech?locale=id", secret: "s" };
const THREE = ["Satu.", "Dua.", "Tiga."];
const kept = { fetch: globalThis.fetch };

let troubles: string[] = [];
let states: string[] = [];

function reader(rate = 1): Reader {
  troubles = [];
  states = [];
  const made: Reader = new Reader(
    READING,
    rate,
    () => states.push(made.state),
    (what) => troubles.push(what),
  );
  return made;
}

/** Lets everything that is ready happen. */
const settled = () => new Promise((resolve) => setImmediate(resolve));
const audio = () => FakeAudio.last as FakeAudio;

beforeEach(() => {
  FakeAudio.refuse = "";
  Object.assign(globalThis, {
    Audio: FakeAudio,
    SpeechSynthesisUtterance: class {
      constructor(readonly text: string) {}
    },
    speechSynthesis: new FakeVoices([]),
  });
});
afterEach(() => {
  hush();
  Object.assign(globalThis, kept);
});

test("test_every_sentence_is_read_in_turn_when_the_one_before_is_over", async () => {
  const { asked } = fakeServer(THREE);
  const made = reader();
  await made.read(0);
  const read = [made.at];
  for (const _ of [1, 2]) {
    audio().end();
    await settled();
    read.push(made.at);
  }
  audio().end();
  expect(read).toEqual([0, 1, 2]);
  expect(made.state).toBe("silent");
  expect(asked).toEqual(["0", "1", "2"]);
});

test("test_the_next_sentence_is_fetched_before_it_is_needed", async () => {
  const { asked } = fakeServer(THREE);
  await reader().read(0);
  expect(asked).toEqual(["0", "1"]);
});

test("test_reading_goes_on_where_it_was_when_it_was_paused", async () => {
  fakeServer(THREE);
  const made = reader();
  await made.read(1);
  made.pauseOrGo();
  expect([made.state, audio().playing, made.at]).toEqual(["paused", false, 1]);
  made.pauseOrGo();
  expect([made.state, audio().playing, made.at]).toEqual(["reading", true, 1]);
});

test("test_only_one_sentence_sounds_when_people_are_quick", async () => {
  fakeServer(THREE);
  const made = reader();
  await Promise.all([made.read(0), made.read(1), made.read(2)]);
  expect([made.at, made.state]).toEqual([2, "reading"]);
  audio().end();
  expect(made.state).toBe("silent");
});

test("test_a_reader_falls_silent_when_another_begins", async () => {
  fakeServer(THREE);
  const first = reader();
  await first.read(0);
  const second = reader();
  await second.read(0);
  expect([first.state, second.state]).toEqual(["silent", "reading"]);
});

test("test_nothing_begins_to_sound_when_a_recording_starts_during_the_fetching", async () => {
  fakeServer(THREE);
  const made = reader();
  const reading = made.read(0);
  hush();
  await reading;
  expect(made.state).toBe("silent");
  expect(states).not.toContain("reading");
});

test("test_the_speed_changes_at_once_and_for_what_follows", async () => {
  fakeServer(THREE);
  const made = reader(0.5);
  await made.read(0);
  expect([audio().playbackRate, audio().preservesPitch]).toEqual([0.5, true]);
  made.speed(2);
  expect(audio().playbackRate).toBe(2);
  audio().end();
  await settled();
  expect(audio().playbackRate).toBe(2);
});

test("test_the_phones_own_voice_says_the_words_when_the_server_has_no_voice", async () => {
  fakeServer(THREE, true);
  const voices = new FakeVoices(["en-US", "id-ID"]);
  Object.assign(globalThis, { speechSynthesis: voices });
  const made = reader(1.5);
  await made.read(0);
  expect(voices.said.map(({ text, rate }) => [text, rate])).toEqual([["Satu. (spoken)", 1.5]]);
  voices.end();
  await settled();
  expect(voices.said.at(-1)?.text).toBe("Dua. (spoken)");
});

test("test_sentences_are_read_by_the_phone_when_there_is_no_network", async () => {
  fakeServer(null);
  const voices = new FakeVoices(["id-ID"]);
  Object.assign(globalThis, { speechSynthesis: voices });
  const made = reader();
  await made.read(1);
  expect(voices.said.map(({ text }) => text)).toEqual(["Dua."]);
});

test("test_no_other_languages_voice_is_taken_when_none_is_there", async () => {
  fakeServer(null);
  const voices = new FakeVoices(["en-US", "ms-MY"]);
  Object.assign(globalThis, { speechSynthesis: voices });
  const made = reader();
  await made.read(0);
  expect(troubles).toEqual(["no voice"]);
  expect([made.state, voices.said]).toEqual(["silent", []]);
});

test("test_another_press_is_asked_for_when_the_browser_wants_one", async () => {
  fakeServer(THREE);
  FakeAudio.refuse = "NotAllowedError";
  const made = reader();
  await made.read(0);
  await settled();
  expect([made.state, troubles]).toEqual(["silent", ["press again"]]);
});
