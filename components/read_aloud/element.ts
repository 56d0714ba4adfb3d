// <lapor-read-aloud>: the server's voice, else the phone's own of that very language, else text says that there is none.

import { define, part, say, sayWhenSlow } from "../dom";
import { t } from "../messages";
import { play, speak } from "../player";
import type { Reading } from "./make";

const LIMIT_MS = 15_000;

export class LaporReadAloud extends HTMLElement {
  reading?: Reading;
  private words = "";
  private stop?: () => void;
  private asking = false;

  connectedCallback(): void {
    const button = part(this, "button");
    this.words = button.textContent ?? "";
    button.addEventListener("click", () => (this.stop ? this.stop() : void this.begin()));
  }

  /** A sound without its button could not be stopped. */
  disconnectedCallback(): void {
    this.stop?.();
  }

  private async begin(): Promise<void> {
    const { reading } = this;
    if (!reading || this.asking) return;
    this.asking = true;
    say(this, "");
    const quick = sayWhenSlow(this, t("Fetching the voice. Please wait."));
    const sound = await fetchSound(reading).catch(() => null);
    const voice = sound ? undefined : await ownVoice(reading.lang);
    quick();
    this.asking = false;
    if (!this.isConnected) return;
    say(this, "");
    const ended = () => this.ended();
    const silent = () => say(this, t("There is no voice for this language now. You can read the text."));
    if (sound) this.started(play(sound, ended, silent));
    else if (voice) this.started(speak(reading.text, voice, ended));
    else silent();
  }

  private started(stop: () => void): void {
    this.stop = stop;
    part(this, "button").textContent = t("Stop reading");
  }

  private ended(): void {
    this.stop = undefined;
    part(this, "button").textContent = this.words;
  }
}

async function fetchSound({ url, secret }: Reading): Promise<Blob | null> {
  const signal = AbortSignal.timeout(LIMIT_MS);
  const answer = await fetch(url, { headers: { Authorization: `Bearer ${secret}` }, signal });
  return answer.ok ? answer.blob() : null;
}

/** A voice of another language makes noise of the words: better none. Chromium lists its voices a moment late. */
async function ownVoice(language: string): Promise<SpeechSynthesisVoice | undefined> {
  const find = () => speechSynthesis.getVoices().find((voice) => voice.lang.split(/[-_]/)[0] === language);
  if (!globalThis.speechSynthesis) return undefined;
  return find() ?? new Promise((resolve) => setTimeout(() => resolve(find()), 500));
}

define("lapor-read-aloud", LaporReadAloud);
