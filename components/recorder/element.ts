// <lapor-recorder>: one big button that starts and stops. While it records, nothing is announced and nothing sounds.

import { ask, define, label, part, say, show } from "../dom";
import { clock, duration } from "../format";
import { t } from "../messages";
import { hush, playOnPress } from "../player";
import { draftId, hasDraft } from "../report_form/current_draft";
import { discardRecording, getDraft, recordingBlob, StoreError, switchTake } from "../store/store";
import { storeFile } from "./file";
import { RecordingProblem } from "./problem";
import { MAX_SECONDS, Recorder, type RecorderState, type StopReason } from "./recorder";

const TICK_MS = 200;
/** −54 dB: quieter than a whisper at arm's length. */
const AUDIBLE = 0.1;

/** "Recorded: 42 seconds". A file of another app may not tell its length. */
export const spokenLength = (seconds: number): string =>
  seconds ? t("Recorded: {duration}", { duration: duration(seconds) }) : t("A recording is saved.");

export class LaporRecorder extends HTMLElement {
  private recorder?: Recorder;
  private ticking?: ReturnType<typeof setInterval>;
  private loudest = 0;

  connectedCallback(): void {
    part(this, "record").addEventListener("click", () => void this.press());
    part(this, "pause").addEventListener("click", () => this.pauseOrContinue());
    part(this, "delete").addEventListener("click", () => void this.discard());
    part(this, "other").addEventListener("click", () => void this.switch());
    const quiet = () => say(this, t("This recording cannot be played here. It is still kept."), "error");
    playOnPress(part(this, "listen"), t("Stop listening"), async () => recordingBlob(await draftId()), quiet);
    this.prepareFile();
    const able = Boolean(globalThis.MediaRecorder && navigator.mediaDevices);
    show(this, { machine: able, file: !able });
  }

  /** Shows what the draft holds; call it whenever another draft is opened. */
  async refresh(): Promise<void> {
    const voice = hasDraft() ? (await getDraft(await draftId()))?.voice : null;
    // The person was quicker than the disk: a running recording shows itself.
    if (this.recorder) return;
    show(this, { running: false, kept: Boolean(voice) });
    label(this, "record", voice ? t("Record again") : t("Start recording"));
    if (!voice) return;
    const { other } = voice;
    part(this, "length").textContent = spokenLength(voice.seconds);
    if (other) part(this, "other").textContent = t("Use the other: {duration}", { duration: duration(other.seconds) });
    show(this, { machine: true, other: Boolean(other) });
  }

  /** Ends a running recording and waits until all of it is stored. */
  async settle(): Promise<void> {
    await this.recorder?.stop().catch((error) => this.fail(error));
  }

  private async press(): Promise<void> {
    if (this.recorder) return this.settle();
    const replaces = !part(this, "kept").hidden;
    const question = t("The old recording will be replaced. Record again?");
    if (replaces && !(await ask(part(this, "record"), question, t("Record again"), t("Keep the old one")))) return;
    part(this, "record").focus();
    await this.start();
  }

  private async start(): Promise<void> {
    hush();
    say(this, "");
    this.loudest = 0;
    part(this, "record").textContent = t("Stop recording");
    show(this, { kept: false });
    try {
      const recorder = new Recorder(await draftId(), (state, reason) => this.follow(state, reason));
      this.recorder = recorder;
      await recorder.start(() => say(this, t("Speak after the tone.")));
    } catch (error) {
      await this.recorder?.stop().catch(() => {});
      this.fail(error);
    }
  }

  private pauseOrContinue(): void {
    if (this.recorder?.state === "recording") this.recorder.pause();
    else if (this.recorder?.state === "paused") void this.recorder.resume();
  }

  private follow(state: RecorderState, reason?: StopReason): void {
    this.dataset.state = state;
    clearInterval(this.ticking);
    if (state === "stopped") return void this.ended(reason);
    show(this, { running: state !== "starting" || !part(this, "running").hidden });
    label(this, "pause", state === "paused" ? t("Continue") : t("Pause"));
    say(this, state === "paused" ? t("Paused. Nothing is recorded now.") : "");
    this.tick();
    if (state === "recording") this.ticking = setInterval(() => this.tick(), TICK_MS);
  }

  private tick(): void {
    const { level, seconds } = this.recorder ?? { level: 0, seconds: 0 };
    this.loudest = Math.max(this.loudest, level);
    part<HTMLMeterElement>(this, "level").value = level;
    label(this, "elapsed", t("{elapsed} of {most}", { elapsed: clock(seconds), most: clock(MAX_SECONDS) }));
  }

  private async ended(reason: StopReason = "asked"): Promise<void> {
    const seconds = this.recorder?.seconds ?? 0;
    this.recorder = undefined;
    navigator.vibrate?.([100, 100, 100]);
    const onPause = part(this, "running").contains(document.activeElement);
    await this.refresh();
    // What hides must not take the focus along.
    if (onPause) part(this, "record").focus();
    if (seconds === 0) return say(this, t("Nothing was recorded."));
    const sentences = {
      asked: t("Recorded: {duration}. It is saved on this phone.", { duration: duration(seconds) }),
      full: t("3 minutes are full, so the recording has stopped. Everything you said is saved."),
      interrupted: t("The recording was interrupted. What you said until then is saved."),
    };
    const silent = this.loudest < AUDIBLE ? ` ${t("But it is very quiet. Listen to it before you send it.")}` : "";
    say(this, sentences[reason] + silent);
    this.dispatchEvent(new Event("lapor:saved", { bubbles: true }));
  }

  private async discard(): Promise<void> {
    const sure = await ask(
      part(this, "kept"),
      t("Delete the recording? It cannot be brought back."),
      t("Delete"),
      t("Keep it"),
    );
    if (!sure) return;
    hush();
    await discardRecording(await draftId());
    await this.refresh();
    say(this, t("The recording is deleted."));
    part(this, "record").focus();
  }

  /** A cut-off "record again" has left two recordings. */
  private async switch(): Promise<void> {
    hush();
    await switchTake(await draftId());
    await this.refresh();
    say(this, part(this, "length").textContent ?? "");
  }

  private prepareFile(): void {
    const input = this.querySelector<HTMLInputElement>("#voice");
    if (!input) return;
    // The button in the person's language stands for the native one.
    for (const native of [input, ...(input.labels ?? [])]) native.hidden = true;
    show(this, { choose: true });
    part(this, "choose").addEventListener("click", () => input.click());
    input.addEventListener("change", async () => {
      const [file] = input.files ?? [];
      if (!file) return;
      try {
        await storeFile(await draftId(), file);
        // The same file may be chosen again after it was deleted here.
        input.value = "";
        await this.refresh();
        say(this, t("{name} is saved on this phone.", { name: file.name }));
        this.dispatchEvent(new Event("lapor:saved", { bubbles: true }));
      } catch (error) {
        this.fail(error);
      }
    });
  }

  private fail(error: unknown): void {
    this.recorder = undefined;
    const known = error instanceof RecordingProblem || error instanceof StoreError;
    if (!known) console.error("lapor: recorder", error);
    const sentence = known ? t(error.message) : t("The recording did not work. Try again, or write instead.");
    void this.refresh().then(() => {
      show(this, { file: true });
      say(this, sentence, "error");
    });
  }
}

define("lapor-recorder", LaporRecorder);
