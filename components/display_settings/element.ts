// <lapor-display>: text size and colours, applied at once and kept on this phone.

import { type Display, readDisplay, saveDisplay, type Theme } from "../display";
import { define } from "../dom";

class LaporDisplay extends HTMLElement {
  connectedCallback(): void {
    const { text, theme } = readDisplay();
    this.choose("text_size", String(text));
    this.choose("theme", theme);
    this.addEventListener("change", () => saveDisplay(this.chosen()));
  }

  private choose(name: string, value: string): void {
    const radio = this.querySelector<HTMLInputElement>(`[name=${name}][value="${CSS.escape(value)}"]`);
    if (radio) radio.checked = true;
  }

  private chosen(): Display {
    const value = (name: string) => this.querySelector<HTMLInputElement>(`[name=${name}]:checked`)?.value;
    return { text: Number(value("text_size") ?? 100), theme: (value("theme") ?? "system") as Theme };
  }
}

define("lapor-display", LaporDisplay);
