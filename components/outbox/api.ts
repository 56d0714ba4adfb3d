// The JSON calls a phone makes. Files go through components/uploader.

import type { RequestAnswer, Submission } from "../store/schema";
import { failure, json, Unreached } from "./answers";

/** A slow 2G answer takes tens of seconds; a lost one never comes, and the browser would wait for minutes. */
const LIMIT_MS = 60_000;

const api = (path: string): string => new URL(`/api/v1/${path}`, location.href).href;

export interface Received {
  service_request_id: string;
  secret: string;
}

/**
 * Hands the report to the server and returns its receipt. The same submission again gives the same receipt.
 *
 * Throws Refused or Unreached.
 */
export async function postSubmission(submission: Submission): Promise<Received> {
  const answer = await call(api("submissions"), {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": submission.locale },
    body: JSON.stringify(submission),
  });
  const { service_request_id, secret } = answer as Partial<Received>;
  if (!service_request_id || !secret) throw new Unreached(200);
  return { service_request_id, secret };
}

/**
 * Asks how a report is doing, in words of `locale`.
 *
 * Throws Refused (404 "request_not_found" for a wrong number and a wrong secret alike) or Unreached.
 */
export async function fetchRequest(number: string, secret: string, locale: string): Promise<RequestAnswer> {
  const answer = await call(api(`requests/${encodeURIComponent(number)}?locale=${locale}`), {
    headers: { Authorization: `Bearer ${secret}`, "Accept-Language": locale },
    cache: "no-store",
  });
  if (!Array.isArray(answer.attachments)) throw new Unreached(200);
  return answer as unknown as RequestAnswer;
}

/** What the reporter says of the words written down for them; `version` names the words that were read. */
export type Said =
  | { answer: "approve"; version: number; destroy_voice: boolean }
  | { answer: "dispute"; version: number }
  | { answer: "language"; language: string };

/** Says it, and returns how the report stands then. Throws Refused or Unreached; saying it again does no harm. */
export async function postSaid(number: string, secret: string, locale: string, said: Said): Promise<RequestAnswer> {
  const answer = await call(api(`requests/${encodeURIComponent(number)}/transcript?locale=${locale}`), {
    method: "POST",
    headers: { Authorization: `Bearer ${secret}`, "Accept-Language": locale, "Content-Type": "application/json" },
    body: JSON.stringify(said),
  });
  if (!Array.isArray(answer.attachments)) throw new Unreached(200);
  return answer as unknown as RequestAnswer;
}

/** The address a file of a report is sent to. */
export const attachmentUrl = (number: string, sha256: string): string =>
  api(`requests/${number}/attachments/${sha256}`);

async function call(url: string, init: RequestInit): Promise<Record<string, unknown>> {
  const { response, body } = await answered(url, init);
  if (response.ok) return json(body);
  throw failure({ status: response.status, header: (name) => response.headers.get(name), body });
}

async function answered(url: string, init: RequestInit): Promise<{ response: Response; body: string }> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), LIMIT_MS);
  try {
    const response = await fetch(url, { ...init, signal: limit.signal });
    return { response, body: await response.text() };
  } catch (error) {
    throw new Unreached(undefined, 0, error);
  } finally {
    clearTimeout(timer);
  }
}
