// What can go wrong on the phone, in few names. What was stored before stays stored.

import { N_ } from "../messages";

const SENTENCES = {
  storage_full: N_(
    "The phone's storage is full. What is already saved stays. Delete something you no longer need, then try again.",
  ),
  storage_unavailable: N_(
    "This browser cannot keep anything on the phone. Leave private mode, or send your report right away.",
  ),
  not_found: N_("This draft is no longer on the phone."),
  not_a_draft: N_("This report was already handed in. It cannot be changed."),
  nothing_said: N_("Record your voice or write a few words first."),
  too_many_photos: N_("You can add up to 3 photos. Remove one first."),
  photo_too_large: N_("This photo is too large. Choose another one."),
};

export type StoreErrorCode = keyof typeof SENTENCES;

/** Something the person can do something about. Show `t(error.message)`: the message is a message id. */
export class StoreError extends Error {
  override readonly name = "StoreError";

  constructor(
    readonly code: StoreErrorCode,
    cause?: unknown,
  ) {
    super(SENTENCES[code], { cause });
  }
}

/** Gives the browser's storage errors one of our names; anything else is passed on as it is. */
export function named(error: unknown): unknown {
  const name = error instanceof Error ? error.name : "";
  if (name === "QuotaExceededError") return new StoreError("storage_full", error);
  if (["InvalidStateError", "SecurityError", "UnknownError", "VersionError"].includes(name)) {
    return new StoreError("storage_unavailable", error);
  }
  return error;
}
