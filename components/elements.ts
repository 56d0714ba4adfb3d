// Which code a page needs, told by the custom elements it has.

const ELEMENTS: Record<string, () => Promise<unknown>> = {
  "lapor-report": () => import("./report_form/element"),
  "lapor-my-reports": () => import("./my_reports/element"),
  "lapor-status": () => import("./status_view/element"),
  "lapor-display": () => import("./display_settings/element"),
  "lapor-receipt": () => import("./receipt/element"),
};

/** Loads the elements that are on this page, and no others. */
export function startElements(): void {
  for (const [tag, load] of Object.entries(ELEMENTS)) if (document.querySelector(tag)) void load();
}
