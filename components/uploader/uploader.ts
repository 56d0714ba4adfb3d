// Sends one file over the tus 1.0.0 protocol (https://tus.io/protocols/resumable-upload), from the byte where it stopped.

import { DetailedError, type HttpResponse, Upload } from "tus-js-client/lib.esm/browser/index.js";
import type { Answer } from "../outbox/answers";
import { FetchStack } from "./fetch_stack";

/** Proxies may hold a request back until it is whole: with pieces, a cut costs one piece and not the file. */
const PIECE_BYTES = 256 * 1024;

/**
 * Uploads `blob` to `url` and returns the server's last answer: 2xx when it has every byte.
 *
 * `onOffset` hears how many bytes the server has: first what it had before, then after each piece. Waiting and trying
 * again is the outbox's business, so the first failure ends the upload; without an answer, that is an error thrown.
 */
export function upload(
  url: string,
  secret: string,
  blob: Blob,
  onOffset: (bytes: number) => Promise<void>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let noted = Promise.resolve();
    const sending = new Upload(blob, {
      uploadUrl: url,
      headers: { Authorization: `Bearer ${secret}` },
      chunkSize: PIECE_BYTES,
      retryDelays: null,
      storeFingerprintForResuming: false,
      httpStack: new FetchStack(),
      onProgress: (bytes) => {
        noted = noted.then(() => onOffset(bytes));
        noted.catch((error) => {
          void sending.abort();
          reject(error);
        });
      },
      onSuccess: ({ lastResponse }) => resolve(noted.then(() => answer(lastResponse))),
      onError: (error) => {
        const response = error instanceof DetailedError ? error.originalResponse : null;
        if (response) resolve(noted.then(() => answer(response)));
        else reject(error);
      },
    });
    sending.start();
  });
}

const answer = (response: HttpResponse): Answer => ({
  status: response.getStatus(),
  header: (name) => response.getHeader(name),
  body: response.getBody(),
});
