// The form's controls as the store's fields, and back.

import type { Fields, RequestType } from "../store/store";
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
  };
}

/** Fills the form; the list of regencies may come a moment later. */
export async function fillFields(form: HTMLFormElement, fields: Fields): Promise<void> {
  for (const name of ["text", "address", "occurred_on", "contact"] as const) control(form, name).value = fields[name];
  for (const name of ["anonymous", "confidential"] as const) control(form, name).checked = fields[name];
  for (const radio of form.querySelectorAll<HTMLInputElement>("[name=request_type]")) {
    radio.checked = radio.value === fields.request_type;
  }
  control(form, "jurisdiction_id").value = fields.jurisdiction_id.slice(0, 2);
  await showRegencies(form, fields.jurisdiction_id);
}

/** Whether something was said already, so that a draft is worth making. */
export const isEmpty = (fields: Fields): boolean =>
  !Object.entries(fields).some(([name, value]) => name !== "request_type" && value);
