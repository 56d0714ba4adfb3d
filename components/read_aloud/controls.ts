// What appears once reading has begun: pause, sentence by sentence, speed. It stays, so that nothing moves under a finger.

import { button, label, locale, make, part, say, sayWhenSlow } from "../dom";
import { t } from "../messages";
import type { LaporReadAloud } from "./element";
import type { Reading } from "./make";
import { mark } from "./mark";
import { Reader, type Trouble } from "./reader";
import { readSpeed, SPEEDS, saveSpeed } from "./speed";

let count = 0;

/** Reads for one <lapor-read-aloud>, and lets people steer it. */
export class Controls {
  private readonly reader: Reader;
  private readonly words: string;
  private unmark = (): void => {};
  private fetched = (): void => {};

  constructor(
    private readonly host: LaporReadAloud,
    readonly reading: Reading,
    words: string,
  ) {
    this.words = words;
    this.reader = new Reader(
      reading,
      readSpeed(),
      () => this.show(),
      (what) => this.tell(what),
    );
  }

  /** Reads from the beginning, or stops. */
  press(): void {
    if (this.busy) this.reader.stop();
    else {
      say(this.host, "");
      void this.reader.read(0);
    }
  }

  /** Whether the next press stops. */
  get busy(): boolean {
    return this.reader.state !== "silent";
  }

  /** Ends the reading and takes the mark off. */
  end(): void {
    this.reader.stop();
  }

  private show(): void {
    const { state, at, sentences } = this.reader;
    this.fetched();
    this.unmark();
    this.unmark = () => {};
    if (state === "fetching") this.fetched = sayWhenSlow(this.host, t("Fetching the voice. Please wait."));
    if (state === "reading") {
      this.build();
      say(this.host, "");
    }
    const heard = state === "reading" || state === "paused";
    const texts = sentences.map(({ text }) => text);
    if (heard && this.reading.where) this.unmark = mark(this.reading.where, texts, at);
    label(this.host, "button", this.busy ? t("Stop reading") : this.words);
    const going = state === "reading" || state === "fetching";
    if (this.built) label(this.host, "pause", going ? t("Pause") : t("Continue"));
  }

  private get built(): boolean {
    return Boolean(this.host.querySelector("[data-part=controls]"));
  }

  private build(): void {
    if (this.built) return;
    const { reader } = this;
    const step = (by: number) => () => {
      const to = reader.at + by;
      if (to >= reader.sentences.length) return say(this.host, t("This was the last sentence."));
      say(this.host, "");
      void reader.read(to);
    };
    const row = make("div", { class: "actions" });
    row.append(
      button(t("Pause"), () => reader.pauseOrGo(), { "data-part": "pause" }),
      button(t("Previous sentence"), step(-1)),
      button(t("Repeat the sentence"), step(0)),
      button(t("Next sentence"), step(1)),
    );
    const group = make("div", { role: "group", "aria-label": t("Reading aloud"), "data-part": "controls" }, row);
    group.append(this.speed());
    part(this.host, "status").before(group);
  }

  private speed(): HTMLElement {
    count += 1;
    const id = `speed-${count}`;
    const numbers = new Intl.NumberFormat(locale());
    const now = readSpeed();
    const select = make("select", { id });
    for (const speed of SPEEDS) {
      const words = speed === 1 ? t("Normal") : t("{number} times as fast", { number: numbers.format(speed) });
      select.append(make("option", { value: String(speed), selected: speed === now }, words));
    }
    select.addEventListener("change", () => {
      saveSpeed(Number(select.value));
      this.reader.speed(Number(select.value));
    });
    return make("div", { class: "field" }, make("label", { for: id }, t("Speed of reading")), select);
  }

  private tell(what: Trouble): void {
    const sentences = {
      "no voice": t("There is no voice for this language now. You can read the text."),
      "press again": t("The voice is ready. Press once more."),
    };
    say(this.host, sentences[what]);
  }
}
