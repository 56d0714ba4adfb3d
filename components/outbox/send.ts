// One report on its way: the small JSON first, for the receipt; then its files; then what the server has of them.

import { N_ } from "../messages";
import { markFileRefused, markForgotten, markOffset, markReceived, settle } from "../store/delivery";
import { StoreError } from "../store/errors";
import { sha256 } from "../store/hash";
import { photoBlob } from "../store/photos";
import { recordingBlob } from "../store/recordings";
import type { Attachment, Draft, Submission } from "../store/schema";
import { failure, Refused, Unreached } from "./answers";
import { attachmentUrl, fetchRequest, postSubmission } from "./api";

const DAMAGED = {
  code: "attachment_damaged",
  title: N_("This file can no longer be read from the phone. Your report itself has arrived."),
};

/** Refusals of a file that a second try can mend: damaged on the way, out of step, busy, or a report not known (yet). */
const MENDED_BY_RETRY = new Set([404, 409, 423]);

/** Sends what the server lacks of a report. Throws Refused or Unreached; what was achieved until then is kept. */
export async function send(draft: Draft): Promise<void> {
  const received = draft.service_request_id ? await check(draft) : await handIn(draft);
  const waiting = received.attachments.filter((file) => file.state === "waiting");
  if (waiting.length === 0) return;
  for (const file of waiting) await sendFile(received, file);
  await check(received);
}

async function handIn(draft: Draft): Promise<Draft> {
  const { service_request_id, secret } = await postSubmission(draft.submission as Submission);
  return markReceived(draft.id, service_request_id, secret);
}

async function check(draft: Draft): Promise<Draft> {
  const { id, service_request_id = "", secret = "", locale } = draft;
  try {
    return await settle(id, await fetchRequest(service_request_id, secret, locale));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await markForgotten(id);
    throw new Unreached(error.status);
  }
}

async function sendFile(draft: Draft, file: Attachment): Promise<void> {
  const blob = file.role === "voice" ? await recordingBlob(draft.id) : await photoBlob(draft.id, file.index);
  if (!blob || (await sha256(blob)) !== file.sha256) return markFileRefused(draft.id, file.sha256, DAMAGED);
  const error = await uploaded(draft, file, blob);
  if (!error) return;
  if (error instanceof Unreached) throw error;
  if (MENDED_BY_RETRY.has(error.status) || error.problem.code === "attachment_hash_mismatch") {
    throw new Unreached(error.status);
  }
  await markFileRefused(draft.id, file.sha256, error.problem);
}

async function uploaded(draft: Draft, file: Attachment, blob: Blob): Promise<Refused | Unreached | null> {
  const url = attachmentUrl(draft.service_request_id ?? "", file.sha256);
  try {
    const { upload } = await import("../uploader/uploader");
    const note = (offset: number) => markOffset(draft.id, file.sha256, offset);
    const answer = await upload(url, draft.secret ?? "", blob, note);
    return answer.status < 300 ? null : failure(answer);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    return new Unreached(undefined, 0, error);
  }
}
