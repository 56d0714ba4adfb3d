// What can keep a voice from being recorded, each with what to do about it.

import { t } from "../messages";

const SENTENCES = {
  NOT_ALLOWED: () =>
    t("The microphone is not allowed. Allow it in the browser's settings for this site, or write instead."),
  NO_MIC: () =>
    t("No microphone was found, or another app is using it. Close that app and try again, or write instead."),
  NO_SUPPORT: () => t("This browser cannot record. Choose a recording from your phone, or write instead."),
  TOO_LONG: () => t("This recording is longer than 3 minutes. Choose a shorter one, or record again."),
};

export type ProblemCode = keyof typeof SENTENCES;

/** Its message is a sentence to show. */
export class RecordingProblem extends Error {
  constructor(
    readonly code: ProblemCode,
    cause?: unknown,
  ) {
    super(SENTENCES[code](), { cause });
    this.name = "RecordingProblem";
  }
}

/** Returns which problem a refusal of `getUserMedia` is. */
export function problemOf(error: unknown): ProblemCode {
  const name = error instanceof Error ? error.name : "";
  if (["NotAllowedError", "SecurityError"].includes(name)) return "NOT_ALLOWED";
  return name === "TypeError" ? "NO_SUPPORT" : "NO_MIC";
}
