// <lapor-status>: one report, from this phone's receipts or by number and secret. The last answer stays for offline.

import { define, locale, part, say, sayWhenSlow, show } from "../dom";
import { clearErrors, showErrors } from "../error_summary";
import { grouped, when } from "../format";
import { t } from "../messages";
import { fetchRequest, Refused } from "../outbox/outbox";
import type { LaporReadAloud } from "../read_aloud/element";
import "../read_aloud/element";
import type { LaporReceipt } from "../receipt/element";
import "../receipt/element";
import { getReceipt, putReceipt, type Receipt, type RequestAnswer, saveStatus } from "../store/store";
import { ANSWERED, type LaporTranscript } from "../transcript/element";
import "../transcript/element";
import { answerText, factsOf, historyItem, speechUrl } from "./answer";
import { cleanNumber, cleanSecret, wrongIn } from "./credentials";

class LaporStatus extends HTMLElement {
  private credentials?: { number: string; secret: string; kept: boolean };
  private asking = false;

  connectedCallback(): void {
    part(this, "form").addEventListener("submit", (event) => {
      event.preventDefault();
      void this.submit();
    });
    this.addEventListener(ANSWERED, (event) => void this.told((event as CustomEvent<RequestAnswer>).detail));
    part(this, "refresh").addEventListener("click", () => void this.refresh());
    globalThis.addEventListener("hashchange", () => void this.open());
    void this.open();
  }

  /** Shows the report named in the address (`#1234567890` or `?id=`), as far as this phone knows its secret. */
  private async open(): Promise<void> {
    const named = cleanNumber(location.hash.slice(1) || (new URLSearchParams(location.search).get("id") ?? ""));
    if (named.length !== 10) return;
    const receipt = await getReceipt(named);
    if (!receipt) {
      this.input("number").value = grouped(named);
      return;
    }
    this.credentials = { number: named, secret: receipt.secret, kept: true };
    if (receipt.last_answer) this.answer(receipt.last_answer, receipt.checked_at ?? receipt.received_at);
    await this.refresh();
  }

  private input(id: string): HTMLInputElement {
    return this.querySelector(`#${id}`) as HTMLInputElement;
  }

  private async submit(): Promise<void> {
    const number = cleanNumber(this.input("number").value);
    const secret = cleanSecret(this.input("secret").value);
    const wrongs = wrongIn(number, secret);
    if (wrongs.length) return showErrors(this, wrongs);
    clearErrors(this);
    this.credentials = { number, secret, kept: this.input("keep").checked };
    if (await this.refresh()) part(this, "title").focus();
  }

  /** Asks the server; returns whether there is an answer. */
  private async refresh(): Promise<boolean> {
    const { credentials } = this;
    if (!credentials || this.asking) return false;
    this.asking = true;
    const quick = sayWhenSlow(this, t("Asking for your report."));
    try {
      const { number, secret, kept } = credentials;
      const answer = await fetchRequest(number, secret, locale());
      if (kept) await this.keep(answer, secret);
      this.answer(answer, Date.now());
      say(this, answer.spoken_status);
      return true;
    } catch (error) {
      this.fail(error);
      return false;
    } finally {
      quick();
      this.asking = false;
    }
  }

  /** The reporter said something about the words: that is how the report stands now. */
  private async told(answer: RequestAnswer): Promise<void> {
    if (this.credentials?.kept) await this.keep(answer, this.credentials.secret);
    this.answer(answer, Date.now());
  }

  private async keep(answer: RequestAnswer, secret: string): Promise<void> {
    const number = answer.service_request_id;
    const known = await getReceipt(number);
    const { request_type, requested_at } = answer;
    const received_at = Date.parse(requested_at) || Date.now();
    const receipt: Receipt = { service_request_id: number, secret, locale: locale(), request_type, received_at };
    if (!known) await putReceipt(receipt);
    await saveStatus(number, answer);
  }

  private answer(answer: RequestAnswer, asked: number): void {
    const { number, secret } = this.credentials ?? { number: "", secret: "" };
    const read = { number, secret, locale: locale() };
    part(this, "sentence").textContent = answer.spoken_status;
    part(this, "age").textContent = t("Last asked: {time}", { time: when(asked) });
    part(this, "facts").replaceChildren(...factsOf(answer));
    part(this, "history").replaceChildren(...answer.history.map((event) => historyItem(event, read)).reverse());
    const heard = this.querySelector("lapor-transcript") as LaporTranscript;
    heard.show({ answer, number, secret, url: speechUrl(read, undefined, true) });
    const aloud = this.querySelector("lapor-read-aloud") as LaporReadAloud;
    aloud.reading = {
      text: answerText(answer),
      lang: locale(),
      url: speechUrl(read),
      secret,
      where: [part(this, "sentence")],
    };
    this.querySelector<LaporReceipt>("lapor-receipt")?.fill(number, secret);
    show(this, { answer: true, age: true });
  }

  private fail(error: unknown): void {
    if (!(error instanceof Refused)) {
      const known = part(this, "answer").hidden ? "" : ` ${t("You see what was known last.")}`;
      say(this, t("There is no way through now. Try again later.") + known, "error");
      return;
    }
    const wrong = error.problem.code === "request_not_found";
    const message = wrong ? t("No report has this number and this secret. Check both.") : t(error.problem.title);
    say(this, "");
    showErrors(this, [{ field: "number", message }]);
  }
}

define("lapor-status", LaporStatus);
