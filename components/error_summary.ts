// The error summary and the errors at the fields (components/error_summary.py says why in this form).

import { make, part } from "./dom";
import { t } from "./messages";

/** One thing to change. `field` is the `data-field` of a part of the form; `message` is shown as it is. */
export interface Wrong {
  field: string;
  message: string;
}

let rightTitle: string | undefined;

/** Shows what is wrong and moves focus to the summary. */
export function showErrors(host: HTMLElement, wrongs: Wrong[]): void {
  clearErrors(host);
  const items = wrongs.map((wrong) => {
    const box = fieldBox(host, wrong.field);
    if (!box) return make("li", {}, wrong.message);
    markWrong(box, wrong);
    const link = make("a", { href: `#${wrong.field}` }, wrong.message);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      focusField(host, wrong.field);
    });
    return make("li", {}, link);
  });
  const summary = part(host, "errors");
  summary.querySelector("ul")?.replaceChildren(...items);
  summary.hidden = false;
  rightTitle ??= document.title;
  document.title = t("Error: {title}", { title: rightTitle });
  summary.focus();
}

/** Takes all errors away again. */
export function clearErrors(host: HTMLElement): void {
  part(host, "errors").hidden = true;
  for (const box of host.querySelectorAll<HTMLElement>("[data-field].wrong")) {
    box.classList.remove("wrong");
    for (const control of controls(box)) control.removeAttribute("aria-invalid");
    const place = errorPlace(box);
    if (place) {
      place.hidden = true;
      place.textContent = "";
    }
  }
  if (rightTitle !== undefined) document.title = rightTitle;
  rightTitle = undefined;
}

/** Moves focus to a field with its label in view; a field that is hidden gives it to what stands for it. */
export function focusField(host: HTMLElement, field: string): void {
  const box = fieldBox(host, field);
  if (!box) return;
  const seen = [...box.querySelectorAll<HTMLElement>("input, select, textarea, button")].find((control) =>
    control.checkVisibility(),
  );
  (box.querySelector("legend, label:not([hidden])") ?? box).scrollIntoView();
  seen?.focus({ preventScroll: true });
}

function fieldBox(host: HTMLElement, field: string): HTMLElement | null {
  return host.querySelector(`[data-field="${CSS.escape(field)}"]`);
}

function markWrong(box: HTMLElement, { message }: Wrong): void {
  box.classList.add("wrong");
  for (const control of controls(box)) control.setAttribute("aria-invalid", "true");
  const place = errorPlace(box);
  if (place) {
    place.textContent = message;
    place.hidden = false;
  }
}

const errorPlace = (box: HTMLElement): HTMLElement | null => box.querySelector(".error[id]");
/** The field's own; there may be others within it. */
const controls = (box: HTMLElement): HTMLElement[] =>
  [...box.querySelectorAll<HTMLElement>("input, select, textarea")].filter(
    (control) => control.closest("[data-field]") === box,
  );
