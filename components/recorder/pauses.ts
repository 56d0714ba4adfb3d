// Where somebody stops speaking for a moment: a good place to let what was said be written down.

import { AUDIBLE } from "./levels";

const PAUSE_S = 0.6;
/** 15 dB below the voice is no voice any more. */
const FALL = 0.25;
/** The loudest sound is forgotten slowly, so that one knock does not make speech look like silence. */
const FORGET_A_SECOND = 0.05;

/** Follows the level of one take; `at` counts the seconds recorded. */
export class Pauses {
  private loudest = 0;
  private before = 0;
  private spokeAt?: number;

  /** Tells once for each utterance that it has been over for 0.6 s. */
  ended(level: number, at: number): boolean {
    this.loudest = Math.max(level, this.loudest - FORGET_A_SECOND * (at - this.before));
    this.before = at;
    if (level >= Math.max(AUDIBLE, this.loudest - FALL)) this.spokeAt = at;
    if (this.spokeAt === undefined || at - this.spokeAt < PAUSE_S) return false;
    this.spokeAt = undefined;
    return true;
  }
}
