// Given queued reports, when they cannot be sent now or not as they are: nothing is lost, and nobody is in the way.

import { afterEach, beforeEach, expect, setSystemTime, test } from "bun:test";
import { flushOutbox } from "../../../components/outbox/outbox";
import * as store from "../../../components/store/store";
import { bytesOf, draft, freshPhone, openTab, queued } from "../phone/phone";
import { FakeServer, problem } from "../phone/server";

const NOON = Date.UTC(2026, 10, 21, 12);

let server: FakeServer;
beforeEach(async () => {
  await freshPhone();
  server = new FakeServer();
  setSystemTime(NOON);
});
afterEach(async () => {
  setSystemTime();
  await server.stop();
});

const later = (milliseconds: number) => setSystemTime(Date.now() + milliseconds);

test("test_a_report_is_tried_again_after_growing_waits_when_there_is_no_network", async () => {
  await server.stop();
  const { id } = await queued({ text: "x" });
  for (const seconds of [1, 2, 4, 8]) {
    await flushOutbox();
    const { state, next_attempt_at = 0 } = await draft(id);
    expect(state).toBe("queued");
    expect(next_attempt_at - Date.now()).toBeWithin(seconds * 1000, seconds * 1200 + 1);
    later(next_attempt_at - Date.now() - 1);
    await flushOutbox();
    expect((await draft(id)).next_attempt_at).toBe(next_attempt_at);
    later(1);
  }
  server.start();
  expect(await flushOutbox()).toBe(0);
});

test("test_a_tap_does_not_wait_when_the_back_off_is_long", async () => {
  const { id } = await queued({ text: "x" });
  server.once("POST", () => problem(429, "too_many", { "Retry-After": "600" }));
  await flushOutbox();
  expect((await draft(id)).next_attempt_at).toBe(NOON + 600_000);
  later(599_999);
  expect(await flushOutbox()).toBe(1);
  expect(await flushOutbox({ force: true })).toBe(0);
});

test("test_it_is_due_at_once_when_the_wait_was_set_by_a_clock_years_ahead", async () => {
  await server.stop();
  setSystemTime(Date.UTC(2036, 0, 1));
  await queued({ text: "x" });
  await flushOutbox();
  setSystemTime(NOON);
  server.start();
  expect(await flushOutbox()).toBe(0);
});

test("test_the_wait_is_short_again_when_a_try_made_progress", async () => {
  const { id } = await queued({ words: ["suara"] });
  for (let tries = 0; tries < 6; tries++) {
    server.once("POST", () => problem(503, "busy"));
    await flushOutbox({ force: true });
  }
  expect((await draft(id)).attempts).toBe(6);
  server.once("HEAD", () => new Response(null, { status: 503 }));
  await flushOutbox({ force: true });
  const { next_attempt_at = 0 } = await draft(id);
  expect(next_attempt_at - NOON).toBeWithin(1000, 1201);
});

test("test_the_wait_is_short_again_when_a_piece_of_a_file_arrived", async () => {
  const { id } = await queued({ words: ["x".repeat(300_000)] });
  for (let tries = 0; tries < 6; tries++) {
    server.once("HEAD", () => new Response(null, { status: 503 }));
    await flushOutbox({ force: true });
  }
  expect((await draft(id)).attempts).toBeGreaterThan(4);
  server.once("PATCH", () => undefined);
  server.once("PATCH", () => problem(503, "busy"));
  await flushOutbox({ force: true });
  const { attachments, next_attempt_at = 0 } = await draft(id);
  expect(attachments[0]?.offset).toBe(262_144);
  expect(next_attempt_at - NOON).toBeWithin(1000, 1201);
});

test("test_a_try_counts_when_it_took_the_page_with_it", async () => {
  const { id } = await queued({ text: "x" });
  let seen: store.Draft | undefined;
  server.once("POST", async () => {
    seen = await (await openTab()).getDraft(id);
    return undefined;
  });
  await flushOutbox();
  expect(seen?.attempts).toBe(1);
  expect(seen?.next_attempt_at).toBeGreaterThanOrEqual(NOON + 1000);
});

test("test_reports_go_oldest_first_when_several_wait", async () => {
  const ids: string[] = [];
  for (const text of ["satu", "dua", "tiga"]) {
    ids.push((await queued({ text })).id);
    later(60_000);
  }
  await flushOutbox();
  expect([...server.reports.keys()]).toEqual(ids);
});

test("test_the_others_go_when_the_server_fails_at_one", async () => {
  const first = await queued({ text: "satu" });
  later(1000);
  await queued({ text: "dua" });
  server.once("POST", () => problem(500, "error"));
  expect(await flushOutbox()).toBe(1);
  expect((await draft(first.id)).state).toBe("queued");
  expect(server.reports.size).toBe(1);
});

test("test_the_others_are_not_tried_when_there_is_no_network", async () => {
  await queued({ text: "satu" });
  later(1000);
  const second = await queued({ text: "dua" });
  await server.stop();
  expect(await flushOutbox()).toBe(2);
  expect((await draft(second.id)).attempts).toBe(0);
});

test.each([
  ["a sign-in page for 200", () => new Response("<html>Welcome to our Wi-Fi</html>")],
  ["a sign-in page for 403", () => new Response("<html>Sign in</html>", { status: 403 })],
  ["an empty 201", () => new Response("", { status: 201 })],
  ["a proxy's 413", () => new Response("too large", { status: 413 })],
])("test_a_report_stays_queued_when_the_answer_is_%s", async (_, answer) => {
  const { id } = await queued({ text: "x" });
  server.once("POST", answer);
  expect(await flushOutbox()).toBe(1);
  expect(await draft(id)).toMatchObject({ state: "queued", attempts: 1 });
  expect(await store.listReceipts()).toEqual([]);
});

test("test_a_refused_report_says_why_and_goes_under_the_same_id_when_it_was_mended", async () => {
  const { id } = await queued({ text: "x", words: ["suara"] });
  server.once("POST", () => problem(422, "occurred_on_future"));
  expect(await flushOutbox()).toBe(0);
  expect(await draft(id)).toMatchObject({ state: "rejected", problem: { code: "occurred_on_future" } });
  expect(await bytesOf(await store.recordingBlob(id))).toBe("suara");
  expect(await flushOutbox({ force: true })).toBe(0);
  expect(server.log).toEqual(["POST submissions"]);
  await store.reopenDraft(id);
  await store.saveFields(id, { occurred_on: "2026-11-20" });
  await store.queueDraft(id);
  expect(await flushOutbox()).toBe(0);
  expect([...server.reports.keys()]).toEqual([id]);
});

test("test_a_conflicting_report_goes_under_a_new_id_when_it_was_mended", async () => {
  const { id } = await queued({ words: ["suara"] });
  server.once("POST", () => problem(409, "submission_conflict"));
  await flushOutbox();
  const { id: fresh } = await store.reopenDraft(id);
  await store.queueDraft(fresh);
  expect(await flushOutbox()).toBe(0);
  expect([...server.reports.keys()]).toEqual([fresh]);
});

test("test_a_report_queued_while_another_is_sent_goes_in_the_same_turn_when_it_is_noticed", async () => {
  await queued({ text: "satu" });
  server.once("POST", async () => {
    later(1000);
    await queued({ text: "dua" });
    return undefined;
  });
  expect(await flushOutbox()).toBe(0);
  expect(server.reports.size).toBe(2);
});

test("test_only_one_tab_sends_when_two_flush_at_once", async () => {
  for (const text of ["satu", "dua", "tiga"]) await queued({ text, words: [text] });
  const tabs = [await openTab(), await openTab()];
  await Promise.all(tabs.map((tab) => tab.flushOutbox({ force: true })));
  expect(server.log.filter((line) => line === "POST submissions")).toHaveLength(3);
  expect(server.log.filter((line) => line === "PATCH file")).toHaveLength(3);
});
