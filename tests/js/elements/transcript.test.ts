import { expect, test } from "bun:test";
import type { RequestAnswer, SpokenWords } from "../../../components/store/schema";
import { noteOf, plainWords, voiceWords } from "../../../components/transcript/words";

const spoken: SpokenWords = {
  version: 1,
  pieces: [
    { text: "Lampu", sure: true },
    { text: "mati", sure: false },
  ],
  by_officer: false,
  language: "id",
  heard_as: null,
  question: null,
  approvable: true,
  approved_at: null,
  disputable: true,
  may_destroy_voice: false,
  destroy_voice: false,
  voice_destroyed: false,
};
const answer = (changes: Partial<RequestAnswer>): RequestAnswer => ({ spoken: null, ...changes }) as RequestAnswer;

test("the words without marks are those that were heard", () => {
  expect(plainWords(spoken)).toBe("Lampu mati");
});

test("nothing is said about writing down when it is done or there is no recording", () => {
  expect(noteOf(answer({ transcription: "done", spoken }))).toBe("");
  expect(noteOf(answer({ transcription: "none" }))).toBe("");
});

test("a person is promised, and why, when the machine or the reporter said so", () => {
  expect(noteOf(answer({ transcription: "audio_only" }))).toStartWith("Your recording could not be written down.");
  expect(noteOf(answer({ transcription: "audio_only", spoken }))).toStartWith("You said that something is wrong.");
});

test("a voice is called deleted only once it is", () => {
  expect(voiceWords({ ...spoken, destroy_voice: true })).toEndWith("will be deleted soon.");
  expect(voiceWords({ ...spoken, destroy_voice: true, voice_destroyed: true })).toEndWith("is deleted.");
  expect(voiceWords(spoken)).not.toContain("deleted");
});
