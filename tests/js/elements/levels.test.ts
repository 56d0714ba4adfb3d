import { expect, test } from "bun:test";
import { type Fault, hintAbout, Levels, remarkAbout } from "../../../components/recorder/levels";
import { Pauses } from "../../../components/recorder/pauses";

/** Ten moments a second; speech rises and falls four times a second. */
function speak(levels: Levels, from: number, seconds: number, level: number, peak = level): (Fault | undefined)[] {
  return Array.from({ length: seconds * 10 }, (_, moment) =>
    levels.hear(moment % 5 < 3 ? level : level / 3, peak, from + moment / 10),
  );
}

test("test_nothing_is_said_when_the_voice_is_heard_well", () => {
  const levels = new Levels();

  expect(speak(levels, 0, 30, 0.7)).toEqual(Array(300).fill(undefined));
  expect(levels.verdict).toBeUndefined();
});

test("test_a_quiet_voice_gets_a_hint_after_four_seconds", () => {
  const levels = new Levels();
  const hints = speak(levels, 0, 10, 0.3);

  expect(hints.indexOf("quiet")).toBe(40);
  expect(new Set(hints.slice(40))).toEqual(new Set(["quiet"]));
  expect(levels.verdict).toBe("quiet");
});

test("test_thinking_is_no_fault_when_the_voice_was_heard_well_before", () => {
  const levels = new Levels();
  speak(levels, 0, 5, 0.7);

  expect(new Set(speak(levels, 5, 9, 0.3))).toEqual(new Set([undefined]));
});

test("test_somebody_who_moves_away_is_told_when_ten_seconds_were_quiet", () => {
  const levels = new Levels();
  speak(levels, 0, 5, 0.7);

  expect(speak(levels, 5, 12, 0.3)).toContain("quiet");
  expect(levels.verdict).toBeUndefined();
});

test("test_a_steady_hum_is_no_quiet_voice", () => {
  const levels = new Levels();
  const hints = Array.from({ length: 200 }, (_, moment) => levels.hear(0.25, 0.1, moment / 10));

  expect(new Set(hints)).toEqual(new Set([undefined]));
});

test("test_silence_is_told_after_four_seconds_and_not_when_a_voice_was_there", () => {
  const levels = new Levels();

  expect(speak(levels, 0, 5, 0.01).indexOf("silent")).toBe(40);
  expect(levels.verdict).toBe("silent");
  speak(levels, 5, 10, 0.7);
  expect(new Set(speak(levels, 15, 10, 0.01))).toEqual(new Set([undefined]));
});

test("test_a_voice_that_is_cut_off_gets_a_hint_and_a_single_knock_does_not", () => {
  const levels = new Levels();

  expect(speak(levels, 0, 2, 0.7)).not.toContain("loud");
  levels.hear(0.9, 1, 2);
  expect(speak(levels, 2.1, 2, 0.7)).not.toContain("loud");
  expect(speak(levels, 4.1, 2, 0.9, 1)).toContain("loud");
  expect(levels.verdict).toBe("loud");
});

test("test_a_hint_stays_five_seconds_when_its_reason_is_gone_at_once", () => {
  const levels = new Levels();
  speak(levels, 0, 5, 0.3);
  const after = speak(levels, 5, 10, 0.7);

  expect(after.filter((hint) => hint === "quiet").length).toBe(40);
  expect(after.at(-1)).toBeUndefined();
});

test("test_every_fault_has_words_and_none_is_said_when_all_was_well", () => {
  for (const fault of ["silent", "quiet", "loud"] as const) {
    expect(hintAbout(fault)).toEndWith(fault === "silent" ? "?" : ".");
    expect(remarkAbout(fault)).toStartWith("But ");
  }
  expect(remarkAbout()).toBe("");
});

test("test_an_utterance_ends_once_when_there_was_a_pause_of_six_tenths", () => {
  const pauses = new Pauses();
  const said = [...Array(20).fill(0.7), ...Array(20).fill(0.2), ...Array(10).fill(0.6), ...Array(10).fill(0.1)];
  const ended = said.flatMap((level, moment) => (pauses.ended(level, moment / 8) ? [moment] : []));

  expect(ended).toEqual([24, 54]);
});

test("test_no_utterance_ends_when_nobody_spoke", () => {
  const pauses = new Pauses();

  expect(Array.from({ length: 100 }, (_, moment) => pauses.ended(0.05, moment / 10))).not.toContain(true);
});

test("test_utterances_end_again_when_a_knock_was_far_louder_than_the_voice", () => {
  const pauses = new Pauses();
  pauses.ended(1, 0);
  for (let at = 0.1; at < 8; at += 0.1) pauses.ended(0.55, at);
  const ended = Array.from({ length: 10 }, (_, moment) => pauses.ended(0.2, 8 + moment / 10));

  expect(ended.filter(Boolean).length).toBe(1);
});
