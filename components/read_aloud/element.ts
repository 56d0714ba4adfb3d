// <lapor-read-aloud>: one button that reads and stops. What it takes is loaded with the first press.

import { define, part, say } from "../dom";
import { t } from "../messages";
import type { Controls } from "./controls";
import type { Reading } from "./make";

export class LaporReadAloud extends HTMLElement {
  reading?: Reading;
  private words = "";
  private controls?: Controls;

  connectedCallback(): void {
    const button = part(this, "button");
    this.words ||= button.textContent ?? "";
    button.onclick = () => void this.press();
  }

  /** A sound without its button could not be stopped. */
  disconnectedCallback(): void {
    this.controls?.end();
  }

  private async press(): Promise<void> {
    const { reading } = this;
    if (!reading) return;
    try {
      const { Controls } = await import("./controls");
      if (!this.controls?.busy && this.controls?.reading !== reading) {
        this.controls?.end();
        this.querySelector("[data-part=controls]")?.remove();
        this.controls = new Controls(this, reading, this.words);
      }
      this.controls?.press();
    } catch {
      say(this, t("There is no voice for this language now. You can read the text."));
    }
  }
}

define("lapor-read-aloud", LaporReadAloud);
