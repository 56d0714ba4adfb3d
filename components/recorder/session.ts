// One recording from press to press, as the person sees it. Loaded at the press. While it records nothing is announced
// and nothing sounds: meter, time, hints and text are for eyes.

import { label, part, say, show } from "../dom";
import { clock, duration } from "../format";
import { t } from "../messages";
import { keepHeard, showHeard } from "./heard";
import { hintAbout, Levels, remarkAbout } from "./levels";
import { Live } from "./live";
import { Pauses } from "./pauses";
import { MAX_SECONDS, Recorder, type RecorderState, type StopReason } from "./recorder";

const TICK_MS = 100;

/** What to say at the end; `seconds` is 0 when nothing was recorded. */
export interface Outcome {
  seconds: number;
  sentence: string;
}

export class Session {
  private readonly recorder: Recorder;
  private readonly levels = new Levels();
  private readonly pauses = new Pauses();
  private readonly live?: Live;
  private ticking?: ReturnType<typeof setInterval>;
  private readonly closing = () => this.forget();

  /** `language`: what text to show while the person speaks; none for no text. `over` is told the end, once. */
  constructor(
    private readonly host: HTMLElement,
    draftId: string,
    language: string | undefined,
    private readonly over: (outcome: Outcome) => void,
  ) {
    showHeard(host, [], "");
    if (language) this.live = new Live(language, (segments) => showHeard(host, segments, language));
    globalThis.addEventListener("pagehide", this.closing);
    this.recorder = new Recorder(
      draftId,
      (state, reason) => this.follow(state, reason),
      (piece) => this.live?.hear(piece),
    );
  }

  /** Resolves when the recording has begun. Throws RecordingProblem or StoreError, and is over then. */
  async start(): Promise<void> {
    try {
      await this.recorder.start(() => say(this.host, t("Speak after the tone.")));
    } catch (error) {
      await this.recorder.stop().catch(() => {});
      throw error;
    }
  }

  /** Resolves when all of it is stored; throws what kept a piece from being stored. */
  stop(): Promise<void> {
    return this.recorder.stop();
  }

  /** No text about this take will be shown any more. */
  forget(): void {
    this.live?.forget();
  }

  pauseOrContinue(): void {
    if (this.recorder.state === "recording") {
      this.live?.utteranceEnded();
      this.recorder.flush();
      this.recorder.pause();
    } else if (this.recorder.state === "paused") void this.recorder.resume();
  }

  private follow(state: RecorderState, reason?: StopReason): void {
    const { host } = this;
    host.dataset.state = state;
    clearInterval(this.ticking);
    if (state === "stopped") {
      this.ended(reason);
      return;
    }
    show(host, { running: state !== "starting" || !part(host, "running").hidden });
    label(host, "pause", state === "paused" ? t("Continue") : t("Pause"));
    say(host, state === "paused" ? t("Paused. Nothing is recorded now.") : "");
    this.tick();
    if (state === "recording") this.ticking = setInterval(() => this.tick(), TICK_MS);
  }

  private tick(): void {
    const { host, recorder } = this;
    const { sound, seconds } = recorder;
    part<HTMLMeterElement>(host, "level").value = sound.level;
    label(host, "elapsed", t("{elapsed} of {most}", { elapsed: clock(seconds), most: clock(MAX_SECONDS) }));
    if (recorder.state !== "recording") return;
    const fault = this.levels.hear(sound.level, sound.peak, seconds);
    label(host, "level-hint", fault ? hintAbout(fault) : "");
    show(host, { "level-hint": Boolean(fault) });
    if (!this.live || !this.pauses.ended(sound.level, seconds)) return;
    this.live.utteranceEnded();
    recorder.flush();
  }

  private ended(reason: StopReason = "asked"): void {
    const { seconds } = this.recorder;
    navigator.vibrate?.([100, 100, 100]);
    show(this.host, { "level-hint": false });
    this.over({ seconds, sentence: seconds ? this.sentences(seconds, reason) : t("Nothing was recorded.") });
    void this.live?.finish().then(() => keepHeard(this.host));
    globalThis.removeEventListener("pagehide", this.closing);
  }

  private sentences(seconds: number, reason: StopReason): string {
    const first = {
      asked: t("Recorded: {duration}. It is saved on this phone.", { duration: duration(seconds) }),
      full: t("3 minutes are full, so the recording has stopped. Everything you said is saved."),
      interrupted: t("The recording was interrupted. What you said until then is saved."),
    }[reason];
    const heard = keepHeard(this.host) ? t("Below is what we heard.") : "";
    return [first, remarkAbout(this.levels.verdict), heard].filter(Boolean).join(" ");
  }
}
