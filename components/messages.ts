// Words for people. Message ids are short English sentences. The build puts one locale's words in place of `t("…")`;
// what is only named (`N_`) is looked up when it is shown.

declare const __MESSAGES__: Record<string, string>;

const catalogue = __MESSAGES__;

/** Marks a sentence for extraction where it is only named; `t` translates it where it is shown. */
export const N_ = (msgid: string): string => msgid;

/** Translates `msgid` and fills its `{name}` places. A sentence that is not in the catalogue is returned as it is. */
export function t(msgid: string, values: Record<string, string | number> = {}): string {
  return (catalogue[msgid] || msgid).replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}
