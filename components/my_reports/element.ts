// <lapor-my-reports>: what waits, what is unfinished, what was received. Drawn from the phone's store, never the network.

import { ask, define, locale, part, say, sayWhenSlow, show } from "../dom";
import { grouped, spelled } from "../format";
import { t } from "../messages";
import { fetchRequest, flushOutbox } from "../outbox/outbox";
import "../read_aloud/element";
import {
  type Draft,
  deleteDraft,
  deleteReceipt,
  listDrafts,
  listReceipts,
  onStoreChange,
  type Receipt,
  reopenDraft,
  saveStatus,
} from "../store/store";
import { draftItem, queuedItem, receiptItem } from "./items";

class LaporMyReports extends HTMLElement {
  private asking = false;
  private drawn = "";
  private numbers?: string[];

  connectedCallback(): void {
    part(this, "send").addEventListener("click", () => void this.send());
    part(this, "news").addEventListener("click", () => void this.news());
    onStoreChange(() => void this.draw());
    void this.draw();
    void this.news(true);
  }

  private async draw(): Promise<void> {
    const [drafts, receipts] = await Promise.all([listDrafts(), listReceipts()]);
    const seen = JSON.stringify([drafts, receipts]);
    // A question stands in the list: drawing it anew would take the question away.
    if (this.asking || seen === this.drawn) return;
    this.drawn = seen;
    const addresses = { report: this.dataset.reportUrl ?? "", status: this.dataset.statusUrl ?? "" };
    const waiting = drafts.filter(({ state }) => state === "queued" || state === "uploading" || state === "rejected");
    const unfinished = drafts.filter(({ state }) => state === "draft");
    const key = (document.activeElement as HTMLElement | null)?.dataset.key;
    const remove = (gone: Draft) => void this.removeDraft(gone);
    this.fill(
      "queued",
      waiting.map((draft) => queuedItem(draft, this.mendable(draft), remove)),
    );
    this.fill(
      "draft",
      unfinished.map((draft) => draftItem(draft, addresses, remove)),
    );
    const forget = (gone: Receipt) => void this.removeReceipt(gone);
    this.fill(
      "receipt",
      receipts.map((receipt) => receiptItem(receipt, addresses, forget)),
    );
    show(this, { send: waiting.some(({ state }) => state !== "rejected"), news: receipts.length > 0 });
    if (key) this.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
    this.sayArrivals(receipts.map(({ service_request_id: number }) => number));
  }

  /** What goes by itself is told to those who do not see the lists change. */
  private sayArrivals(numbers: string[]): void {
    const before = this.numbers ?? numbers;
    this.numbers = numbers;
    const arrived = numbers.filter((number) => !before.includes(number)).map((number) => spelled(grouped(number)));
    if (arrived.length)
      say(this, t("Your report has arrived. Its number is {number}.", { number: arrived.join("; ") }));
  }

  private fill(name: string, items: HTMLElement[]): void {
    part(this, name).replaceChildren(...items);
    show(this, { [name]: items.length > 0, [`${name}-nothing`]: items.length === 0 });
  }

  /** A refused report can be changed; one whose files alone were refused has arrived and stays as it is. */
  private mendable(draft: Draft): ((draft: Draft) => void) | null {
    if (draft.state !== "rejected" || draft.service_request_id) return null;
    return ({ id }) =>
      void reopenDraft(id).then((reopened) => location.assign(`${this.dataset.reportUrl}#${reopened.id}`));
  }

  private async removeDraft({ id, state, service_request_id }: Draft): Promise<void> {
    const question = service_request_id
      ? t("Delete what is left of it on this phone? The report itself has arrived.")
      : t("Delete this report? It was not sent. It cannot be brought back.");
    if (!(await this.sure(`${id}:delete`, question, t("Delete")))) return;
    await deleteDraft(id);
    await this.removed(state === "draft" ? "draft" : "queued", t("It is deleted from this phone."));
  }

  private async removeReceipt({ service_request_id: number }: Receipt): Promise<void> {
    const question = t("Remove it from this phone? Keep number and secret to open it again.");
    if (!(await this.sure(`${number}:delete`, question, t("Remove")))) return;
    await deleteReceipt(number);
    await this.removed("receipt", t("Report {number} is no longer on this phone.", { number: grouped(number) }));
  }

  private async sure(key: string, question: string, yes: string): Promise<boolean> {
    if (this.asking) return false;
    this.asking = true;
    const pressed = this.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
    const agreed = await ask(pressed?.closest(".actions") as HTMLElement, question, yes, t("Keep it"));
    this.asking = false;
    await this.draw();
    return agreed;
  }

  private async removed(list: string, sentence: string): Promise<void> {
    await this.draw();
    part(this, `${list}-title`).focus();
    say(this, sentence);
  }

  private async send(): Promise<void> {
    const quick = sayWhenSlow(this, t("Trying to send."));
    const left = await flushOutbox({ force: true });
    quick();
    const sentences = [
      t("Everything is sent."),
      t("One report still waits."),
      t("{count} reports still wait.", { count: left }),
    ];
    say(this, sentences[Math.min(left, 2)] as string);
    if (left === 0) part(this, "receipt-title").focus();
  }

  /** Asks how each report is doing. `unasked`, when the page opens: speaks only of what is new. */
  private async news(unasked = false): Promise<void> {
    const quick = unasked ? () => {} : sayWhenSlow(this, t("Asking for news."));
    let changed = 0;
    try {
      for (const { service_request_id: number, secret, last_answer } of await listReceipts()) {
        const answer = await fetchRequest(number, secret, locale());
        // The first step is known: that it was received.
        if (answer.history.length !== (last_answer?.history.length ?? 1)) changed += 1;
        await saveStatus(number, answer);
      }
    } catch {
      if (!unasked) say(this, t("There is no way through now. You see what was known last."));
      return;
    } finally {
      quick();
    }
    if (unasked && !changed) return;
    say(this, changed ? t("There is news about {count} of your reports.", { count: changed }) : t("Nothing new."));
  }
}

define("lapor-my-reports", LaporMyReports);
