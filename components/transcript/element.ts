// <lapor-transcript>: what was heard, and what the reporter says to it. Nothing is sent without a press.

import { ask, define, locale, part, say, show } from "../dom";
import { t } from "../messages";
import { postSaid, Refused, type Said } from "../outbox/outbox";
import type { LaporReadAloud } from "../read_aloud/element";
import "../read_aloud/element";
import type { RequestAnswer, SpokenWords } from "../store/schema";
import { byWords, markedWords, noteOf, plainWords, voiceWords } from "./words";

export interface Shown {
  answer: RequestAnswer;
  number: string;
  secret: string;
  /** Where the server reads the words aloud. */
  url: string;
}

/** Told with the server's new answer, after the reporter said something. */
export const ANSWERED = "lapor-answered";

export class LaporTranscript extends HTMLElement {
  private shown?: Shown;
  private asking = false;

  connectedCallback(): void {
    const press = (name: string, act: () => void) => part(this, name).addEventListener("click", act);
    press("right", () => void this.approve(this.box.checked, part(this, "right")));
    press("destroy", () => void this.approve(true, part(this, "destroy")));
    for (const name of ["wrong", "wrong-after-all"])
      press(name, () => void this.tell({ answer: "dispute", version: this.spoken.version }));
    press("language-yes", () => this.language(this.spoken.heard_as));
    press("language-no", () => this.language(this.spoken.language));
  }

  /** Shows a report's words, or nothing when it has no recording. */
  show(shown: Shown): void {
    this.shown = shown;
    const { answer, secret, url } = shown;
    const { spoken } = answer;
    const note = noteOf(answer);
    this.hidden = !note && !spoken;
    part(this, "note").textContent = note;
    show(this, { note: Boolean(note), by: Boolean(spoken), words: Boolean(spoken), aloud: Boolean(spoken) });
    show(this, { doubts: false, language: false, approval: false, voice: false });
    if (!spoken) return;
    part(this, "by").textContent = byWords(spoken);
    const words = part(this, "words");
    words.lang = spoken.language;
    words.replaceChildren(...markedWords(spoken));
    const aloud = this.querySelector("lapor-read-aloud") as LaporReadAloud;
    aloud.reading = { text: plainWords(spoken), lang: spoken.language, url, secret, where: [words] };
    this.ask(spoken);
  }

  private get spoken(): SpokenWords {
    return this.shown?.answer.spoken as SpokenWords;
  }

  private get box(): HTMLInputElement {
    return part<HTMLInputElement>(this, "destroy-choice");
  }

  private ask(spoken: SpokenWords): void {
    const approved = Boolean(spoken.approved_at);
    part(this, "question").textContent = spoken.question ?? "";
    part(this, "voice-words").textContent = voiceWords(spoken);
    this.box.checked = spoken.may_destroy_voice && spoken.destroy_voice;
    show(this, {
      doubts: spoken.pieces.some(({ sure }) => !sure),
      language: Boolean(spoken.question),
      approval: spoken.approvable,
      wrong: spoken.disputable,
      "destroy-field": spoken.may_destroy_voice,
      voice: approved,
      "wrong-after-all": approved && spoken.disputable,
      destroy: approved && spoken.may_destroy_voice && !spoken.destroy_voice,
    });
  }

  private async approve(destroy_voice: boolean, pressed: HTMLElement): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    say(this, "", "", "approval-status");
    const sure = !destroy_voice || (await this.sureToDestroy(pressed));
    this.asking = false;
    if (sure) return this.tell({ answer: "approve", version: this.spoken.version, destroy_voice });
    // "No" to deleting is not "no" to the words: without a sentence, people would think that they had answered.
    this.box.checked = false;
    say(this, t("Your voice is kept. Your answer is not sent yet."), "", "approval-status");
  }

  /** What is destroyed cannot be had back: that is asked about once more (WCAG 3.3.6). */
  private async sureToDestroy(pressed: HTMLElement): Promise<boolean> {
    const question = t("Delete your original voice for good? Nobody can bring it back.");
    const row = pressed.parentElement as HTMLElement;
    const sure = await ask(row, question, t("Yes, delete it"), t("No, keep it"));
    if (sure) pressed.focus();
    return sure;
  }

  private language(language: string | null): void {
    if (language) void this.tell({ answer: "language", language });
  }

  private async tell(said: Said): Promise<void> {
    if (!this.shown || this.asking) return;
    this.asking = true;
    const { number, secret } = this.shown;
    try {
      const answer = await postSaid(number, secret, locale(), said);
      // What was pressed is gone now: the focus must be somewhere.
      part(this, "title").focus();
      this.dispatchEvent(new CustomEvent<RequestAnswer>(ANSWERED, { detail: answer, bubbles: true }));
      say(this, t("Thank you. We have noted that."));
    } catch (error) {
      say(
        this,
        error instanceof Refused ? t(error.problem.title) : t("This needs a network. Try again later."),
        "error",
      );
    } finally {
      this.asking = false;
    }
  }
}

define("lapor-transcript", LaporTranscript);
