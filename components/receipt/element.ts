// <lapor-receipt>: number and secret for eyes, ears and the clipboard.

import { define, locale, part, say, show } from "../dom";
import { grouped, spelled } from "../format";
import { t } from "../messages";
import type { LaporReadAloud } from "../read_aloud/element";

export class LaporReceipt extends HTMLElement {
  connectedCallback(): void {
    part(this, "copy").addEventListener("click", () => void this.copy());
  }

  fill(number: string, secret: string): void {
    for (const [name, groups] of [
      ["number", grouped(number)],
      ["secret", secret],
    ] as const) {
      part(this, name).textContent = groups;
      part(this, `${name}-spoken`).textContent = spelled(groups);
    }
    void this.prepareReading(number, secret);
  }

  /** The voice is loaded with the receipt, not before: the first page stays light. */
  private async prepareReading(number: string, secret: string): Promise<void> {
    await import("../read_aloud/element");
    const [numberWord, secretWord] = this.words();
    const text = `${numberWord}: ${spelled(grouped(number))}. ${secretWord}: ${spelled(secret)}.`;
    const url = `/api/v1/requests/${number}/speech?locale=${locale()}&receipt=true`;
    const reader = this.querySelector<LaporReadAloud>("lapor-read-aloud");
    if (reader) reader.reading = { text, lang: locale(), url, secret };
    show(this, { aloud: Boolean(reader) });
  }

  private words(): string[] {
    return [...this.querySelectorAll("dt")].map((term) => term.textContent ?? "");
  }

  private async copy(): Promise<void> {
    const words = this.words();
    const values = ["number", "secret"].map((name) => part(this, name).textContent);
    try {
      await navigator.clipboard.writeText(words.map((word, index) => `${word}: ${values[index]}`).join("\n"));
      say(this, t("Copied. Anyone who has both can read your report."));
    } catch {
      say(this, t("Copying is not allowed here. Write both down, please."));
    }
  }
}

define("lapor-receipt", LaporReceipt);
