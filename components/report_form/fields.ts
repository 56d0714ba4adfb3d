// The form's controls as the store's fields, and back.

import { EMPTY, type Fields, maskedByDefault, type RequestType } from "../store/store";
import { showRegencies } from "./regions";

type Control = HTMLInputElement & HTMLSelectElement;

export const control = (form: HTMLFormElement, id: string): Control => form.querySelector(`#${id}`) as Control;

export function readFields(form: HTMLFormElement): Fields {
  const said = new FormData(form);
  const text = (name: string) => String(said.get(name) ?? "");
  return {
    text: text("text"),
    request_type: text("request_type") as RequestType,
    jurisdiction_id: control(form, "regency").value || text("jurisdiction_id"),
    address: text("address"),
    occurred_on: text("occurred_on"),
    anonymous: said.has("anonymous"),
    confidential: said.has("confidential"),
    contact: text("contact"),
    spoken_language: text("spoken_language"),
    mask_voice: said.has("mask_voice"),
    destroy_voice: said.has("destroy_voice"),
  };
}

/** Fills the form; the list of regencies may come a moment later. */
export async function fillFields(form: HTMLFormElement, stored: Partial<Fields>): Promise<void> {
  const older = { ...EMPTY, ...stored };
  const fields = { ...older, mask_voice: stored.mask_voice ?? maskedByDefault(older) };
  for (const name of ["text", "address", "occurred_on", "contact"] as const) control(form, name).value = fields[name];
  for (const name of ["anonymous", "confidential", "mask_voice", "destroy_voice"] as const) {
    control(form, name).checked = fields[name];
  }
  if (fields.spoken_language) control(form, "spoken_language").value = fields.spoken_language;
  for (const radio of form.querySelectorAll<HTMLInputElement>("[name=request_type]")) {
    radio.checked = radio.value === fields.request_type;
  }
  control(form, "jurisdiction_id").value = fields.jurisdiction_id.slice(0, 2);
  await showRegencies(form, fields.jurisdiction_id);
}

/** Whether something was said already, so that a draft is worth making. */
export const isEmpty = (fields: Fields): boolean =>
  !Object.entries(fields).some(([name, value]) => !CHOSEN.includes(name) && value);

/** What always has a value. */
export const CHOSEN = ["request_type", "spoken_language"];

/** Masks the voice of those who have just said that they do not want to be known, unless they had chosen otherwise. */
export function followPrivacy(form: HTMLFormElement, changed: HTMLElement): void {
  const wishes = ["anonymous", "confidential"].map((id) => control(form, id));
  if (!wishes.some((wish) => wish === changed)) return;
  const mask = control(form, "mask_voice");
  const before = wishes.some((wish) => wish.checked !== (wish === changed));
  if (mask.checked !== before) return;
  mask.checked = wishes.some((wish) => wish.checked);
  mask.dispatchEvent(new Event("change", { bubbles: true }));
}
