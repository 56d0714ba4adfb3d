// Text while somebody speaks: the sound goes to our own server utterance by utterance, and what it understood comes back.
// Help only: the recording never waits for it, and whatever goes wrong ends it quietly.

export interface Word {
  text: string;
  /** False: the machine doubts it, and people should know. */
  sure: boolean;
}

export interface Segment {
  words: Word[];
}

interface Answer {
  offset: number;
  segments: Segment[];
}

/** The longest that speech without a pause stays on the phone. */
const LONGEST_MS = 4500;
const LIMIT_MS = 10_000;

/** One take. `shown` gets all segments so far after each answer. */
export class Live {
  private readonly url = `/api/v1/live/${crypto.randomUUID()}`;
  private sound = new Blob();
  private sent = 0;
  private begun = false;
  private due = false;
  private askedAt = performance.now();
  private asking?: Promise<void>;
  private over = false;

  constructor(
    private readonly language: string,
    private readonly shown: (segments: Segment[]) => void,
  ) {}

  /** Takes the recorder's next bytes, and sends them when it is time to. */
  hear(piece: Blob): void {
    this.sound = new Blob([this.sound, piece], { type: piece.type });
    if (this.due || performance.now() - this.askedAt >= LONGEST_MS) void this.ask();
  }

  /** The speaker pauses: the next bytes complete an utterance. */
  utteranceEnded(): void {
    this.due = true;
  }

  /** Sends the rest, lets the server forget all of it, and tells whether there was an answer to the very end. */
  async finish(): Promise<boolean> {
    await this.asking;
    // Even with nothing left to send: no pause has closed what was said last.
    if (this.sound.size) await this.ask(true);
    const whole = !this.over;
    this.forget();
    return whole;
  }

  /** Ends it; nothing of it stays on the server. */
  forget(): void {
    this.over = true;
    if (!this.begun) return;
    this.begun = false;
    // The page may be closing.
    fetch(this.url, { method: "DELETE", keepalive: true }).catch(() => {});
  }

  private ask(last = false): Promise<void> {
    if (this.over) return Promise.resolve();
    this.asking ??= this.post(last)
      .catch(() => {
        this.over = true;
      })
      .finally(() => {
        this.asking = undefined;
      });
    return this.asking;
  }

  private async post(last: boolean): Promise<void> {
    this.begun = true;
    this.due = false;
    this.askedAt = performance.now();
    let answer = await this.send(last);
    if (answer.status === 409) {
      this.sent = await offsetOf(answer, this.sound.size);
      answer = await this.send(last);
    }
    if (!answer.ok) throw new Error(`live text: ${answer.status}`);
    const { offset, segments }: Answer = await answer.json();
    this.sent = offset;
    if (!this.over) this.shown(segments);
  }

  private send(last: boolean): Promise<Response> {
    const query = new URLSearchParams({ offset: String(this.sent), language: this.language });
    if (last) query.set("last", "true");
    const { type } = this.sound;
    return fetch(`${this.url}?${query}`, {
      method: "POST",
      headers: { "Content-Type": type },
      body: this.sound.slice(this.sent, this.sound.size, type),
      signal: AbortSignal.timeout(LIMIT_MS),
    });
  }
}

/** How much the server has, if it says something that can be true. */
async function offsetOf(answer: Response, size: number): Promise<number> {
  const { offset } = await answer.json();
  if (!Number.isInteger(offset) || offset < 0 || offset > size) throw new Error("live text: no offset");
  return offset;
}
