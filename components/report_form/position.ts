// The phone's own position, as words in the address. Only ever asked for because somebody pressed the button.

import { t } from "../messages";

/** Finding satellites can take long outdoors, and for ever indoors. */
const LIMIT_MS = 30_000;

/** Returns a sentence with the position; rejects with a sentence that says what to do instead. */
export function positionWords(): Promise<string> {
  return new Promise((found, failed) => {
    if (!navigator.geolocation) return failed(t("This phone cannot tell where it is. Write the place in words."));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        found(
          t("Position {latitude}, {longitude}, within {metres} metres", {
            latitude: coords.latitude.toFixed(5),
            longitude: coords.longitude.toFixed(5),
            metres: Math.ceil(coords.accuracy),
          }),
        ),
      (error) =>
        failed(
          error.code === error.PERMISSION_DENIED
            ? t("Your position is not allowed. That is all right. Write the place in words.")
            : t("Your position was not found. Write the place in words."),
        ),
      { enableHighAccuracy: true, timeout: LIMIT_MS, maximumAge: 60_000 },
    );
  });
}
