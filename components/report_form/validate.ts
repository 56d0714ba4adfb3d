// What the server would refuse, said before it is sent. The same rules as lapor_pwa/domain/submission.py.

import type { Wrong } from "../error_summary";
import { t } from "../messages";
import type { Fields } from "../store/store";

export const MOST_LETTERS = { text: 10_000, address: 500, contact: 200 };
const EARLIEST = "1945-08-17";

/** Letters as the server counts them: code points, not UTF-16 units. */
export const letters = (text: string): number => [...text].length;

/** What a browser keeps to itself: a date half typed reads as empty. */
export interface Unfinished {
  voice: boolean;
  half_a_date: boolean;
}

/** Returns everything wrong, in the order of the form. */
export function validate(fields: Fields, { voice, half_a_date }: Unfinished, today = new Date()): Wrong[] {
  const wrongs: Wrong[] = [];
  const wrong = (field: string, message: string) => wrongs.push({ field, message });
  if (!voice && !fields.text.trim()) wrong("text", t("Tell us what happened. Speak or write."));
  for (const [field, most] of Object.entries(MOST_LETTERS)) {
    const over = letters(fields[field as keyof typeof MOST_LETTERS].trim()) - most;
    if (over > 0) wrong(field, t("This is {count} letters too long. Make it shorter.", { count: over }));
  }
  if (half_a_date) wrong("occurred_on", t("Write the whole date: day, month and year. Or leave it empty."));
  else if (fields.occurred_on > isoDay(today)) wrong("occurred_on", t("Check the date. It cannot be in the future."));
  else if (fields.occurred_on && fields.occurred_on < EARLIEST)
    wrong("occurred_on", t("Check the year. It is too long ago."));
  const order = ["text", "address", "occurred_on", "contact"];
  return wrongs.sort((one, other) => order.indexOf(one.field) - order.indexOf(other.field));
}

/** The day on this phone's calendar, YYYY-MM-DD. */
export function isoDay(day: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** What to tell about the length: nothing until it is nearly reached. */
export function lengthSentence(text: string): string {
  const left = MOST_LETTERS.text - letters(text);
  if (left < 0) return t("This is {count} letters too long. Make it shorter.", { count: -left });
  return left <= MOST_LETTERS.text / 10 ? t("You have {count} letters left.", { count: left }) : "";
}
