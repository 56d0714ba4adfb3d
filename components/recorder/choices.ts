// The language that somebody speaks, with what to expect of it, and whether text may appear meanwhile.

import { part, say, show } from "../dom";

/** Kept on the phone: whoever has switched it off is not asked again. */
const KEY = "lapor:live";

const language = (host: HTMLElement) => part<HTMLSelectElement>(host, "language");
const live = (host: HTMLElement) => part<HTMLInputElement>(host, "live");
/** What the build knows of the chosen language: `note`, and `live` where a machine's text is worth showing. */
const facts = (host: HTMLElement): DOMStringMap => language(host).selectedOptions[0]?.dataset ?? {};

export function prepareChoices(host: HTMLElement): void {
  part(host, "language-note").setAttribute("role", "status");
  live(host).addEventListener("change", () => localStorage.setItem(KEY, live(host).checked ? "on" : "off"));
  language(host).addEventListener("change", () => showChoices(host));
}

/** Shows the choices as they are, also after the form was emptied; says what to expect of another language. */
export function showChoices(host: HTMLElement): void {
  const { note = "", live: worth } = facts(host);
  live(host).checked = localStorage.getItem(KEY) !== "off";
  if (part(host, "language-note").textContent !== note) say(host, note, "hint", "language-note");
  show(host, { "live-choice": Boolean(worth) });
}

/** The language of text while speaking; undefined where it is not wanted, not worth it, or would cost too much. */
export function wantedText(host: HTMLElement): string | undefined {
  const { saveData, effectiveType = "" } =
    (navigator as { connection?: { saveData?: boolean; effectiveType?: string } }).connection ?? {};
  const dear = saveData || effectiveType.endsWith("2g") || !navigator.onLine;
  return !dear && live(host).checked && facts(host).live ? language(host).value : undefined;
}
