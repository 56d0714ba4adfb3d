// One entry of "My reports": a draft, a report that waits, a receipt.

import { button, locale, make } from "../dom";
import { duration, grouped, spelled, when } from "../format";
import { t } from "../messages";
import { readAloud } from "../read_aloud/make";
import { answerText, speechUrl } from "../status_view/answer";
import { statusWords } from "../status_words";
import type { Draft, Receipt } from "../store/store";

const TITLE_LETTERS = 60;

/** A receipt is called by its kind: what was said has left the phone. */
const KINDS = { complaint: t("A complaint"), aspiration: t("A wish or an idea"), information_request: t("A question") };

/** What a button does; `key` finds it again after the list was drawn anew. */
export interface Action {
  words: string;
  key: string;
  press: () => void;
}

export interface Addresses {
  report: string;
  status: string;
}

/** Returns the first words of a report, or the length of its recording. */
export function titleOf({ fields, voice, photos }: Pick<Draft, "fields" | "voice" | "photos">): string {
  const text = fields.text.trim().replace(/\s+/g, " ");
  if (text.length > TITLE_LETTERS) return `${text.slice(0, TITLE_LETTERS).replace(/\s\S*$/, "")} …`;
  if (text) return text;
  if (voice) return t("Recording, {duration}", { duration: duration(voice.seconds) });
  return photos.length ? t("Photos without words") : t("A report without words");
}

/** Returns how far a report that was handed in has come. */
export function progressOf(draft: Draft, now = Date.now()): string {
  const { state, problem, attempts, next_attempt_at = 0, attachments } = draft;
  if (state === "rejected") return problem ? t(problem.title) : t("The server did not accept it.");
  if (state === "uploading") {
    const total = attachments.reduce((sum, file) => sum + file.size_bytes, 0);
    const there = attachments.reduce((sum, file) => sum + (file.state === "stored" ? file.size_bytes : file.offset), 0);
    const percent = Math.floor((100 * there) / Math.max(total, 1));
    return t("The report has arrived. Its recording and photos follow: {percent} %.", { percent });
  }
  if (attempts === 0) return t("Saved on this phone. It will be sent by itself.");
  const wait = Math.max(0, Math.round((next_attempt_at - now) / 1000));
  return t("Saved on this phone. There is no way through now. The next try is in {duration}.", {
    duration: duration(wait),
  });
}

export function draftItem(draft: Draft, addresses: Addresses, remove: (draft: Draft) => void): HTMLElement {
  const go = make("a", { class: "button", href: `${addresses.report}#${draft.id}`, "data-key": `${draft.id}:go` });
  go.append(t("Continue"), about(titleOf(draft)));
  const forget = { words: t("Delete"), key: `${draft.id}:delete`, press: () => remove(draft) };
  return card(titleOf(draft), [when(draft.updated_at)], go, act(forget, titleOf(draft)));
}

/** A report that was handed in; only one that was refused can be changed or deleted, the others are on their way. */
export function queuedItem(
  draft: Draft,
  mend: ((draft: Draft) => void) | null,
  remove: (draft: Draft) => void,
): HTMLElement {
  const title = titleOf(draft);
  const lines = [when(draft.queued_at ?? draft.updated_at), progressOf(draft)];
  const change = mend && { words: t("Change it"), key: `${draft.id}:mend`, press: () => mend(draft) };
  const forget = { words: t("Delete"), key: `${draft.id}:delete`, press: () => remove(draft) };
  const refused = draft.state === "rejected";
  return card(title, lines, change && act(change, title), refused ? act(forget, title) : null);
}

export function receiptItem(receipt: Receipt, addresses: Addresses, remove: (receipt: Receipt) => void): HTMLElement {
  const { service_request_id: number, last_answer, checked_at, received_at } = receipt;
  const groups = grouped(number);
  const link = make("a", { class: "button", href: `${addresses.status}#${number}`, "data-key": `${number}:go` });
  link.append(t("Open"), about(groups));
  const forget = { words: t("Remove from this phone"), key: `${number}:delete`, press: () => remove(receipt) };
  const known = last_answer ? statusWords(last_answer.status) : statusWords("received");
  const asked = checked_at ? t("Last asked: {time}", { time: when(checked_at) }) : "";
  const item = card(
    KINDS[receipt.request_type],
    [known, t("Received: {time}", { time: when(received_at) }), asked],
    link,
    act(forget, groups),
  );
  const eyes = make("p", { class: "number", "aria-hidden": "true" }, groups);
  const id = `number-${number}`;
  const ears = make("p", { class: "hidden-visually", id }, t("Number: {number}", { number: spelled(groups) }));
  item.querySelector("h3")?.after(eyes, ears);
  if (last_answer) {
    const reader = { number, secret: receipt.secret, locale: locale() };
    const reading = { text: answerText(last_answer), lang: locale(), url: speechUrl(reader), secret: receipt.secret };
    item.querySelector(".actions")?.before(readAloud(t("Read the status aloud"), reading, id));
  }
  return item;
}

function card(title: string, lines: string[], ...actions: (HTMLElement | null)[]): HTMLElement {
  const row = make("div", { class: "actions" }, ...actions);
  const said = lines.filter(Boolean).map((line) => make("p", {}, line));
  return make("li", { class: "card" }, make("h3", {}, title), ...said, row);
}

function act({ words, key, press }: Action, title: string): HTMLElement {
  const made = button(words, press, { "data-key": key });
  made.append(about(title));
  return made;
}

const about = (title: string): HTMLElement => make("span", { class: "hidden-visually" }, ` ${title}`);
