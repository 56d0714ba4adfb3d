// How a queued report leaves the phone. Each step is one transaction; nothing is let go before the server has it.

import { N_ } from "../messages";
import { change, database, ofDraft, write } from "./database";
import { announce } from "./events";
import { type Attachment, type Draft, EMPTY, type Problem, type Receipt, type RequestAnswer } from "./schema";

const UNREADABLE: Problem = {
  code: "attachment_rejected",
  title: N_("The server could not use this file. Your report itself has arrived."),
};

/** Returns what still has to be sent, oldest first. */
export async function pendingDrafts(): Promise<Draft[]> {
  const drafts = await (await database()).getAll("drafts");
  return drafts.filter(isPending).sort((one, other) => (one.queued_at ?? 0) - (other.queued_at ?? 0));
}

const isPending = (draft: Draft): boolean => draft.state === "queued" || draft.state === "uploading";

/**
 * Counts one more try before it starts, so that a try that kills the page is not repeated at once.
 *
 * Returns null when there is nothing to send any more: deleted, reopened, or sent by somebody else.
 */
export async function claim(id: string, wait_ms: (attempts: number) => number): Promise<Draft | null> {
  return write(["drafts"], async (tx) => {
    const found = await tx.objectStore("drafts").get(id);
    if (!found || !isPending(found)) return null;
    return change(tx, id, (draft) => {
      draft.attempts += 1;
      draft.next_attempt_at = Date.now() + wait_ms(draft.attempts);
    });
  });
}

/** Sets the time of the next try after one that failed for now. */
export async function postpone(id: string, wait_ms: (attempts: number) => number): Promise<void> {
  await altered(id, (draft) => {
    draft.next_attempt_at = Date.now() + wait_ms(Math.max(1, draft.attempts));
  });
}

/** Keeps the receipt and, in the same transaction, that the report itself has arrived. */
export async function markReceived(id: string, service_request_id: string, secret: string): Promise<Draft> {
  const draft = await write(["drafts", "receipts"], async (tx) => {
    const received = await change(tx, id, (found) => {
      Object.assign(found, { service_request_id, secret, attempts: 0 });
      if (found.attachments.length > 0) found.state = "uploading";
      else finish(found);
    });
    const { locale, fields } = received;
    const receipts = tx.objectStore("receipts");
    const receipt: Receipt = {
      received_at: Date.now(),
      ...(await receipts.get(service_request_id)),
      service_request_id,
      secret,
      draft_id: id,
      locale,
      request_type: fields.request_type,
    };
    await receipts.put(receipt);
    return received;
  });
  announce({ draft_id: id, service_request_id });
  return draft;
}

/** The server has forgotten a report it gave a receipt for (an old backup, say): it is sent again under the same id. */
export async function markForgotten(id: string): Promise<void> {
  await altered(id, (draft) => {
    draft.state = "queued";
    delete draft.service_request_id;
    delete draft.secret;
    for (const file of draft.attachments) file.offset = 0;
  });
}

/**
 * Notes how many bytes of a file the server has had at most. Progress makes the next wait short again; starting over,
 * after a file was damaged on the way, is none.
 */
export async function markOffset(id: string, sha256: string, offset: number): Promise<void> {
  await altered(id, (draft) => {
    const file = draft.attachments.find((other) => other.sha256 === sha256);
    if (!file) return;
    if (offset > file.offset) draft.attempts = 0;
    file.offset = Math.max(file.offset, offset);
  });
}

/** The server refused one file. It stays on the phone, with the reason. */
export async function markFileRefused(id: string, sha256: string, problem: Problem): Promise<void> {
  await altered(id, (draft) => {
    const file = draft.attachments.find((other) => other.sha256 === sha256);
    if (file) Object.assign(file, { state: "rejected", problem });
  });
}

/** The server refused the report. It stays on the phone, with the reason, to be mended. */
export async function markRefused(id: string, problem: Problem): Promise<void> {
  await altered(id, (draft) => {
    draft.state = "rejected";
    draft.problem = problem;
    delete draft.next_attempt_at;
  });
}

/**
 * Compares our files with what the server says it has. Only a file it calls "stored" is deleted here, in the same
 * transaction that notes it; the draft is over when no file waits any more.
 */
export async function settle(id: string, answer: RequestAnswer): Promise<Draft> {
  const theirs = new Map(answer.attachments.map((file) => [file.sha256, file.state]));
  const draft = await write(["drafts", "chunks", "blobs"], async (tx) => {
    const settled = await change(tx, id, (found) => {
      for (const file of found.attachments) note(file, theirs.get(file.sha256));
      conclude(found);
    });
    for (const { role, index } of settled.attachments.filter((file) => file.state === "stored")) {
      if (role === "voice") await tx.objectStore("chunks").delete(ofDraft(id));
      else await tx.objectStore("blobs").delete([id, role, index]);
    }
    return settled;
  });
  announce({ draft_id: id });
  return draft;
}

function note(file: Attachment, theirs: "missing" | "stored" | "rejected" | undefined): void {
  if (theirs === "stored") {
    file.state = "stored";
    delete file.problem;
  } else if (theirs === "rejected") {
    file.state = "rejected";
    file.problem ??= UNREADABLE;
  }
}

function conclude(draft: Draft): void {
  if (draft.attachments.some((file) => file.state === "waiting")) return;
  const refused = draft.attachments.find((file) => file.state === "rejected");
  if (!refused) {
    finish(draft);
    return;
  }
  draft.state = "rejected";
  if (refused.problem) draft.problem = refused.problem;
  delete draft.next_attempt_at;
}

/** The server has everything. What was said leaves the phone, which other people may hold next; the receipt stays. */
function finish(draft: Draft): void {
  draft.state = "sent";
  draft.fields = { ...EMPTY, request_type: draft.fields.request_type };
  draft.voice = null;
  draft.photos = [];
  delete draft.submission;
  delete draft.next_attempt_at;
}

async function altered(id: string, alter: (draft: Draft) => void): Promise<void> {
  await write(["drafts"], (tx) => change(tx, id, alter));
  announce({ draft_id: id });
}
