// Given reports that wait, which events make the phone look at them.

import { afterEach, beforeEach, expect, setSystemTime, test } from "bun:test";
import { flushOutbox } from "../../../components/outbox/outbox";
import { startOutbox } from "../../../components/outbox/triggers";
import { type Draft, getDraft, onStoreChange } from "../../../components/store/store";
import { freshPhone, queued } from "../phone/phone";
import { FakeServer, problem } from "../phone/server";

const synced: string[] = [];
const registration = { sync: { register: async (tag: string) => void synced.push(tag) } };
const page = Object.assign(new EventTarget(), { visibilityState: "hidden" });

let server: FakeServer;
let stop: () => void;
beforeEach(async () => {
  await freshPhone();
  server = new FakeServer();
  synced.length = 0;
  Object.assign(globalThis, { document: page });
  Object.defineProperty(navigator, "serviceWorker", {
    value: { getRegistration: async () => registration },
    configurable: true,
  });
});
afterEach(async () => {
  stop();
  await server.stop();
  Reflect.deleteProperty(globalThis, "document");
});

/** Resolves when the store says that the draft is as wanted. */
function until(id: string, wanted: (draft: Draft) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = async () => {
      const draft = await getDraft(id);
      if (!draft || !wanted(draft)) return;
      forget();
      resolve();
    };
    const forget = onStoreChange(look);
    void look();
  });
}

const sent = (id: string): Promise<void> => until(id, ({ state }) => state === "sent");
const postponed = (id: string): Promise<void> => until(id, ({ attempts }) => attempts > 0);

const busyFor = (seconds: number) => () => problem(503, "busy", { "Retry-After": String(seconds) });

test("test_it_goes_by_itself_when_the_app_starts", async () => {
  const { id } = await queued({ text: "x" });
  stop = startOutbox();
  await sent(id);
});

test("test_it_goes_by_itself_and_background_sync_is_asked_when_it_is_queued", async () => {
  stop = startOutbox();
  server.once("POST", busyFor(0));
  const { id } = await queued({ text: "x" });
  await postponed(id);
  await sent(id);
  expect(synced).toContain("lapor-outbox");
});

test("test_background_sync_is_asked_once_when_tries_keep_failing", async () => {
  const { id } = await queued({ text: "x" });
  for (let tries = 0; tries < 2; tries++) server.once("POST", busyFor(0));
  await flushOutbox();
  stop = startOutbox();
  await sent(id);
  expect(synced).toEqual(["lapor-outbox"]);
});

test("test_it_goes_before_its_time_when_the_network_comes_back", async () => {
  stop = startOutbox();
  server.once("POST", busyFor(600));
  const { id } = await queued({ text: "x" });
  await until(id, ({ next_attempt_at = 0 }) => next_attempt_at > Date.now() + 500_000);
  globalThis.dispatchEvent(new Event("online"));
  await sent(id);
});

test("test_it_goes_when_the_page_becomes_visible_and_its_time_has_come", async () => {
  stop = startOutbox();
  server.once("POST", busyFor(600));
  const { id } = await queued({ text: "x" });
  await until(id, ({ next_attempt_at = 0 }) => next_attempt_at > Date.now() + 500_000);
  setSystemTime(Date.now() + 600_000);
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  await sent(id);
  setSystemTime();
});
