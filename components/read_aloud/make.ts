// The markup of <lapor-read-aloud>, for scripts that list what can be read.

import { make } from "../dom";
import type { LaporReadAloud } from "./element";

/** What to read: the words, their language (BCP 47), and where the server speaks them. */
export interface Reading {
  text: string;
  lang: string;
  url: string;
  secret: string;
  /** Where the words stand, to show which sentence is read; what is not read there has the attribute `data-unread`. */
  where?: HTMLElement[];
}

/** Makes the element. The words on the button are its name; what it is about, the element with id `about`, describes it. */
export function readAloud(words: string, reading: Reading, about = ""): HTMLElement {
  const element = document.createElement("lapor-read-aloud") as LaporReadAloud;
  element.reading = reading;
  element.append(
    make("button", { type: "button", "data-part": "button", "aria-describedby": about || false }, words),
    make("div", { role: "status", class: "status", "data-part": "status" }),
  );
  return element;
}
