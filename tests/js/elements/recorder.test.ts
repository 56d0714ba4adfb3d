import { expect, test } from "bun:test";
import { loudness } from "../../../components/recorder/microphone";
import { problemOf, RecordingProblem } from "../../../components/recorder/problem";
import { chooseType } from "../../../components/recorder/recorder";

const everything = () => true;

test("test_webm_is_recorded_when_the_browser_can", () => {
  expect(chooseType(everything, false)).toBe("audio/webm;codecs=opus");
});

test("test_mp4_is_recorded_when_apple_claims_webm_too", () => {
  expect(chooseType(everything, true)).toBe("audio/mp4");
});

test("test_the_browser_chooses_when_it_knows_none_of_our_formats", () => {
  expect(chooseType(() => false, false)).toBe("");
});

test("test_silence_is_nothing_and_full_scale_is_all_when_loudness_is_shown", () => {
  expect(loudness(new Float32Array(64))).toBe(0);
  expect(loudness(new Float32Array(64).fill(1))).toBe(1);
  expect(loudness(new Float32Array(64).fill(0.001))).toBeCloseTo(0);
  expect(loudness(new Float32Array(64).fill(0.1))).toBeCloseTo(2 / 3);
});

test.each([
  ["NotAllowedError", "NOT_ALLOWED"],
  ["SecurityError", "NOT_ALLOWED"],
  ["NotFoundError", "NO_MIC"],
  ["NotReadableError", "NO_MIC"],
  ["TypeError", "NO_SUPPORT"],
] as const)("test_a_refusal_is_told_in_our_words_when_the_browser_says_%s", (name, code) => {
  const error = Object.assign(new Error(), { name });
  expect(problemOf(error)).toBe(code);
  expect(new RecordingProblem(problemOf(error), error).message).toEndWith(".");
});
