// <lapor-prompt-recorder>: one sentence is recorded, heard by the one who spoke it, and sent.

import { button, define, make, part, say } from "../dom";
import { N_, t } from "../messages";
import { openMicrophone } from "../recorder/microphone";
import { RecordingProblem } from "../recorder/problem";

/** What a screen reader says about the press has to be over before sound is kept. */
const LEAD_IN_MS = 2000;
const MAX_MS = 20_000;
const LIMIT_MS = 60_000;
const AWAY = N_("There is no way through now. Your recording is still here. Try again later.");

class LaporPromptRecorder extends HTMLElement {
  private machine?: MediaRecorder;
  private taken = new AbortController();
  private recording?: Blob;
  private url = "";

  connectedCallback(): void {
    if (this.childElementCount) return;
    const about = { "aria-describedby": this.dataset.about ?? "" };
    const record = button(this.dataset.words ?? "", () => void this.press(), { ...about, "data-part": "record" });
    const send = button(t("Send the recording"), () => void this.send(), {
      ...about,
      "data-part": "send",
      class: "primary",
    });
    const sound = make("audio", { controls: true, "data-part": "sound", "aria-label": t("Your recording") });
    sound.hidden = send.hidden = true;
    const row = make("div", { class: "actions" }, record, send);
    this.append(row, sound, make("div", { role: "status", class: "status", "data-part": "status" }));
  }

  disconnectedCallback(): void {
    this.taken.abort();
    this.finish();
    URL.revokeObjectURL(this.url);
  }

  private finish(): void {
    if (this.machine?.state === "recording") this.machine.stop();
  }

  private async press(): Promise<void> {
    if (this.dataset.state) {
      this.taken.abort();
      return this.finish();
    }
    this.dataset.state = "starting";
    this.taken = new AbortController();
    part(this, "record").textContent = t("Stop recording");
    part(this, "sound").hidden = part(this, "send").hidden = true;
    try {
      await this.record();
    } catch (error) {
      say(this, t(error instanceof RecordingProblem ? error.message : N_("The recording did not work.")), "error");
    }
    this.machine = undefined;
    delete this.dataset.state;
    const again = this.recording ? t("Record again") : (this.dataset.words ?? "");
    part(this, "record").textContent = again;
    part(this, "sound").hidden = part(this, "send").hidden = !this.recording;
  }

  private async record(): Promise<void> {
    if (!globalThis.MediaRecorder) throw new RecordingProblem("NO_SUPPORT");
    const microphone = await openMicrophone(() => this.finish());
    try {
      say(this, t("Speak after the tone."));
      await microphone.leadIn(LEAD_IN_MS, this.taken.signal);
      if (this.taken.signal.aborted) return say(this, "");
      say(this, "");
      const machine = new MediaRecorder(microphone.stream);
      const pieces: Blob[] = [];
      machine.ondataavailable = ({ data }) => pieces.push(data);
      const stopped = new Promise((resolve) => machine.addEventListener("stop", resolve, { once: true }));
      machine.start();
      this.machine = machine;
      this.dataset.state = "recording";
      const full = setTimeout(() => this.finish(), MAX_MS);
      await stopped;
      clearTimeout(full);
      this.keep(new Blob(pieces, { type: machine.mimeType }));
    } finally {
      microphone.close();
    }
  }

  private keep(recording: Blob): void {
    this.recording = recording;
    URL.revokeObjectURL(this.url);
    this.url = URL.createObjectURL(recording);
    part<HTMLAudioElement>(this, "sound").src = this.url;
    say(this, t("Recorded. Listen to it, then send it."));
  }

  private async send(): Promise<void> {
    const body = this.recording;
    if (!body) return;
    const signal = AbortSignal.timeout(LIMIT_MS);
    const answer = await fetch(this.dataset.address ?? "", { method: "POST", body, signal }).catch(() => null);
    if (!answer?.ok) {
      const problem: { title?: string } = (await answer?.json().catch(() => null)) ?? {};
      return say(this, problem.title ?? t(AWAY), "error");
    }
    this.recording = undefined;
    part(this, "record").textContent = this.dataset.words ?? "";
    part(this, "record").focus();
    part(this, "sound").hidden = part(this, "send").hidden = true;
    say(this, t("Sent. Somebody else listens to it before it is used."));
    (this.nextElementSibling as HTMLElement | null)?.click();
  }
}

define("lapor-prompt-recorder", LaporPromptRecorder);
