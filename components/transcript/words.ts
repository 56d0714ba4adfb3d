// What was written down, as words on the page and as sentences about it.

import { make } from "../dom";
import { t } from "../messages";
import type { RequestAnswer, SpokenWords } from "../store/schema";

/** The words in their order; those in doubt are marked for eyes, for ears, and without colour. */
export function markedWords({ pieces }: SpokenWords): Node[] {
  return pieces.flatMap(({ text, sure }, index) => {
    const gap = document.createTextNode(index ? " " : "");
    return sure ? [gap, document.createTextNode(text)] : [gap, make("mark", {}, text), doubt()];
  });
}

/** Not part of what is read aloud: the voice says it in its own way. */
function doubt(): HTMLElement {
  const sign = make("span", { "aria-hidden": "true" }, " (?)");
  return make("span", { "data-unread": true }, sign, make("span", { class: "hidden-visually" }, ` (${t("not sure")})`));
}

/** The same words without marks. */
export const plainWords = ({ pieces }: SpokenWords): string => pieces.map(({ text }) => text).join(" ");

/** Who wrote this, and so how far to trust it. */
export const byWords = ({ by_officer }: SpokenWords): string =>
  by_officer ? t("An officer listened and wrote this.") : t("A machine wrote this. It may be wrong.");

/** Where writing down stands, when that is worth a sentence. */
export function noteOf({ transcription, spoken }: RequestAnswer): string {
  if (transcription === "pending") return t("Your recording is being written down.");
  if (transcription !== "audio_only") return "";
  if (spoken) return t("You said that something is wrong. A person will listen to your recording.");
  return t("Your recording could not be written down. A person will listen to it.");
}

/** What became of the original voice. */
export function voiceWords({ destroy_voice, voice_destroyed }: SpokenWords): string {
  if (voice_destroyed) return t("You said: this is right. Your original voice is deleted.");
  if (destroy_voice) return t("You said: this is right. Your original voice will be deleted soon.");
  return t("You said: this is right.");
}
