// <lapor-report>: keeps every word, checks, reads back, hands over to the outbox.

import { define, part, say, show } from "../dom";
import { clearErrors, focusField, showErrors } from "../error_summary";
import { t } from "../messages";
import "../receipt/element";
import type { LaporRecorder } from "../recorder/element";
import "../recorder/element";
import { type Fields, getDraft, listDrafts, onStoreChange, queueDraft, StoreError, saveFields } from "../store/store";
import { showArrival } from "./arrival";
import { draftId, hasDraft, leaveDraft, openDraft, openedDraft } from "./current_draft";
import { CHOSEN, control, fillFields, followPrivacy, isEmpty, readFields } from "./fields";
import type { LaporPhotos } from "./photos";
import "./photos";
import { showRegencies } from "./regions";
import { readBack } from "./review";
import { isoDay, lengthSentence, validate } from "./validate";

const SAVE_MS = 500;
/** A person who types is not interrupted. */
const IDLE_MS = 1500;

type Step = "form" | "review" | "done";

export class LaporReport extends HTMLElement {
  private readonly pageTitle = document.title;
  private form!: HTMLFormElement;
  private opened!: Promise<void>;
  private saving?: ReturnType<typeof setTimeout>;
  private counting?: ReturnType<typeof setTimeout>;
  private busy = false;
  private reviewedAt = "";
  /** What the draft is known to hold: only what was changed here is written, for another tab may have changed the rest. */
  private kept: Partial<Fields> = {};
  /** The phone keeps nothing (a private window): the form goes the ordinary way. */
  private storeless = false;

  connectedCallback(): void {
    this.form = part<HTMLFormElement>(this, "form");
    this.form.addEventListener("input", (event) => this.changed(event.target as HTMLElement));
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.addEventListener("lapor:saved", () => {
      // Recorder and photos have said it themselves; what was chosen before the first sound is kept with it.
      show(this, { saved: true });
      void this.save();
    });
    const press = (name: string, act: () => unknown) => part(this, name).addEventListener("click", act);
    press("send", () => this.once(() => this.send()));
    press("back", () => this.edit("text"));
    press("fresh", () => this.startAfresh());
    press("position", () => this.once(() => this.addPosition()));
    document.addEventListener("visibilitychange", () => document.hidden && void this.save());
    globalThis.addEventListener("popstate", () => {
      // The skip link changes the address, too.
      if (location.hash === this.reviewedAt && this.form.hidden) this.edit("text");
    });
    control(this.form, "occurred_on").max = isoDay(new Date());
    this.opened = this.open();
  }

  /** Continues the draft in the address or of this tab, else tells that there is an unfinished one. */
  private async open(): Promise<void> {
    const id = openedDraft();
    const draft = id && !hasDraft() ? await getDraft(id).catch(() => undefined) : undefined;
    if (draft?.state !== "draft" || hasDraft()) {
      if (!hasDraft()) leaveDraft();
      const drafts = await listDrafts().catch(() => []);
      return show(this, { unfinished: drafts.some(({ state }) => state === "draft") });
    }
    openDraft(draft.id);
    this.kept = draft.fields;
    const typed = Object.entries(readFields(this.form)).filter(([name, value]) => !CHOSEN.includes(name) && value);
    await fillFields(this.form, { ...draft.fields, ...Object.fromEntries(typed) });
    show(this, { restored: true });
    await this.refreshParts();
    const { fields = [""], title } = draft.problem ?? {};
    if (title)
      showErrors(
        this,
        (fields.length ? fields : [""]).map((field) => ({ field, message: t(title) })),
      );
  }

  private async refreshParts(): Promise<void> {
    await Promise.all([this.recorder.refresh(), this.querySelector<LaporPhotos>("lapor-photos")?.refresh()]);
  }

  private get recorder(): LaporRecorder {
    return this.querySelector("lapor-recorder") as LaporRecorder;
  }

  private changed(target: HTMLElement): void {
    followPrivacy(this.form, target);
    this.saving ??= setTimeout(() => void this.save(), SAVE_MS);
    if (target.id === "jurisdiction_id") void showRegencies(this.form, (target as HTMLSelectElement).value);
    if (target.id === "text") this.count((target as HTMLTextAreaElement).value);
  }

  private count(text: string): void {
    const sentence = lengthSentence(text);
    part(this, "count").textContent = sentence;
    clearTimeout(this.counting);
    // Nothing to tell must not wipe away what was told, that the storage is full, say.
    this.counting = setTimeout(() => sentence && say(this, sentence, "hidden-visually"), IDLE_MS);
  }

  private async save(): Promise<void> {
    clearTimeout(this.saving);
    this.saving = undefined;
    await this.opened;
    const fields = readFields(this.form);
    if (this.storeless || (!hasDraft() && isEmpty(fields))) return;
    const { kept } = this;
    const changed = Object.entries(fields).filter(([name, value]) => value !== kept[name as keyof Fields]);
    if (!changed.length) return;
    try {
      await saveFields(await draftId(), Object.fromEntries(changed));
      this.kept = fields;
      this.saved();
    } catch (error) {
      this.fail(error);
    }
  }

  private saved(): void {
    if (!part(this, "saved").hidden) return;
    show(this, { saved: true });
    say(this, t("Saved on this phone."), "hidden-visually");
  }

  private async submit(event: SubmitEvent): Promise<void> {
    if (this.storeless) return this.nameRegency();
    event.preventDefault();
    await this.once(() => this.check());
  }

  private async check(): Promise<void> {
    await this.recorder.settle();
    await this.save();
    if (this.storeless) {
      this.nameRegency();
      return this.form.submit();
    }
    const draft = hasDraft() ? await getDraft(await draftId()) : undefined;
    const half_a_date = control(this.form, "occurred_on").validity.badInput;
    const wrongs = validate(readFields(this.form), { voice: Boolean(draft?.voice), half_a_date });
    if (wrongs.length || !draft) return showErrors(this, wrongs);
    clearErrors(this);
    part(this, "review-list").replaceChildren(...readBack(this.form, draft, (field) => this.edit(field)));
    this.reviewedAt = location.hash;
    // The phone's back button leads to the form again, not away from it.
    history.pushState(null, "");
    this.step("review");
  }

  private async send(): Promise<void> {
    const id = await draftId();
    try {
      await queueDraft(id);
    } catch (error) {
      this.step("form");
      return this.fail(error);
    }
    this.leave();
    show(this, { saved: false });
    this.step("done");
    onStoreChange(() => void showArrival(this, id));
    await this.refreshParts();
    await showArrival(this, id);
  }

  /** Nothing of this report stays on the page. */
  private leave(): void {
    leaveDraft();
    this.kept = {};
    this.form.reset();
    part(this, "review-list").replaceChildren();
  }

  private edit(field: string): void {
    this.step("form");
    focusField(this, field);
  }

  private step(step: Step): void {
    show(this, { form: step === "form", review: step === "review", done: step === "done" });
    show(this, { restored: false, unfinished: false });
    say(this, "");
    document.title = this.pageTitle;
    if (step === "form") return;
    const heading = part(this, `${step}-title`);
    document.title = `${heading.textContent} – ${this.pageTitle}`;
    part(this, step).focus({ preventScroll: true });
    heading.scrollIntoView();
  }

  private async startAfresh(): Promise<void> {
    await this.save();
    this.leave();
    clearErrors(this);
    show(this, { restored: false, saved: false });
    await showRegencies(this.form, "");
    await this.refreshParts();
    say(this, t("The form is empty now. The other report is in My reports."));
    focusField(this, "voice");
  }

  private async addPosition(): Promise<void> {
    const tell = (sentence: string, kind = "") => say(this, sentence, kind, "position-status");
    tell(t("Looking for where you are. This can take half a minute."));
    try {
      const { positionWords } = await import("./position");
      const words = await positionWords();
      const address = control(this.form, "address");
      address.value = [address.value.trim(), words].filter(Boolean).join(". ");
      await this.save();
      tell(t("Where you are is added to the place."));
    } catch (sentence) {
      tell(String(sentence), "error");
    }
  }

  /** The server knows one field for the region; the finer choice goes there. */
  private nameRegency(): void {
    const { value, selectedOptions } = control(this.form, "regency");
    if (value) control(this.form, "jurisdiction_id").add(new Option(selectedOptions[0]?.text, value, true, true));
  }

  private async once(act: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await act().finally(() => {
      this.busy = false;
    });
  }

  private fail(error: unknown): void {
    if (!(error instanceof StoreError)) throw error;
    // With sound or photos in the draft the ordinary way would leave them behind.
    this.storeless = error.code === "storage_unavailable" || (error.code === "storage_full" && !hasDraft());
    // Deleted or handed in elsewhere: what stands here becomes a draft of its own at the next word.
    if (error.code === "not_found" || error.code === "not_a_draft") {
      leaveDraft();
      this.kept = {};
    }
    say(this, t(error.message), "error");
  }
}

define("lapor-report", LaporReport);
