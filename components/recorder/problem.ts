// What can keep a voice from being recorded, each with what to do about it.

import { N_ } from "../messages";

const SENTENCES = {
  NOT_ALLOWED: N_("The microphone is not allowed. Allow it in the browser's settings for this site, or write instead."),
  NO_MIC: N_("No microphone was found, or another app is using it. Close that app and try again, or write instead."),
  NO_SUPPORT: N_("This browser cannot record. Choose a recording from your phone, or write instead."),
  TOO_LONG: N_("This recording is longer than 3 minutes. Choose a shorter one, or record again."),
};

export type ProblemCode = keyof typeof SENTENCES;

/** Show `t(error.message)`: the message is a message id. */
export class RecordingProblem extends Error {
  constructor(
    readonly code: ProblemCode,
    cause?: unknown,
  ) {
    super(SENTENCES[code], { cause });
  }
}

/** Returns which problem a refusal of `getUserMedia` is. */
export function problemOf(error: unknown): ProblemCode {
  const name = error instanceof Error ? error.name : "";
  if (["NotAllowedError", "SecurityError"].includes(name)) return "NOT_ALLOWED";
  return name === "TypeError" ? "NO_SUPPORT" : "NO_MIC";
}
