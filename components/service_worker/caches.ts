// One cache per version and language, filled in whole or not at all.

declare const __PRECACHE__: Record<string, string[]>;
declare const __VERSION__: string;
declare const __LOCALE__: string;

const OURS = "lapor-";
const CURRENT = `${OURS}${__VERSION__}-`;
const PRECACHE = __PRECACHE__;

const listed = new Set(Object.values(PRECACHE).flat());

/** Whether the build listed this path: a page or a file that must be there with no network. */
export const isListed = (path: string): boolean => listed.has(path);

/** Returns the language a path belongs to; the default one for paths that all languages share. */
export function localeOf(path: string): string {
  return path.split("/").find((segment) => segment in PRECACHE) ?? __LOCALE__;
}

/** Files under /app carry a hash of their content in their name. */
export const isHashed = (path: string): boolean => path.startsWith("/app/");

/** Keeps a copy of a response in the current version's cache. */
export async function keep(path: string, response: Response): Promise<void> {
  const cache = await caches.open(CURRENT + localeOf(path));
  await cache.put(path, response);
}

/**
 * Keeps every page and file of one language. `Cache.addAll` stores all of them or, if one cannot be had, none.
 *
 * Hashed files may come out of the browser's own cache, so an update costs only what changed; the rest is asked for anew.
 */
export async function fill(locale: string): Promise<void> {
  const paths = PRECACHE[locale];
  if (!paths) return;
  const cache = await caches.open(CURRENT + locale);
  const kept = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  if (paths.every((path) => kept.has(path))) return;
  await cache.addAll(
    paths.map((path) => new Request(new URL(path, location.href), { cache: isHashed(path) ? "default" : "no-cache" })),
  );
}

/** Returns the languages that people of this phone have used, as far as older caches tell. */
export async function usedLocales(): Promise<string[]> {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS));
  return Object.keys(PRECACHE).filter((locale) => names.some((name) => name.endsWith(`-${locale}`)));
}

/** Deletes the caches of older versions of this app, and nobody else's. */
export async function dropOld(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(OURS) && !name.startsWith(CURRENT));
  await Promise.all(old.map((name) => caches.delete(name)));
}
