// <lapor-voice-mask>: lets people hear their disguised voice before anything is sent.

import { define, part, say, show } from "../dom";
import { N_, t } from "../messages";
import { playOnPress } from "../player";
import { draftId } from "../report_form/current_draft";
import { recordingBlob } from "../store/store";
import { maskedVoice, NotMasked } from "./masked";

const UNPLAYABLE = N_("This recording cannot be played here. It is still kept.");

export class LaporVoiceMask extends HTMLElement {
  private problem = UNPLAYABLE;
  /** A phone may refuse to play what came seconds after the press: the next press has it at once. */
  private made?: { of: string; sound: Blob };

  connectedCallback(): void {
    this.addEventListener("change", () => void this.refresh());
    const silent = () => say(this, this.trouble, "error");
    const tell = (sentence: string) => say(this, sentence);
    playOnPress(part(this, "listen"), t("Stop listening"), () => this.sound(tell), silent);
    void this.refresh();
  }

  /** Offers to listen when the voice is to be disguised. */
  async refresh(): Promise<void> {
    say(this, "");
    show(this, { listen: (this.querySelector("#mask_voice") as HTMLInputElement).checked });
  }

  /** Why there was nothing to hear. */
  get trouble(): string {
    return t(this.problem);
  }

  /** The disguised voice, or null without a recording; `tell` is told what to wait for, and "" when that is over. */
  async sound(tell: (sentence: string) => void): Promise<Blob | null> {
    this.problem = UNPLAYABLE;
    tell("");
    const id = await draftId();
    const recording = await recordingBlob(id);
    if (!recording) return null;
    const of = `${id} ${recording.size}`;
    if (this.made?.of === of) return this.made.sound;
    // What is over at once would be spoken after its end.
    const slow = setTimeout(() => tell(t("The voice is being disguised. Please wait.")), 1000);
    try {
      this.made = { of, sound: await maskedVoice(id, recording) };
      return this.made.sound;
    } catch (error) {
      if (error instanceof NotMasked) this.problem = error.message;
      throw error;
    } finally {
      clearTimeout(slow);
      tell("");
    }
  }
}

define("lapor-voice-mask", LaporVoiceMask);
