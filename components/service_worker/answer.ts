// Who answers a request: the network, the cache, or not us at all.

import { isHashed, isListed, keep, localeOf, usedLocales } from "./caches";

/** Longer than this nobody should look at an empty page while there is a copy on the phone. */
const NETWORK_FIRST_MS = 3000;
// Not the phone's business: live pages, and answers that must be true now. Files are sent and fetched past the cache.
const NEVER = ["/api/", "/petugas", "/healthz"];

/** Keeps the service worker alive until the work is done (`ExtendableEvent.waitUntil`). */
export type KeepAlive = (work: Promise<unknown>) => void;

/** Returns the answer to a request, or null to leave it to the browser. */
export function answer(request: Request, keepAlive: KeepAlive): Promise<Response> | null {
  const { origin, pathname } = new URL(request.url);
  const ours = request.method === "GET" && origin === location.origin && !request.headers.has("Range");
  if (!ours || NEVER.some((start) => pathname.startsWith(start))) return null;
  if (request.mode === "navigate") return page(request, withoutSlash(pathname), keepAlive);
  return isListed(pathname) || isHashed(pathname) ? file(request, pathname, keepAlive) : null;
}

/** /id/ and /id are one page, and so are all its query strings: pages are static. */
const withoutSlash = (path: string): string => path.replace(/\/+$/, "") || "/";

/** Network first, so that nobody is stuck on an old version; the copy after three seconds, or when the server fails. */
async function page(request: Request, path: string, keepAlive: KeepAlive): Promise<Response> {
  const network = fetch(request).catch(() => null);
  keepAlive(network.then((response) => refresh(path, response)));
  const timely = await Promise.race([network, after(NETWORK_FIRST_MS)]);
  if (timely && timely.status < 500) return timely.clone();
  const copy = await caches.match(path);
  if (copy) return direct(copy);
  const late = await network;
  if (late) return late.clone();
  const offline = await offlinePage(localeOf(path));
  return offline ? direct(offline) : Response.error();
}

/** In the language asked for, or in one that this phone has: any words help more than the browser's own error. */
async function offlinePage(asked: string): Promise<Response | undefined> {
  for (const locale of [asked, ...(await usedLocales())]) {
    const page = await caches.match(`/${locale}/luring`);
    if (page) return page;
  }
}

async function refresh(path: string, response: Response | null): Promise<void> {
  if (response?.ok && !response.redirected && isListed(path)) await keep(path, response.clone());
}

async function file(request: Request, path: string, keepAlive: KeepAlive): Promise<Response> {
  const copy = await caches.match(path);
  if (copy) return copy;
  const response = await fetch(request);
  if (response.ok) keepAlive(keep(path, response.clone()));
  return response;
}

/** Browsers refuse a redirected response for a page (https://fetch.spec.whatwg.org/#http-fetch, step 5). */
function direct(response: Response): Response {
  if (!response.redirected) return response;
  const { status, statusText, headers } = response;
  return new Response(response.body, { status, statusText, headers });
}

const after = (milliseconds: number): Promise<null> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds, null));
