// What an answer means for the queue. Only the server's own, considered "no" counts as one: hotel sign-in pages,
// proxies and half-started servers answer 4xx and even 200, too.

import type { Problem } from "../store/schema";
import { LONGEST_RETRY_AFTER_MS } from "./backoff";

/** The server understood the request and will never accept it as it is. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.title);
  }
}

/** Not now: no network, or a server that is busy, broken or not ours. */
export class Unreached extends Error {
  /** `status` is undefined when there was no answer at all. */
  constructor(
    readonly status?: number,
    readonly retry_after_ms = 0,
    cause?: unknown,
  ) {
    super(status ? `HTTP ${status}` : "no answer", { cause });
  }
}

/** What is needed of an answer, whichever library fetched it. */
export interface Answer {
  status: number;
  header(name: string): string | null | undefined;
  body: string;
}

// Request timeout (RFC 9110), too early (RFC 8470), too many requests (RFC 6585).
const LATER = new Set([408, 425, 429]);

/** Returns the error that an answer outside 2xx stands for. */
export function failure({ status, header, body }: Answer): Refused | Unreached {
  const problem = status >= 400 && status < 500 && !LATER.has(status) ? problemIn(header("Content-Type"), body) : null;
  return problem ? new Refused(status, problem) : new Unreached(status, retryAfter(header("Retry-After")));
}

function problemIn(contentType: string | null | undefined, body: string): Problem | null {
  if (!contentType?.startsWith("application/problem+json")) return null;
  const { code, title, fields } = json(body) as Partial<Problem>;
  return code ? { code, title: title ?? code, ...(fields && { fields }) } : null;
}

/** RFC 9110 §10.2.3: seconds, or a date. */
function retryAfter(value: string | null | undefined): number {
  if (!value) return 0;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Math.min(Math.max(wait || 0, 0), LONGEST_RETRY_AFTER_MS);
}

/** Returns what a JSON object says, or nothing at all if it is not one. */
export function json(body: string): Record<string, unknown> {
  try {
    const value = JSON.parse(body);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
