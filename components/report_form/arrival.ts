// The end of the form: still on the phone, arrived, or refused.

import { part, say, show } from "../dom";
import { grouped, spelled } from "../format";
import { t } from "../messages";
import type { LaporReceipt } from "../receipt/element";
import { getDraft, listReceipts } from "../store/store";

/** Shows how the report handed in as draft `id` is doing; says so once when it arrives or is refused. */
export async function showArrival(host: HTMLElement, id: string): Promise<void> {
  const receipt = (await listReceipts()).find(({ draft_id }) => draft_id === id);
  const problem = receipt ? undefined : (await getDraft(id))?.problem;
  const groups = grouped(receipt?.service_request_id ?? "");
  const arrived = (number: string) => t("Your report has arrived. Its number is {number}.", { number });
  const sentence = receipt
    ? arrived(groups)
    : problem && `${t(problem.title)} ${t("Open My reports to mend it. Nothing is lost.")}`;
  const waiting = part(host, "waiting");
  if (!sentence || waiting.textContent === sentence) return;
  waiting.textContent = sentence;
  if (receipt) {
    host.querySelector<LaporReceipt>("lapor-receipt")?.fill(receipt.service_request_id, receipt.secret);
    show(host, { receipt: true });
    const heading = part(host, "done-title");
    document.title = document.title.replace(heading.textContent ?? "", t("Your report has arrived"));
    heading.textContent = t("Your report has arrived");
  }
  say(host, receipt ? arrived(spelled(groups)) : sentence, "hidden-visually");
}
