// Number and secret as people type, dictate and paste them.

import type { Wrong } from "../error_summary";
import { t } from "../messages";

/** Digits only: spaces, hyphens and dots are how people group. */
export const cleanNumber = (typed: string): string => typed.replace(/\D/g, "");

/** Crockford base32 has no I, L, O: what looks like them is a digit (https://www.crockford.com/base32.html). */
export function cleanSecret(typed: string): string {
  const signs = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/[IL]/g, "1")
    .replace(/O/g, "0");
  return signs.match(/.{1,4}/g)?.join("-") ?? "";
}

/** Returns what cannot be a number or a secret at all. */
export function wrongIn(number: string, secret: string): Wrong[] {
  const wrongs: Wrong[] = [];
  if (number.length !== 10) wrongs.push({ field: "number", message: t("Write all 10 digits of the number.") });
  if (secret.length !== 14)
    wrongs.push({ field: "secret", message: t("Write all 12 letters and digits of the secret.") });
  return wrongs;
}
