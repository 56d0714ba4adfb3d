import { afterEach, beforeEach, expect, test } from "bun:test";
import { attachmentUrl } from "../../../components/outbox/api";
import { sha256 } from "../../../components/store/hash";
import { upload } from "../../../components/uploader/uploader";
import { FakeServer } from "../phone/server";

const BIG = new Blob([new Uint8Array(600 * 1024).map((_, index) => index % 251)]);

let server: FakeServer;
let url: string;
let hash: string;
beforeEach(async () => {
  server = new FakeServer();
  hash = await sha256(BIG);
  const attachments = [{ sha256: hash, size_bytes: BIG.size, role: "voice" }];
  const body = JSON.stringify({ id: "one", attachments });
  await server.usual(new Request(new URL("/api/v1/submissions", location.href), { method: "POST", body }));
  url = attachmentUrl("1000000000", hash);
});
afterEach(() => server.stop());

test("test_a_large_file_arrives_in_pieces_and_tells_its_progress_when_it_is_uploaded", async () => {
  const offsets = new Set<number>();
  const { status } = await upload(url, "SECRET-1000000000", BIG, async (bytes) => void offsets.add(bytes));
  expect(status).toBe(204);
  expect([...offsets]).toEqual([0, 262_144, 524_288, 614_400]);
  expect(server.file(hash)?.state).toBe("stored");
});

test("test_no_byte_is_sent_when_the_server_has_them_all", async () => {
  await upload(url, "SECRET-1000000000", BIG, async () => {});
  server.log.length = 0;
  const { status } = await upload(url, "SECRET-1000000000", BIG, async () => {});
  expect([status, server.log]).toEqual([200, ["HEAD file"]]);
});

test("test_the_servers_answer_is_returned_when_the_secret_is_wrong", async () => {
  const answer = await upload(url, "WRONG", BIG, async () => {});
  expect([answer.status, answer.header("Content-Type")]).toEqual([404, "application/problem+json"]);
});

test("test_the_upload_fails_when_there_is_no_answer", async () => {
  await server.stop();
  await expect(upload(url, "SECRET-1000000000", BIG, async () => {})).rejects.toThrow();
});

test("test_the_upload_ends_when_its_progress_cannot_be_noted", async () => {
  const full = async () => {
    throw new Error("disk full");
  };
  await expect(upload(url, "SECRET-1000000000", BIG, full)).rejects.toThrow("disk full");
});
