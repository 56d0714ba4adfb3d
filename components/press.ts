// A trembling hand presses twice, and a heavy one holds Enter down: only the first press of a button counts.

const SAME_PRESS_MS = 700;

/** Lets no button of the page hear the echo of a press. Keep pressing, and the echo goes on. */
export function pressOnce(): void {
  let button: Element | null = null;
  let at = 0;
  const first = (event: Event) => {
    const pressed = (event.target as Element).closest("button");
    const now = performance.now();
    const echo = pressed && pressed === button && now - at < SAME_PRESS_MS;
    button = pressed;
    at = now;
    if (!echo) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  globalThis.addEventListener("click", first, true);
}
