import { expect, test } from "bun:test";
import { Stretch, speedAfter } from "../../../components/transcript_player/stretch";

test("nothing is repeated before a stretch has an end", () => {
  const stretch = new Stretch();
  stretch.begin(2);

  expect(stretch.loops).toBe(false);
  expect(stretch.from(9)).toBe(9);
});

test("a stretch begins again when its end is reached, and not before", () => {
  const stretch = new Stretch();
  stretch.begin(2);

  expect(stretch.close(5)).toBe(true);
  expect([stretch.from(4.9), stretch.from(5), stretch.from(7)]).toEqual([4.9, 2, 2]);
});

test("without a start the recording's own counts", () => {
  const stretch = new Stretch();

  expect(stretch.close(3)).toBe(true);
  expect(stretch.from(3)).toBe(0);
});

test("an end at or before the start is refused", () => {
  const stretch = new Stretch();
  stretch.begin(2);

  expect([stretch.close(2), stretch.close(1)]).toEqual([false, false]);
  expect(stretch.loops).toBe(false);
});

test("a start behind the end asks for another end", () => {
  const stretch = new Stretch();
  stretch.close(3);
  stretch.begin(4);

  expect(stretch.loops).toBe(false);
});

test("switched off it lets everything pass", () => {
  const stretch = new Stretch();
  stretch.close(3);
  stretch.off();

  expect(stretch.from(9)).toBe(9);
});

test("speeds end at half and at one and a half", () => {
  expect([speedAfter(1, 1), speedAfter(1, -1), speedAfter(1.5, 1), speedAfter(0.5, -1)]).toEqual([
    1.25, 0.75, 1.5, 0.5,
  ]);
});
