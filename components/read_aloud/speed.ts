// How fast is read aloud: chosen once, kept on the phone, the same for everything that is read.

const KEY = "lapor:speed";
export const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2];

/** Returns the choice made on this phone; 1 is as spoken. */
export function readSpeed(): number {
  try {
    const kept = Number(localStorage.getItem(KEY));
    return SPEEDS.includes(kept) ? kept : 1;
  } catch {
    return 1;
  }
}

/** Keeps the choice; where nothing can be kept it holds for what is being read. */
export function saveSpeed(speed: number): void {
  try {
    localStorage.setItem(KEY, String(speed));
  } catch {
    // Storage is switched off or full: the speed holds for now.
  }
}
