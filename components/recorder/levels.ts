// Is the voice heard well? Judged from what the meter shows: one fault at a time, and its hint stays long enough to read.

import { t } from "../messages";

export type Fault = "silent" | "quiet" | "loud";

/** −54 dB: quieter than a whisper at arm's length. */
export const AUDIBLE = 0.1;
/** −38 dB: the soft sounds of speech are lost in the microphone's own noise. */
const QUIET = 0.37;
/** Samples this close to ±1 have been cut off. */
const CUT_OFF = 0.98;
const CUT_OFF_TIMES = 5;
/** Speech rises and falls by more than 6 dB; a fan does not. */
const MOVES = 0.1;
const WINDOW_S = 4;
/** Whoever was heard well a moment ago may be thinking. */
const PATIENCE_S = 10;
const HINT_STAYS_S = 5;

interface Moment {
  level: number;
  peak: number;
  at: number;
}

/** Follows one take. Levels are 0 … 1 on the meter's scale of decibels, `at` counts the seconds recorded. */
export class Levels {
  private lately: Moment[] = [];
  private heard = false;
  private wellAt?: number;
  private cutOff = 0;
  private hint?: Fault;
  private hintSince = -HINT_STAYS_S;

  /** Takes in what the microphone gives now; returns the fault to show a hint about, if any. */
  hear(level: number, peak: number, at: number): Fault | undefined {
    this.lately = [...this.lately.filter((moment) => moment.at > at - WINDOW_S), { level, peak, at }];
    this.heard ||= level >= AUDIBLE;
    if (level >= QUIET) this.wellAt = at;
    if (peak >= CUT_OFF) this.cutOff += 1;
    const fault = this.judge(at);
    if (fault !== this.hint && at - this.hintSince >= HINT_STAYS_S) {
      this.hint = fault;
      this.hintSince = at;
    }
    return this.hint;
  }

  /** What to say of the whole take, once it is over. */
  get verdict(): Fault | undefined {
    if (!this.heard) return "silent";
    if (this.wellAt === undefined) return "quiet";
    return this.cutOff >= 2 * CUT_OFF_TIMES ? "loud" : undefined;
  }

  private judge(at: number): Fault | undefined {
    if (!this.heard) return at >= WINDOW_S ? "silent" : undefined;
    if (this.lately.filter(({ peak }) => peak >= CUT_OFF).length >= CUT_OFF_TIMES) return "loud";
    const patience = this.wellAt === undefined ? WINDOW_S : this.wellAt + PATIENCE_S;
    return at >= patience && this.speaksSoftly() ? "quiet" : undefined;
  }

  private speaksSoftly(): boolean {
    const levels = this.lately.map(({ level }) => level);
    const loudest = Math.max(...levels);
    return loudest >= AUDIBLE && loudest < QUIET && loudest - Math.min(...levels) >= MOVES;
  }
}

/** What to do about it, for the eyes, while the person speaks. */
export const hintAbout = (fault: Fault): string =>
  ({
    silent: t("No voice is heard yet. Is the microphone covered?"),
    quiet: t("Your voice is quiet. Hold the phone closer to your mouth."),
    loud: t("Your voice is very loud. Hold the phone further away."),
  })[fault];

/** What to say after stopping; empty when all was well. */
export const remarkAbout = (fault?: Fault): string =>
  fault
    ? {
        silent: t("But it is very quiet. Listen to it before you send it."),
        quiet: t("But your voice is quiet. Listen to it before you send it."),
        loud: t("But some of it is too loud. Listen to it before you send it."),
      }[fault]
    : "";
