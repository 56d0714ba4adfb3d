// What the machine has understood so far. No live region: while it records, a screen reader would speak into the sound.

import { make, part } from "../dom";
import { t } from "../messages";
import type { Segment } from "./live";

/** Shows the words under the recorder; nothing at all until there are some. */
export function showHeard(host: HTMLElement, segments: Segment[], language: string): void {
  const box = part(host, "heard");
  const words = segments.flatMap((segment) => segment.words).filter(({ text }) => text.trim());
  box.hidden = words.length === 0;
  if (box.hidden) return;
  // Not by colour alone, and screen readers say nothing of a mark.
  const shown = words.map(({ text, sure }) => (sure ? text.trim() : make("mark", {}, `${text.trim()} (?)`)));
  const doubted = words.some(({ sure }) => !sure) && make("p", { class: "hint" }, t("Words with (?) may be wrong."));
  box.replaceChildren(
    make("h3", {}, t("What we hear (not sent yet)")),
    make("p", { lang: language }, ...shown.flatMap((word, index) => (index ? [" ", word] : [word]))),
    ...[doubted].filter((each) => each instanceof Node),
  );
}

/** The recording is over: the words stay to be read. Returns whether there are any. */
export function keepHeard(host: HTMLElement): boolean {
  const box = part(host, "heard");
  const heading = box.querySelector("h3");
  if (heading) heading.textContent = t("What we heard (not sent yet)");
  return !box.hidden;
}
