// The server's answer as words on the page.

import { make } from "../dom";
import { when } from "../format";
import { t } from "../messages";
import { readAloud } from "../read_aloud/make";
import { statusWords } from "../status_words";
import type { RequestAnswer } from "../store/store";

export interface Reader {
  number: string;
  secret: string;
  locale: string;
}

/** Where the server speaks the status, the answer of one event, or what it heard. */
export function speechUrl({ number, locale }: Reader, event?: string, transcript = false): string {
  const about = event ? `&event=${encodeURIComponent(event)}` : transcript ? "&transcript=true" : "";
  return `/api/v1/requests/${number}/speech?locale=${locale}${about}`;
}

/** The whole status as one text, for the phone's own voice. */
export const answerText = ({ spoken_status }: RequestAnswer): string => spoken_status;

/** Terms and descriptions; what is not known is left out. */
export function factsOf(answer: RequestAnswer): HTMLElement[] {
  const missing = answer.attachments.filter(({ state }) => state === "missing").length;
  const facts: [string, string | null][] = [
    [t("Sent"), when(answer.requested_at)],
    [t("Office that handles it"), answer.agency_responsible],
    [t("Files"), missing ? t("Still on the way: {count}", { count: missing }) : null],
  ];
  return facts.flatMap(([term, words]) => (words ? [make("dt", {}, term), make("dd", {}, words)] : []));
}

/** One step of the history; an answer can be read aloud. */
export function historyItem(event: RequestAnswer["history"][number], reader: Reader): HTMLElement {
  const item = make(
    "li",
    { class: "card" },
    make("h4", {}, event.about ?? statusWords(event.status)),
    make("p", {}, when(event.at)),
  );
  if (!event.answer) return item;
  const text = event.answer;
  // The officer may write another language than the reporter's pages have (WCAG 3.1.2).
  const lang = event.language ?? reader.locale;
  const where = text.split("\n").map((line) => make("p", { lang }, line));
  const url = speechUrl(reader, event.id);
  item.append(...where, readAloud(t("Read this answer aloud"), { text, lang, url, secret: reader.secret, where }));
  return item;
}
