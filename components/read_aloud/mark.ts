// Shows which sentence is read, where it stands on the page.

import { make } from "../dom";
import { placeOf } from "./sentences";

/** Marks a sentence in `where`; returns what takes the mark off again. Nothing is announced: it is being heard. */
export function mark(where: HTMLElement[], sentences: string[], at: number): () => void {
  const nodes = where.flatMap(textsOf);
  const place = placeOf(nodes.map(({ data }) => `${data}\n`).join(""), sentences, at);
  if (!place) return () => {};
  const [start, end] = place;
  const marks: HTMLElement[] = [];
  let before = 0;
  for (const node of nodes) {
    const from = Math.max(0, start - before);
    const to = Math.min(node.length, end - before);
    before += node.length + 1;
    if (from >= to || !node.data.slice(from, to).trim()) continue;
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    const span = make("span", { class: "reading" });
    range.surroundContents(span);
    marks.push(span);
  }
  return () => {
    for (const span of marks) {
      const around = span.parentNode;
      span.replaceWith(...span.childNodes);
      around?.normalize();
    }
  };
}

function textsOf(element: HTMLElement): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest("[data-unread]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found;
}
