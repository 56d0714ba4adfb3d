// How a person wants to see the pages: kept on the phone, applied before anything is painted.

export type Theme = "system" | "light" | "dark" | "contrast";

export interface Display {
  /** Per cent of the browser's own size, 100–200. */
  text: number;
  theme: Theme;
}

const KEY = "lapor:display";

/** Returns the choice made on this phone, or the defaults where there is none or storage is switched off. */
export function readDisplay(): Display {
  try {
    return { text: 100, theme: "system", ...JSON.parse(localStorage.getItem(KEY) ?? "{}") };
  } catch {
    return { text: 100, theme: "system" };
  }
}

/** Applies the choice to this page. Stylesheets read `--text` and `data-theme` on `<html>`. */
export function applyDisplay({ text, theme }: Display): void {
  const { dataset, style } = document.documentElement;
  dataset.theme = theme;
  style.setProperty("--text", `${text}%`);
}

/** Applies the choice and keeps it; where nothing can be kept it holds for this page. */
export function saveDisplay(display: Display): void {
  applyDisplay(display);
  try {
    localStorage.setItem(KEY, JSON.stringify(display));
  } catch {
    // Storage is switched off or full: the page looks as asked for all the same.
  }
}
