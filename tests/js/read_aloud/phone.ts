// A phone that plays, speaks and asks a server, without any of the three.

export class FakeAudio {
  static last: FakeAudio | undefined;
  static refuse = "";
  src = "";
  playing = false;
  playbackRate = 1;
  defaultPlaybackRate = 1;
  preservesPitch = false;
  onended: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor() {
    FakeAudio.last = this;
  }

  async play(): Promise<void> {
    if (FakeAudio.refuse) throw Object.assign(new Error(), { name: FakeAudio.refuse });
    this.playing = true;
  }

  pause(): void {
    this.playing = false;
  }

  end(): void {
    this.playing = false;
    this.onended?.();
  }
}

export class FakeVoices {
  said: { text: string; rate: number; onend?: () => void }[] = [];
  constructor(private readonly languages: string[]) {}

  getVoices(): { lang: string }[] {
    return this.languages.map((lang) => ({ lang }));
  }

  speak(utterance: { text: string; rate: number }): void {
    this.said.push(utterance);
  }

  cancel(): void {}

  end(): void {
    this.said.at(-1)?.onend?.();
  }
}

/** Answers as the server does; `asked` lists the sentences whose sound was fetched. */
export function fakeServer(sentences: string[] | null, silent = false): { asked: string[] } {
  const asked: string[] = [];
  const answer = async (url: string) => {
    if (!sentences) throw new TypeError("no network");
    if (url.includes("/sentences"))
      return Response.json({
        language: "id",
        sentences: sentences.map((text) => ({ text, spoken: `${text} (spoken)` })),
      });
    asked.push(new URL(url, "http://x").searchParams.get("sentence") ?? "all");
    return silent ? new Response(null, { status: 503 }) : new Response("sound");
  };
  Object.assign(globalThis, { fetch: answer });
  return { asked };
}
