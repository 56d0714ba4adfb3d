// The service worker: pages with no network, and the outbox when no page is open.
//
// It never takes over by force (no skipWaiting): pages come from the network first, so an old worker does no harm, and
// nothing changes under a running recording.

import { flushOutbox, SYNC_TAG } from "../outbox/outbox";
import { answer } from "./answer";
import { dropOld, fill, localeOf, usedLocales } from "./caches";

declare const self: ServiceWorkerGlobalScope;

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

self.addEventListener("install", (event) => event.waitUntil(install()));

self.addEventListener("activate", (event) => event.waitUntil(dropOld().then(() => self.clients.claim())));

self.addEventListener("message", (event) => event.waitUntil(fill(String(event.data?.locale))));

self.addEventListener("fetch", (event) => {
  const answered = answer(event.request, (work) => event.waitUntil(work));
  if (answered) event.respondWith(answered);
});

self.addEventListener("sync", (event) => {
  if ((event as SyncEvent).tag === SYNC_TAG) (event as SyncEvent).waitUntil(sync());
});

/** Every language already used on this phone, and those of the pages open now. */
async function install(): Promise<void> {
  const open = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  const locales = new Set([...(await usedLocales()), ...open.map(({ url }) => localeOf(new URL(url).pathname))]);
  await Promise.all([...locales].map(fill));
}

/** A rejection asks the browser to try again later. */
async function sync(): Promise<void> {
  if ((await flushOutbox({ force: true })) > 0) throw new Error("reports are still waiting");
}
