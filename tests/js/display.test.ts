import { beforeEach, expect, test } from "bun:test";
import { readDisplay, saveDisplay } from "../../components/display";

const kept = new Map<string, string>();
let broken = false;
const localStorage = {
  getItem(key: string) {
    if (broken) throw new DOMException("denied", "SecurityError");
    return kept.get(key) ?? null;
  },
  setItem(key: string, value: string) {
    if (broken) throw new DOMException("denied", "SecurityError");
    kept.set(key, value);
  },
};
let root: { dataset: Record<string, string>; style: Map<string, string> & { setProperty?: unknown } };
beforeEach(() => {
  kept.clear();
  broken = false;
  const style = new Map<string, string>();
  root = { dataset: {}, style: Object.assign(style, { setProperty: style.set.bind(style) }) };
  Object.assign(globalThis, { localStorage, document: { documentElement: root } });
});

test("test_the_choice_is_applied_and_there_next_time_when_it_was_saved", () => {
  saveDisplay({ text: 150, theme: "contrast" });
  expect([root.dataset.theme, root.style.get("--text")]).toEqual(["contrast", "150%"]);
  expect(readDisplay()).toEqual({ text: 150, theme: "contrast" });
});

test.each(["{broken", "null", ""])("test_the_defaults_hold_when_%p_is_kept", (value) => {
  kept.set("lapor:display", value);
  expect(readDisplay()).toEqual({ text: 100, theme: "system" });
});

test("test_the_choice_holds_for_the_page_when_storage_is_switched_off", () => {
  broken = true;
  expect(readDisplay()).toEqual({ text: 100, theme: "system" });
  saveDisplay({ text: 200, theme: "dark" });
  expect(root.dataset.theme).toBe("dark");
});
