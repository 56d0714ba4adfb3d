let last: Promise<unknown> = Promise.resolve();

/**
 * Runs `work` while no other tab, nor the service worker, runs theirs (Web Locks; the browser frees a dead tab's lock).
 *
 * Browsers without Web Locks take turns within one page only; there, the server's idempotency is the safeguard.
 */
export function alone<T>(work: () => Promise<T>): Promise<T> {
  if (navigator.locks) return navigator.locks.request("lapor-outbox", work) as Promise<T>;
  const turn = last.then(work, work);
  last = turn;
  return turn;
}
