// <lapor-transcript-player>: every button has a shortcut with Alt, so that it works while writing and types nothing.

import { button, define, make, part, say } from "../dom";
import { clock } from "../format";
import { t } from "../messages";
import { SPEEDS, Stretch, speedAfter } from "./stretch";

const STEP_SECONDS = 3;

interface Control {
  name: string;
  /** Letter of the shortcut; the key in this place on the keyboard, whatever Alt makes of it. */
  key: string;
  words: string;
  press: () => void;
}

class LaporTranscriptPlayer extends HTMLElement {
  static observedAttributes = ["data-next"];
  private stretch = new Stretch();
  private unsaved = false;
  private sound = "";
  private controls: Control[] = [];

  connectedCallback(): void {
    if (!this.controls.length) this.build();
    document.addEventListener("keydown", this.shortcut);
    document.addEventListener("input", this.typed);
    globalThis.addEventListener("beforeunload", this.guard);
    void this.keepSound();
  }

  disconnectedCallback(): void {
    document.removeEventListener("keydown", this.shortcut);
    document.removeEventListener("input", this.typed);
    globalThis.removeEventListener("beforeunload", this.guard);
    URL.revokeObjectURL(this.sound);
  }

  /**
   * The words are saved: on to the next recording, with a real page load.
   *
   * An address that is there from the start is the last recording's: Reflex sends its state before the page resets it.
   */
  attributeChangedCallback(_name: string, before: string | null, next: string | null): void {
    if (!next || before === null) return;
    this.unsaved = false;
    location.assign(next);
  }

  private get audio(): HTMLAudioElement {
    return this.querySelector("audio") as HTMLAudioElement;
  }

  private build(): void {
    const { audio } = this;
    this.controls = [
      { name: "toggle", key: "K", words: t("Play"), press: () => void this.toggle() },
      { name: "back", key: "J", words: t("Back 3 seconds"), press: () => this.jump(-STEP_SECONDS) },
      { name: "forward", key: "L", words: t("Forward 3 seconds"), press: () => this.jump(STEP_SECONDS) },
      { name: "slower", key: "N", words: t("Slower"), press: () => this.speed(-1) },
      { name: "faster", key: "M", words: t("Faster"), press: () => this.speed(1) },
      { name: "begin", key: "I", words: t("Repeat from here"), press: () => this.begin() },
      { name: "close", key: "O", words: t("Repeat up to here"), press: () => this.close() },
      { name: "off", key: "U", words: t("Stop repeating"), press: () => this.off() },
    ];
    this.append(
      make("p", { "data-part": "position", class: "position" }),
      make("div", { class: "actions" }, ...this.controls.map((control) => this.made(control))),
      make("div", { role: "status", class: "status", "data-part": "status" }),
    );
    audio.preservesPitch = true;
    for (const change of ["timeupdate", "ratechange", "loadedmetadata"])
      audio.addEventListener(change, () => this.follow());
    for (const change of ["play", "pause"]) audio.addEventListener(change, () => this.label());
    // At the very end of the recording the browser stops before the stretch's end is seen.
    audio.addEventListener("ended", () => this.stretch.loops && this.again());
    this.follow();
  }

  private made({ name, key, words, press }: Control): HTMLButtonElement {
    const made = button("", press, { "data-part": name, "aria-keyshortcuts": `Alt+${key}` });
    made.append(make("span", {}, words), " ", make("kbd", {}, `Alt+${key}`));
    return made;
  }

  /** A weak line, and every jump back would fetch the sound again: it is fetched once. */
  private async keepSound(): Promise<void> {
    const answer = await fetch(this.audio.src).catch(() => null);
    if (!answer?.ok || !this.isConnected || !this.audio.paused) return;
    this.sound = URL.createObjectURL(await answer.blob());
    this.audio.src = this.sound;
  }

  private shortcut = (event: KeyboardEvent): void => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const control = this.controls.find(({ key }) => event.code === `Key${key}`);
    if (!control) return;
    event.preventDefault();
    if (!event.repeat) control.press();
  };

  private typed = (event: Event): void => {
    if ((event.target as HTMLElement).id === this.dataset.field) this.unsaved = true;
  };

  private guard = (event: BeforeUnloadEvent): void => {
    if (this.unsaved) event.preventDefault();
  };

  private async toggle(): Promise<void> {
    if (!this.audio.paused) return this.audio.pause();
    await this.audio.play().catch(({ name }) => {
      if (name !== "AbortError") say(this, t("This recording cannot be played now."));
    });
  }

  private jump(seconds: number): void {
    this.audio.currentTime = Math.max(0, this.audio.currentTime + seconds);
  }

  private speed(step: 1 | -1): void {
    const next = speedAfter(this.audio.playbackRate, step);
    const words = next === this.audio.playbackRate ? t("There is no further speed.") : this.speedWords(next);
    this.audio.playbackRate = next;
    say(this, words);
  }

  private speedWords(speed: number): string {
    return t("Speed {speed}", { speed: speed.toLocaleString(document.documentElement.lang) });
  }

  private begin(): void {
    this.stretch.begin(this.audio.currentTime);
    say(this, t("It will repeat from {time}. Now choose the end.", { time: clock(this.audio.currentTime) }));
    this.follow();
  }

  private close(): void {
    const closed = this.stretch.close(this.audio.currentTime);
    say(this, closed ? this.stretchWords() : t("The end comes after the start."));
    if (closed) this.again();
  }

  private off(): void {
    this.stretch.off();
    say(this, t("Nothing is repeated."));
    this.follow();
  }

  private stretchWords(): string {
    const { start = 0, end = 0 } = this.stretch;
    return t("Repeating {start} to {end}", { start: clock(start), end: clock(end) });
  }

  private again(): void {
    this.audio.currentTime = this.stretch.start ?? 0;
    void this.audio.play();
  }

  private follow(): void {
    const { currentTime, duration, playbackRate } = this.audio;
    const next = this.stretch.from(currentTime);
    if (next !== currentTime) this.audio.currentTime = next;
    const length = Number.isFinite(duration) ? ` / ${clock(duration)}` : "";
    const rest = [
      SPEEDS.includes(playbackRate) && this.speedWords(playbackRate),
      this.stretch.loops && this.stretchWords(),
    ];
    part(this, "position").textContent = [`${clock(next)}${length}`, ...rest.filter(Boolean)].join(" · ");
  }

  private label(): void {
    const words = part(this, "toggle").firstElementChild as HTMLElement;
    words.textContent = this.audio.paused ? t("Play") : t("Pause");
  }
}

define("lapor-transcript-player", LaporTranscriptPlayer);
