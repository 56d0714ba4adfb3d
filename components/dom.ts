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
 * go (https://github.com/microsoft/omnichannel-chat-widget/pull/915). An empty sentence only clears. `kind` is a class,
 * `place` the region's part: near what was pressed, so that large text does not push it out of sight.
 */
export function say(host: HTMLElement, sentence: string, kind = "", place = "status"): void {
  const region = part(host, place);
  region.replaceChildren();
  if (sentence) region.append(make("p", { class: kind }, sentence));
}

/** Says that something is under way, but only if it takes a while: what is over at once would be spoken after its end. */
export function sayWhenSlow(host: HTMLElement, sentence: string): () => void {
  const timer = setTimeout(() => say(host, sentence), 1000);
  return () => clearTimeout(timer);
}

/** Changes the words of a part, if they are other words: a screen reader repeats the button it is on at every change. */
export function label(host: HTMLElement, name: string, words: string): void {
  const named = part(host, name);
  if (named.textContent !== words) named.textContent = words;
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
    // The group takes the focus, not the words in it: a screen reader says the question once (heard in Orca).
    const box = make("div", { class: "note", role: "group", tabindex: "-1", "aria-label": question });
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
    box.append(make("p", {}, question), choices);
    after.after(box);
    box.focus();
  });
}
