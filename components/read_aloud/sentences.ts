// The sentences of what is read: the server's, else the phone's own guess.

import type { Reading } from "./make";

export interface Sentence {
  text: string;
  /** In words, without digits and abbreviations; the phone's own voice says this. */
  spoken: string;
}

/** What is read, as the server tells it; `null` when it cannot be asked. */
export interface Told {
  language: string;
  sentences: Sentence[];
}

const LIMIT_MS = 15_000;

async function ask({ secret }: Reading, url: string): Promise<Response | null> {
  const signal = AbortSignal.timeout(LIMIT_MS);
  const answer = await fetch(url, { headers: { Authorization: `Bearer ${secret}` }, signal }).catch(() => null);
  return answer?.ok ? answer : null;
}

export async function askSentences(reading: Reading): Promise<Told | null> {
  const answer = await ask(reading, reading.url.replace("/speech?", "/speech/sentences?"));
  return (await answer?.json().catch(() => null)) ?? null;
}

export async function askSound(reading: Reading, at: number): Promise<Blob | null> {
  const answer = await ask(reading, `${reading.url}&sentence=${at}`);
  return (await answer?.blob().catch(() => null)) ?? null;
}

// Abbreviations of addresses and titles, which end no sentence. The server knows many more.
const SHORT = /(^|\s)(jln?|gg|kp|ds|kel|kec|kab|prov|no|tgl|bpk|sdri?|yth|dr|ir|h|hj|mrs?|rd)\.\s*$/i;

/** Cuts a text into sentences without a network. */
export function cut(text: string, language: string): Sentence[] {
  const pieces: string[] = [];
  const lines = text.split("\n");
  for (const line of lines) {
    let open = false;
    for (const { segment } of new Intl.Segmenter(language, { granularity: "sentence" }).segment(line)) {
      if (open) pieces.push((pieces.pop() ?? "") + segment);
      else pieces.push(segment);
      open = SHORT.test(segment);
    }
  }
  return pieces.flatMap((piece) => (piece.trim() ? [{ text: piece.trim(), spoken: piece.trim() }] : []));
}

/**
 * Returns where a sentence stands in `text`, as places of its first sign and behind its last; `null` when it does not.
 *
 * The sentences before it are looked for first: the same words may stand there twice. White space does not count.
 */
export function placeOf(text: string, sentences: string[], at: number): [number, number] | null {
  const places: number[] = [];
  let bare = "";
  for (const { index, 0: sign } of text.matchAll(/\S/g)) {
    places.push(index);
    bare += sign;
  }
  let from = 0;
  for (const [each, sentence] of sentences.entries()) {
    const wanted = sentence.replace(/\s/g, "");
    const start = bare.indexOf(wanted, from);
    if (start < 0 || !wanted) return null;
    from = start + wanted.length;
    if (each === at) return [places[start] as number, (places[from - 1] as number) + 1];
  }
  return null;
}
