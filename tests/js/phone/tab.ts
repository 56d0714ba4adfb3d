// Everything one browser tab runs. Bundled and loaded once per tab, so that tabs share the disk and nothing else.

export * from "../../../components/outbox/outbox";
export { closeDatabase } from "../../../components/store/database";
export * from "../../../components/store/store";
