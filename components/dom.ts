// Small tools of the custom elements. Markup comes from the server; scripts fill it and show or hide its parts.

type Child = Node | string | null | false | undefined;

/** The interface's language: BCP 47, from `<html lang>`. */
export const locale = (): string => document.documentElement.lang || "id";

/** Returns `host`'s own part of that name, never one of a custom element nested in it. */
export function part<T extends HTMLElement = HTMLElement>(host: HTMLElement, name: string): T {
  for (const found of host.querySelectorAll<T>(`[data-part="${name}"]`)) if (owner(found) === host) return found;
  throw new Error(`<${host.localName}> has no part "${name}"`);
}

function owner(element: Element): Element | null {
  let above = element.parentElement;
  while (above && !above.localName.includes("-")) above = above.parentElement;
  return above;
}

/** Makes an element; `true` is a bare attribute. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | boolean> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => typeof child === "string" || child instanceof Node));
  return element;
}

/** Makes a button that does not submit. */
export function button(words: string, press: () => void, attributes: Record<string, string> = {}): HTMLButtonElement {
  const made = make("button", { type: "button", ...attributes }, words);
  made.addEventListener("click", press);
  return made;
}

/**
 * Says a sentence through `host`'s live region.
 *
 * Android drops changes of text in an existing live region while focus moves, so a new node is appended and the old ones
 * go (https://github.com/microsoft/omnichannel-chat-widget/pull/915). An empty sentence only clears. `kind` is a class.
 */
export function say(host: HTMLElement, sentence: string, kind = ""): void {
  const region = part(host, "status");
  region.replaceChildren();
  if (sentence) region.append(make("p", { class: kind }, sentence));
}

/** Shows or hides parts of `host`. */
export function show(host: HTMLElement, shown: Record<string, boolean>): void {
  for (const [name, visible] of Object.entries(shown)) part(host, name).hidden = !visible;
}

/** Registers a custom element unless the page has it already. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}

/**
 * Asks in place whether to take something away: nothing moves over the page, nothing closes by itself.
 *
 * The question takes focus; on "no" the focus goes back to where it was.
 */
export function ask(after: HTMLElement, question: string, yes: string, no: string): Promise<boolean> {
  const before = document.activeElement as HTMLElement | null;
  return new Promise((answer) => {
    const asked = make("p", { tabindex: "-1" }, question);
    const box = make("div", { class: "note", role: "group", "aria-label": question }, asked);
    const close = (agreed: boolean) => {
      box.remove();
      if (!agreed) before?.focus();
      answer(agreed);
    };
    const choices = make("div", { class: "actions" });
    choices.append(
      button(yes, () => close(true), { class: "danger" }),
      button(no, () => close(false)),
    );
    box.append(choices);
    after.after(box);
    asked.focus();
  });
}
