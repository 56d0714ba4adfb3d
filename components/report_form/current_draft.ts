// Which draft this tab works on. Recorder, photos and form share it; it is made at the first word or sound.

import { locale } from "../dom";
import { newDraft } from "../store/store";

/** Survives a reload, not the tab: on a shared phone the next person starts with an empty form. */
const KEY = "lapor:draft";
const UUID = /^#([0-9a-f-]{36})$/;

let making: Promise<string> | undefined;

/** Returns the draft named in the address (`#<uuid>`), or the one this tab had open. */
export function openedDraft(): string | null {
  return UUID.exec(location.hash)?.[1] ?? sessionStorage.getItem(KEY);
}

/** Works on this draft from now on. */
export function openDraft(id: string): void {
  making = Promise.resolve(id);
  sessionStorage.setItem(KEY, id);
}

/** Starts afresh at the next word. The draft left behind stays among the unfinished ones. */
export function leaveDraft(): void {
  making = undefined;
  sessionStorage.removeItem(KEY);
  if (UUID.test(location.hash)) history.replaceState(null, "", location.pathname);
}

/** Whether there is a draft already. */
export const hasDraft = (): boolean => making !== undefined;

/** Returns the draft's id; makes the draft if there is none. Throws StoreError. */
export function draftId(): Promise<string> {
  making ??= newDraft(locale()).then(
    ({ id }) => {
      sessionStorage.setItem(KEY, id);
      return id;
    },
    (error) => {
      making = undefined;
      throw error;
    },
  );
  return making;
}
