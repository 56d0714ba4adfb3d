// Which code a page needs, told by the custom elements it has.

// What several elements share is named here, so that it comes with the first file: else Bun makes a small file of every
// combination, and on 2G each request costs more than its bytes.
import "./dom";
import "./error_summary";
import "./format";
import "./player";
import "./read_aloud/element";
import "./receipt/element";
import "./report_form/current_draft";
import "./status_words";
import { database } from "./store/database";
import "./store/store";

const ELEMENTS: Record<string, () => Promise<unknown>> = {
  "lapor-report": () => import("./report_form/element"),
  "lapor-my-reports": () => import("./my_reports/element"),
  "lapor-status": () => import("./status_view/element"),
  "lapor-display": () => import("./display_settings/element"),
  "lapor-receipt": () => import("./receipt/element"),
};

/** Loads the elements that are on this page, and no others. */
export function startElements(): void {
  for (const [tag, load] of Object.entries(ELEMENTS)) {
    const found = document.querySelector(tag);
    if (found) void start(found, load);
  }
}

/** Where the phone cannot keep anything the report form stays an ordinary one, which the server answers. */
async function start(element: Element, load: () => Promise<unknown>): Promise<void> {
  const note = element.querySelector<HTMLElement>("[data-part=storeless]");
  if (!note || (await canKeep())) await load();
  else note.hidden = false;
}

/** Private windows and blocked site data keep nothing; plain http has neither microphone nor hashes (`isSecureContext`). */
async function canKeep(): Promise<boolean> {
  try {
    sessionStorage.getItem("");
    await database();
    return isSecureContext;
  } catch {
    return false;
  }
}
