// Reads sentence by sentence: the server's voice, else the phone's own of that very language, else nobody.

import { claim, type Playing, play, speak } from "../player";
import type { Reading } from "./make";
import { askSentences, askSound, cut, type Sentence } from "./sentences";

export type ReaderState = "silent" | "fetching" | "reading" | "paused";

/** What became of an attempt to read: there is no voice; the browser wants another press. */
export type Trouble = "no voice" | "press again";

export class Reader {
  state: ReaderState = "silent";
  /** The sentence that is read, counted from 0. */
  at = 0;
  sentences: Sentence[] = [];
  private language: string;
  private server = true;
  private playing?: Playing;
  private sounds = new Map<number, Promise<Blob | null>>();
  // Goes up with every press: what was begun before it is over.
  private turn = 0;

  constructor(
    readonly reading: Reading,
    private rate: number,
    private readonly changed: () => void,
    private readonly trouble: (what: Trouble) => void,
  ) {
    this.language = reading.lang;
  }

  /** Reads from one sentence on. */
  async read(at: number): Promise<void> {
    const turn = ++this.turn;
    const mine = () => turn === this.turn;
    let fetching = true;
    // Whatever begins meanwhile, a recording say, is not interrupted by what was only being fetched.
    const release = claim(() => fetching && mine() && this.stop());
    this.at = at;
    this.playing = undefined;
    this.become("fetching");
    if (!this.sentences.length) await this.prepare();
    if (!mine()) return;
    this.at = Math.max(0, Math.min(at, this.sentences.length - 1));
    const sentence = this.sentences[this.at];
    const sound = await this.sound(this.at);
    const voice = sound ? undefined : await ownVoice(this.language);
    if (!mine()) return;
    fetching = false;
    const ended = (whole: boolean) => mine() && this.over(whole);
    if (sound) this.playing = play(sound, ended, (reason) => this.refused(reason), this.rate);
    else if (voice && sentence) this.playing = speak(sentence.spoken, voice, ended, this.rate);
    else {
      release();
      this.become("silent");
      return this.trouble("no voice");
    }
    this.become("reading");
    if (this.at + 1 < this.sentences.length) void this.sound(this.at + 1);
  }

  stop(): void {
    this.turn += 1;
    this.playing?.stop();
    this.playing = undefined;
    this.become("silent");
  }

  /** Pauses; else goes on where it was, or reads the sentence anew. */
  pauseOrGo(): void {
    if (this.state === "reading") {
      this.playing?.pause();
      this.become("paused");
    } else if (this.state === "fetching") {
      this.turn += 1;
      this.become("paused");
    } else if (this.state === "paused" && this.playing) {
      this.playing.go();
      this.become("reading");
    } else void this.read(this.at);
  }

  speed(rate: number): void {
    this.rate = rate;
    this.playing?.speed(rate);
  }

  private async prepare(): Promise<void> {
    void this.sound(0);
    const told = await askSentences(this.reading);
    this.server = Boolean(told?.sentences.length);
    this.sentences = told?.sentences.length ? told.sentences : cut(this.reading.text, this.reading.lang);
    this.language = told?.language ?? this.reading.lang;
  }

  private async sound(at: number): Promise<Blob | null> {
    if (!this.server) return null;
    const known = this.sounds.get(at) ?? askSound(this.reading, at);
    this.sounds.set(at, known);
    const sound = await known;
    // What did not come is asked for again at the next press.
    if (!sound) this.sounds.delete(at);
    return sound;
  }

  private over(whole: boolean): void {
    this.playing = undefined;
    if (whole && this.at + 1 < this.sentences.length) void this.read(this.at + 1);
    else this.become("silent");
  }

  /** iOS plays only soon after a press; fetching may have taken longer. */
  private refused(reason: string): void {
    this.become("silent");
    this.trouble(reason === "NotAllowedError" ? "press again" : "no voice");
  }

  private become(state: ReaderState): void {
    this.state = state;
    this.changed();
  }
}

/** A voice of another language makes noise of the words: better none. Chromium lists its voices a moment late. */
async function ownVoice(language: string): Promise<SpeechSynthesisVoice | undefined> {
  if (!globalThis.speechSynthesis) return undefined;
  const find = () => speechSynthesis.getVoices().find((voice) => voice.lang.split(/[-_]/)[0] === language);
  return find() ?? new Promise((resolve) => setTimeout(() => resolve(find()), 500));
}
