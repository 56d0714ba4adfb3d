// Receipts: number and secret of every report the server has, and what it last said about them.

import { database, write } from "./database";
import { announce } from "./events";
import type { Receipt, RequestAnswer } from "./schema";

/** Keeps a receipt, one of this phone's reports or one typed in by hand. */
export async function putReceipt(receipt: Receipt): Promise<void> {
  await write(["receipts"], (tx) => tx.objectStore("receipts").put(receipt));
  announce({ service_request_id: receipt.service_request_id });
}

export async function getReceipt(service_request_id: string): Promise<Receipt | undefined> {
  return (await database()).get("receipts", service_request_id);
}

/** Returns every receipt, newest first. */
export async function listReceipts(): Promise<Receipt[]> {
  const receipts = await (await database()).getAll("receipts");
  return receipts.sort((one, other) => other.received_at - one.received_at);
}

/** Keeps the server's last answer, for reading it with no network. A receipt deleted meanwhile stays deleted. */
export async function saveStatus(service_request_id: string, last_answer: RequestAnswer): Promise<void> {
  await write(["receipts"], async (tx) => {
    const receipt = await tx.objectStore("receipts").get(service_request_id);
    if (receipt) await tx.objectStore("receipts").put({ ...receipt, last_answer, checked_at: Date.now() });
  });
  announce({ service_request_id });
}

/** Takes a report off this phone (a shared one, say). The server keeps the report; number and secret still open it. */
export async function deleteReceipt(service_request_id: string): Promise<void> {
  await write(["receipts", "drafts"], async (tx) => {
    const receipt = await tx.objectStore("receipts").get(service_request_id);
    await tx.objectStore("receipts").delete(service_request_id);
    const draft = receipt?.draft_id && (await tx.objectStore("drafts").get(receipt.draft_id));
    if (draft && draft.state === "sent") await tx.objectStore("drafts").delete(draft.id);
  });
  announce({ service_request_id });
}
