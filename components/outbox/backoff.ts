const FIRST_MS = 1000;
const LONGEST_MS = 300_000;
export const LONGEST_RETRY_AFTER_MS = 3_600_000;

/**
 * Returns how long to wait after that many tries without progress: 1 s, 2 s, 4 s … 5 min.
 *
 * Up to a fifth is added by chance, so that the phones of a whole province do not come back in the same second.
 */
export function backoff(attempts: number, chance: number = Math.random()): number {
  const doubled = FIRST_MS * 2 ** (attempts - 1);
  return Math.min(doubled, LONGEST_MS / 1.2) * (1 + chance / 5);
}

/**
 * Returns how long a report still waits; 0 when it is due.
 *
 * A wait longer than the server may ask for means that the phone's clock was wrong when it was set, and is right now.
 */
export function stillWaits({ next_attempt_at = 0 }: { next_attempt_at?: number }, now = Date.now()): number {
  const left = next_attempt_at - now;
  return left > 0 && left <= LONGEST_RETRY_AFTER_MS ? left : 0;
}
