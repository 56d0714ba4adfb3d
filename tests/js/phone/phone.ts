// A phone: one disk, any number of tabs.

import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IDBFactory } from "fake-indexeddb";
import { closeDatabase } from "../../../components/store/database";
import * as store from "../../../components/store/store";

/** Gives every test a phone that was never used. */
export async function freshPhone(): Promise<void> {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
}

type Tab = typeof import("./tab");

let bundle: Promise<string> | undefined;
let opened = 0;

/** Opens one more tab: the same code with a memory of its own. */
export async function openTab(): Promise<Tab> {
  bundle ??= build();
  opened += 1;
  return import(`${await bundle}?tab=${opened}`);
}

async function build(): Promise<string> {
  const outdir = await mkdtemp(join(tmpdir(), "lapor-tab-"));
  const built = await Bun.build({
    entrypoints: [join(import.meta.dir, "tab.ts")],
    outdir,
    target: "browser",
    define: { __MESSAGES__: "{}" },
  });
  return built.outputs[0]?.path ?? "";
}

export const JPEG = "image/jpeg";
export const WEBM = "audio/webm;codecs=opus";

export const bytesOf = async (blob: Blob | null): Promise<string> => (blob ? blob.text() : "nothing");

/** Records one word a second and finishes. */
export async function record(id: string, words: string[], tab: Pick<Tab, "appendChunk"> = store): Promise<void> {
  const take = await store.nextTake(id);
  for (const [seq, word] of words.entries()) {
    await tab.appendChunk(id, { take, seq, media_type: WEBM, seconds: seq + 1, blob: new Blob([word]) });
  }
  await store.finishRecording(id, take, words.length);
}

export interface Said {
  text?: string;
  words?: string[];
  photos?: string[];
}

/** Makes a draft of what was said and hands it in. */
export async function queued({ text = "", words = [], photos = [] }: Said): Promise<store.Draft> {
  const { id } = await store.newDraft("id");
  if (text) await store.saveFields(id, { text });
  if (words.length > 0) await record(id, words);
  for (const photo of photos) await store.putPhoto(id, new Blob([photo], { type: JPEG }), "photo.jpg");
  return store.queueDraft(id);
}

/** Returns a draft that must be there. */
export async function draft(id: string): Promise<store.Draft> {
  const found = await store.getDraft(id);
  if (!found) throw new Error(`no draft ${id}`);
  return found;
}
