import { beforeEach, expect, test } from "bun:test";
import * as store from "../../../components/store/store";
import { freshPhone } from "../phone/phone";

beforeEach(freshPhone);

const receipt = (service_request_id: string, received_at: number): store.Receipt => ({
  service_request_id,
  secret: "AAAA-BBBB-CCCC",
  locale: "id",
  request_type: "complaint",
  received_at,
});

const ANSWER = {
  service_request_id: "1",
  status: "verified",
  attachments: [],
  history: [],
} as unknown as store.RequestAnswer;

test("test_receipts_are_listed_newest_first_when_there_are_several", async () => {
  await store.putReceipt(receipt("1", 100));
  await store.putReceipt(receipt("2", 300));
  await store.putReceipt(receipt("3", 200));
  expect((await store.listReceipts()).map((one) => one.service_request_id)).toEqual(["2", "3", "1"]);
});

test("test_the_last_answer_is_kept_with_its_time_when_a_status_was_fetched", async () => {
  await store.putReceipt(receipt("1", 100));
  await store.saveStatus("1", ANSWER);
  expect(await store.getReceipt("1")).toMatchObject({ last_answer: ANSWER, checked_at: expect.any(Number) });
});

test("test_a_deleted_receipt_stays_deleted_when_its_status_arrives_late", async () => {
  await store.putReceipt(receipt("1", 100));
  await store.deleteReceipt("1");
  await store.saveStatus("1", ANSWER);
  expect(await store.listReceipts()).toEqual([]);
});
