// Reads back everything that will be sent, each with a way to change it.

import { button, make } from "../dom";
import { duration, when } from "../format";
import { t } from "../messages";
import { playOnPress } from "../player";
import { type Draft, type Fields, recordingBlob } from "../store/store";
import type { LaporVoiceMask } from "../voice_mask/element";
import { control } from "./fields";

/** Returns one block per question, in the order of the form; `change` is told which field to go to. */
export function readBack(form: HTMLFormElement, draft: Draft, change: (field: string) => void): HTMLElement[] {
  const { fields, voice, photos } = draft;
  const nothing = t("Nothing");
  const names = photos.map((photo) => photo.name);
  const blocks: [field: string, heading: string, answer: string, ...(HTMLElement | undefined)[]][] = [
    [
      "voice",
      t("What you said"),
      voice ? [duration(voice.seconds), language(form), ...masking(fields)].join("\n") : nothing,
      voice ? listenButton(draft.id) : undefined,
      ...(voice && fields.mask_voice ? disguised(form) : []),
    ],
    ["text", t("What you wrote"), fields.text],
    ["request_type", t("Kind of report"), words(form, `[name=request_type]:checked`)],
    ["address", t("Place"), fields.address],
    ["jurisdiction_id", t("Region"), region(form)],
    ["occurred_on", t("When it happened"), fields.occurred_on && when(fields.occurred_on)],
    ["photo", t("Photos"), names.join("\n")],
    [
      "privacy",
      t("Who may know"),
      // "Nothing" would read as "nobody".
      words(form, "#anonymous:checked, #confidential:checked") ||
        t("The office may see your contact. The report may be made public."),
    ],
    ["contact", t("How we can write to you"), fields.contact],
  ];
  return blocks.map(([field, heading, answer, ...more]) => {
    const about = make("span", { class: "hidden-visually" }, ` ${heading}`);
    const edit = button(t("Change"), () => change(field));
    edit.append(about);
    const lines = (answer || nothing).split("\n").map((line) => make("p", {}, line));
    return make("div", { class: "card" }, make("h3", {}, heading), ...lines, ...more, edit);
  });
}

function listenButton(id: string): HTMLElement {
  const listen = make("button", { type: "button" }, t("Listen"));
  playOnPress(
    listen,
    t("Stop listening"),
    () => recordingBlob(id),
    () => listen.after(make("p", { role: "status" }, t("This recording cannot be played here. It is still kept."))),
  );
  return listen;
}

/** Whoever asks not to be known is masked after recording: here is where the disguise can be heard before sending. */
function disguised(form: HTMLFormElement): HTMLElement[] {
  const mask = form.querySelector<LaporVoiceMask>("lapor-voice-mask");
  if (!mask?.sound) return [];
  const listen = make("button", { type: "button" }, t("Listen to the disguised voice"));
  const status = make("div", { role: "status", class: "status" });
  const tell = (sentence: string) => status.replaceChildren(...(sentence ? [make("p", {}, sentence)] : []));
  playOnPress(
    listen,
    t("Stop listening"),
    () => mask.sound(tell),
    () => tell(mask.trouble),
  );
  return [listen, status];
}

function language(form: HTMLFormElement): string {
  return t("Language: {name}", { name: control(form, "spoken_language").selectedOptions[0]?.textContent ?? "" });
}

function masking({ mask_voice, destroy_voice }: Fields): string[] {
  return [
    mask_voice ? t("Voice disguised: yes") : t("Voice disguised: no"),
    ...(destroy_voice ? [t("Own voice deleted once you approve the text: yes")] : []),
  ];
}

/** The labels of what is chosen, as the person has read them. */
function words(form: HTMLFormElement, chosen: string): string {
  const labels = [...form.querySelectorAll<HTMLInputElement>(chosen)].map((input) => input.labels?.[0]?.textContent);
  return labels.join("\n");
}

function region(form: HTMLFormElement): string {
  const chosen = ["regency", "jurisdiction_id"].map((id) => control(form, id)).filter((select) => select.value);
  return chosen.map((select) => select.selectedOptions[0]?.textContent).join(", ");
}
