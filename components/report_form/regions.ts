// Regencies and cities of the chosen province; the list is one precached file.

import { make } from "../dom";

type Region = [code: string, name: string];

let list: Promise<Region[]> | undefined;

function regions(): Promise<Region[]> {
  list ??= fetch("/regions.json")
    .then((answer) => answer.json())
    .catch(() => {
      // Without the list the province alone will do; the next choice tries again.
      list = undefined;
      return [];
    });
  return list;
}

/** Offers the regencies of the province that `code` is or belongs to, and chooses the one it is. */
export async function showRegencies(form: HTMLFormElement, code: string): Promise<void> {
  const province = code.slice(0, 2);
  const select = form.querySelector("#regency") as HTMLSelectElement;
  const found = province ? (await regions()).filter(([own]) => own.startsWith(`${province}.`)) : [];
  select.length = 1;
  select.append(...found.map(([own, name]) => make("option", { value: own }, name)));
  select.value = code.length > 2 ? code : "";
  (select.closest("[data-part=regencies]") as HTMLElement).hidden = found.length === 0;
}
