// <lapor-receipt>: number and secret for eyes, ears and the clipboard.

import { define, part, say } from "../dom";
import { grouped, spelled } from "../format";
import { t } from "../messages";

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
  }

  private async copy(): Promise<void> {
    const words = [...this.querySelectorAll("dt")].map((term) => term.textContent);
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
