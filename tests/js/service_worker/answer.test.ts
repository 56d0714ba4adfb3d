import { afterAll, beforeEach, expect, jest, test } from "bun:test";
import { FakeCaches } from "../phone/caches";

const ORIGIN = "https://lapor.test";
const ID = ["/", "/id", "/id/lapor", "/id/luring", "/app/id/main-1.js", "/regions.json"];
const EN = ["/", "/en", "/en/lapor", "/en/luring", "/app/en/main-2.js"];
Object.assign(globalThis, { __PRECACHE__: { id: ID, en: EN }, __VERSION__: "v2", __LOCALE__: "id" });

const { answer } = await import("../../../components/service_worker/answer");
const { dropOld, fill, usedLocales } = await import("../../../components/service_worker/caches");

let caches: FakeCaches;
let online: (path: string) => Promise<Response> | Response;
let asked: string[];
beforeEach(() => {
  caches = new FakeCaches();
  asked = [];
  online = (path) => new Response(`new ${path}`);
  Object.assign(globalThis, { caches, location: new URL(`${ORIGIN}/sw.js`), fetch });
});

const realFetch = globalThis.fetch;
afterAll(() => Object.assign(globalThis, { fetch: realFetch }));

async function fetch(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  asked.push(pathname);
  return online(pathname);
}

const offline = (): Promise<Response> => Promise.reject(new TypeError("no network"));

function request(path: string, mode: RequestMode, init: RequestInit = {}): Request {
  const made = new Request(new URL(path, ORIGIN), init);
  return Object.defineProperty(made, "mode", { value: mode });
}

/** Returns what the person gets, and waits for what the worker does afterwards. */
async function get(path: string, mode: RequestMode = "navigate"): Promise<string | undefined> {
  const work: Promise<unknown>[] = [];
  const response = await answer(request(path, mode), (promise) => work.push(promise));
  await Promise.all(work);
  return response?.text();
}

async function copy(path: string): Promise<void> {
  await (await caches.open("lapor-v2-id")).put(path, new Response(`copy ${path}`));
}

test("test_a_page_comes_from_the_network_and_is_kept_when_there_is_one", async () => {
  await copy("/id/lapor");
  expect(await get("/id/lapor")).toBe("new /id/lapor");
  online = offline;
  expect(await get("/id/lapor")).toBe("new /id/lapor");
});

test.each(["/id/lapor/", "/id/lapor?draf=1", "/id/lapor/?draf=1#ulasan"])(
  "test_the_copy_is_found_when_the_address_is_%s",
  async (path) => {
    await copy("/id/lapor");
    online = offline;
    expect(await get(path)).toBe("copy /id/lapor");
  },
);

test("test_the_copy_is_shown_and_renewed_when_the_network_takes_over_three_seconds", async () => {
  await copy("/id/lapor");
  let arrive = (_: Response) => {};
  online = () => new Promise((resolve) => (arrive = resolve));
  jest.useFakeTimers();
  const work: Promise<unknown>[] = [];
  const shown = answer(request("/id/lapor", "navigate"), (promise) => work.push(promise));
  jest.advanceTimersByTime(3000);
  jest.useRealTimers();
  expect(await (await shown)?.text()).toBe("copy /id/lapor");
  arrive(new Response("late"));
  await Promise.all(work);
  online = offline;
  expect(await get("/id/lapor")).toBe("late");
});

test("test_the_copy_is_shown_when_the_server_fails", async () => {
  await copy("/id/lapor");
  online = () => new Response("Bad Gateway", { status: 502 });
  expect(await get("/id/lapor")).toBe("copy /id/lapor");
  expect(await get("/id/lapor")).toBe("copy /id/lapor");
});

test("test_a_page_that_is_gone_says_so_when_the_server_answers_404", async () => {
  await copy("/id/lapor");
  online = () => new Response("not here", { status: 404 });
  expect(await get("/id/lapor")).toBe("not here");
});

test.each([
  ["/id/entah", "copy /id/luring"],
  ["/entah", "copy /id/luring"],
  ["/en/lapor", "copy /id/luring"],
])("test_the_offline_page_of_the_language_is_shown_when_%s_is_not_on_the_phone", async (path, shown) => {
  await copy("/id/luring");
  online = offline;
  expect(await get(path)).toBe(shown);
});

test("test_pages_with_personal_words_are_not_kept_when_the_server_made_them", async () => {
  await get("/id/tanda-terima");
  expect(await caches.match("/id/tanda-terima")).toBeUndefined();
});

test.each([
  ["/api/v1/regions", "cors", {}],
  ["/petugas", "navigate", {}],
  ["/petugas/laporan/1", "navigate", {}],
  ["/healthz", "navigate", {}],
  ["/id/kirim", "navigate", { method: "POST" }],
  ["/app/id/main-1.js", "cors", { headers: { Range: "bytes=0-1" } }],
  ["https://elsewhere.test/id", "navigate", {}],
  ["/unlisted.mp3", "no-cors", {}],
] as [string, RequestMode, RequestInit][])("test_the_browser_does_it_alone_when_it_asks_for_%s", (path, mode, init) => {
  expect(answer(request(path, mode, init), () => {})).toBeNull();
});

test("test_a_hashed_file_is_asked_for_once_when_it_is_needed_twice", async () => {
  expect(await get("/app/id/main-9.js", "cors")).toBe("new /app/id/main-9.js");
  expect(await get("/app/id/main-9.js", "cors")).toBe("new /app/id/main-9.js");
  expect(asked).toEqual(["/app/id/main-9.js"]);
});

test("test_every_page_opens_with_no_network_when_its_language_was_filled", async () => {
  await fill("en");
  online = offline;
  for (const path of EN.slice(0, 4)) expect(await get(path)).toBe(`new ${path}`);
  expect(await get("/app/en/main-2.js", "cors")).toBe("new /app/en/main-2.js");
});

test("test_nothing_is_kept_when_one_file_of_a_language_cannot_be_had", async () => {
  online = (path) => new Response("", { status: path === "/en/luring" ? 500 : 200 });
  await expect(fill("en")).rejects.toThrow();
  expect((await caches.open("lapor-v2-en")).entries.size).toBe(0);
});

test("test_nothing_is_fetched_when_a_language_is_filled_already_or_unknown", async () => {
  await fill("id");
  asked = [];
  await fill("id");
  await fill("xx");
  expect(asked).toEqual([]);
});

test("test_the_languages_used_before_are_known_and_only_our_old_caches_go_when_a_version_takes_over", async () => {
  for (const name of ["lapor-v1-id", "lapor-v1-en", "lapor-v2-id", "somebody-else"]) await caches.open(name);
  expect(await usedLocales()).toEqual(["id", "en"]);
  await dropOld();
  expect(await caches.keys()).toEqual(["lapor-v2-id", "somebody-else"]);
});
