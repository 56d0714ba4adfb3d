// The server's disguise of a recording, in the voice that officers will hear if it is sent with the same id.

import { locale } from "../dom";
import { N_ } from "../messages";

/** Three minutes are sent over a slow network, and disguised. */
const LIMIT_MS = 120_000;
const NO_NETWORK = N_("There is no network, so you cannot hear it now. Officers still only hear the disguised voice.");
const NOT_NOW = N_("You cannot hear it now. Officers still only hear the disguised voice.");

/** Why there is nothing to hear: the server's own sentence, or a message id. */
export class NotMasked extends Error {}

/** Fetches the disguised voice; nothing is kept on the server. Throws NotMasked. */
export async function maskedVoice(submission: string, recording: Blob): Promise<Blob> {
  if (!navigator.onLine) throw new NotMasked(NO_NETWORK);
  const answer = await fetch(new URL(`/api/v1/mask?submission=${submission}`, location.href).href, {
    method: "POST",
    headers: { "Accept-Language": locale() },
    body: recording,
    signal: AbortSignal.timeout(LIMIT_MS),
  }).catch(() => null);
  if (!answer) throw new NotMasked(NO_NETWORK);
  if (answer.ok) return answer.blob();
  const { title } = answer.status === 422 ? await answer.json().catch(() => ({})) : {};
  throw new NotMasked(title || NOT_NOW);
}
