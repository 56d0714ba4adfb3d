// Numbers, times and names as people read and hear them.

import { locale } from "./dom";

/** "0:42" for eyes. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** "2 minutes 5 seconds", in the interface's language, for eyes and ears. */
export function duration(seconds: number, language = locale()): string {
  const whole = Math.round(seconds);
  const parts = { minute: Math.floor(whole / 60), second: whole % 60 };
  const said = Object.entries(parts).filter(([unit, value]) => value || (unit === "second" && whole === 0));
  return said.map(([unit, value]) => counted(value, unit, language)).join(" ");
}

function counted(value: number, unit: string, language: string): string {
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(value);
}

/** A day ("2026-11-21") or a moment (ISO 8601, or milliseconds since 1970) in long words. */
export function when(time: string | number, language = locale()): string {
  const day = typeof time === "string" && time.length === 10;
  // Without a time of day JavaScript reads the date as UTC, which is the day before in the Americas.
  const date = new Date(day ? `${time}T12:00` : time);
  const style: Intl.DateTimeFormatOptions = day ? { dateStyle: "full" } : { dateStyle: "long", timeStyle: "short" };
  return Number.isNaN(date.getTime()) ? String(time) : new Intl.DateTimeFormat(language, style).format(date);
}

/** "1234567890" → "1234 567 890": the groups in which it is shown and dictated. */
export const grouped = (number: string): string => number.replace(/^(\d{4})(\d{3})(\d{3})$/, "$1 $2 $3");

/** "1234 567 890" → "1 2 3 4, 5 6 7, 8 9 0": spoken sign by sign, with a pause after each group. */
export const spelled = (groups: string): string =>
  groups
    .split(/[\s-]+/)
    .map((signs) => [...signs].join(" "))
    .join(", ");
