// A trembling hand presses twice, and a heavy one holds Enter down: only the first press of a button counts.

const SAME_PRESS_MS = 700;
/** Half a button: what is under the finger may have changed since the first press. */
const SAME_PLACE_PX = 24;

/** Lets no button of the page hear the echo of a press. Keep pressing, and the echo goes on. */
export function pressOnce(): void {
  let last: { button: Element | null; at: number; x: number; y: number } | undefined;
  document.addEventListener(
    "click",
    (event) => {
      const { clientX: x, clientY: y } = event;
      const button = (event.target as Element).closest("button");
      const at = performance.now();
      const before = last;
      last = { button, at, x, y };
      if (!button || !before?.button || at - before.at > SAME_PRESS_MS) return;
      // The keyboard has no place: detail is 0.
      const near = event.detail > 0 && Math.hypot(x - before.x, y - before.y) < SAME_PLACE_PX;
      if (button !== before.button && !near) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
}
