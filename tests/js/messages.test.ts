import { expect, test } from "bun:test";

Object.assign(globalThis, { __MESSAGES__: { "{count} reports": "{count} laporan", "Not yet": "" } });
// The query gives this file a copy of the module with words in it.
const copy = "../../components/messages.ts?words";
const { t } = await import(copy);

test("test_the_catalogues_sentence_is_filled_when_there_is_one", () => {
  expect(t("{count} reports", { count: 3 })).toBe("3 laporan");
});

test.each(["Not yet", "Unknown {thing}"])("test_the_message_id_is_shown_when_%p_has_no_translation", (id) => {
  expect(t(id)).toBe(id);
});
