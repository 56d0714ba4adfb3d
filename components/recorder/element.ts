// <lapor-recorder>: one big button that starts and stops. While it records, nothing is announced and nothing sounds.

import { ask, define, label, part, say, show } from "../dom";
import { duration } from "../format";
import { t } from "../messages";
import { hush, playOnPress } from "../player";
import { draftId, hasDraft } from "../report_form/current_draft";
import { discardRecording, getDraft, recordingBlob, StoreError, switchTake } from "../store/store";
import type { LaporVoiceMask } from "../voice_mask/element";
import { prepareChoices, showChoices, wantedText } from "./choices";
import type { Outcome, Session } from "./session";

/** "Recorded: 42 seconds". A file of another app may not tell its length. */
export const spokenLength = (seconds: number): string =>
  seconds ? t("Recorded: {duration}", { duration: duration(seconds) }) : t("A recording is saved.");

export class LaporRecorder extends HTMLElement {
  private session?: Promise<Session>;
  private last?: Session;

  connectedCallback(): void {
    part(this, "record").addEventListener("click", () => void this.press());
    part(this, "pause").addEventListener("click", () => void this.pause());
    part(this, "delete").addEventListener("click", () => void this.discard());
    part(this, "other").addEventListener("click", () => void this.switch());
    const quiet = () => say(this, t("This recording cannot be played here. It is still kept."), "error");
    playOnPress(part(this, "listen"), t("Stop listening"), async () => recordingBlob(await draftId()), quiet);
    this.prepareFile();
    prepareChoices(this);
    showChoices(this);
    const able = Boolean(globalThis.MediaRecorder && navigator.mediaDevices);
    show(this, { how: able, machine: able, file: !able });
  }

  /** Shows what the draft holds; call it whenever another draft is opened. */
  async refresh(): Promise<void> {
    const voice = hasDraft() ? (await getDraft(await draftId()))?.voice : null;
    // The person was quicker than the disk: a running recording shows itself.
    if (this.session) return;
    show(this, { running: false, kept: Boolean(voice), "about-voice": Boolean(voice) });
    showChoices(this);
    label(this, "record", voice ? t("Record again") : t("Start recording"));
    if (!voice) return this.forget();
    const { other } = voice;
    part(this, "length").textContent = spokenLength(voice.seconds);
    if (other) part(this, "other").textContent = t("Use the other: {duration}", { duration: duration(other.seconds) });
    show(this, { machine: true, other: Boolean(other) });
    await this.prepareMask();
  }

  /** There is something to disguise now. Without this code the choice is an ordinary checkbox. */
  private async prepareMask(): Promise<void> {
    const found = await import("../voice_mask/element").catch(() => null);
    if (found) await this.querySelector<LaporVoiceMask>("lapor-voice-mask")?.refresh();
  }

  /** Ends a running recording and waits until all of it is stored. */
  async settle(): Promise<void> {
    await this.session?.then((session) => session.stop()).catch((error) => this.fail(error));
  }

  private async press(): Promise<void> {
    if (this.session) return this.settle();
    const replaces = !part(this, "kept").hidden;
    const question = t("The old recording will be replaced. Record again?");
    if (replaces && !(await ask(part(this, "record"), question, t("Record again"), t("Keep the old one")))) return;
    part(this, "record").focus();
    await this.start();
  }

  private async start(): Promise<void> {
    hush();
    say(this, "");
    part(this, "record").textContent = t("Stop recording");
    show(this, { kept: false });
    this.forget();
    try {
      this.session = this.begin();
      await (await this.session).start();
    } catch (error) {
      this.fail(error);
    }
  }

  /** What records is loaded at the press: the first page stays light. */
  private async begin(): Promise<Session> {
    const { Session } = await import("./session");
    this.last = new Session(this, await draftId(), wantedText(this), (outcome) => void this.ended(outcome));
    return this.last;
  }

  private async pause(): Promise<void> {
    (await this.session)?.pauseOrContinue();
  }

  /** What was heard belongs to a recording that is no longer here. */
  private forget(): void {
    this.last?.forget();
    this.last = undefined;
    show(this, { heard: false });
  }

  private async ended({ seconds, sentence }: Outcome): Promise<void> {
    this.session = undefined;
    const onPause = part(this, "running").contains(document.activeElement);
    await this.refresh();
    // What hides must not take the focus along.
    if (onPause) part(this, "record").focus();
    say(this, sentence);
    if (seconds) this.dispatchEvent(new Event("lapor:saved", { bubbles: true }));
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
        const { storeFile } = await import("./file");
        await storeFile(await draftId(), file);
        this.forget();
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
    this.session = undefined;
    const { name, message } = error as Error;
    const known = error instanceof StoreError ? t(message) : name === "RecordingProblem" && message;
    if (!known) console.error("lapor: recorder", error);
    const sentence = known || t("The recording did not work. Try again, or write instead.");
    void this.refresh().then(() => {
      show(this, { file: true });
      say(this, sentence, "error");
    });
  }
}

define("lapor-recorder", LaporRecorder);
