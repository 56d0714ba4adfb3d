// Records speech second by second, straight onto the phone's disk.

import { appendChunk, finishRecording, nextTake } from "../store/store";
import { openMicrophone } from "./microphone";
import { RecordingProblem } from "./problem";

export const MAX_SECONDS = 180;
/** Whatever a screen reader says has to be over before sound is kept: "Speak after the tone" takes it 1.6 s in Indonesian. */
const LEAD_IN_MS = 2000;
const PIECE_MS = 1000;
/** Speech in Opus; a minute is 170 kB with what the container adds to each piece (docs/decisions/0050). */
const BITS_PER_SECOND = 20_000;
const SILENCE = { level: 0, peak: 0 };

export type RecorderState = "starting" | "recording" | "paused" | "stopped";
export type StopReason = "asked" | "full" | "interrupted";

/** Returns the sound format to record: WebKit claims webm and then cannot play it, so Apple gets mp4. */
export function chooseType(supported: (type: string) => boolean, apple: boolean): string {
  const webm = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/webm"];
  return (apple ? ["audio/mp4", ...webm] : [...webm, "audio/mp4"]).find(supported) ?? "";
}

/** One take. `changed` is told every new state, `heard` gets every piece; what was spoken before any error is on the disk. */
export class Recorder {
  state: RecorderState = "starting";
  private readonly taken = new AbortController();
  private microphone?: Awaited<ReturnType<typeof openMicrophone>>;
  private machine?: MediaRecorder;
  private spoken = 0;
  private since = 0;
  private pieces: Promise<void> = Promise.resolve();
  private stored = 0;
  private take = 0;
  private failure: unknown;
  private finished?: Promise<void>;

  constructor(
    private readonly draftId: string,
    private readonly changed: (state: RecorderState, reason?: StopReason) => void,
    private readonly heard: (piece: Blob) => void = () => {},
  ) {}

  /** Seconds recorded so far, pauses not counted. */
  get seconds(): number {
    return this.spoken + (this.state === "recording" ? (performance.now() - this.since) / 1000 : 0);
  }

  /** Loudness and farthest sample, both 0 … 1. */
  get sound(): { level: number; peak: number } {
    return (this.state === "recording" && this.microphone?.sound()) || SILENCE;
  }

  /**
   * Asks for the microphone, waits for the lead-in, gives the tone and records. Throws RecordingProblem.
   *
   * `ready` is called once the microphone is there, to say that the tone comes next.
   */
  async start(ready: () => void): Promise<void> {
    if (!globalThis.MediaRecorder) throw new RecordingProblem("NO_SUPPORT");
    const microphone = await openMicrophone(() => this.stop("interrupted"));
    this.microphone = microphone;
    if (this.taken.signal.aborted) return microphone.close();
    const take = await nextTake(this.draftId);
    this.take = take;
    const type = chooseType((name) => MediaRecorder.isTypeSupported(name), /Apple/.test(navigator.vendor));
    const machine = new MediaRecorder(microphone.stream, { mimeType: type, audioBitsPerSecond: BITS_PER_SECOND });
    this.machine = machine;
    let seq = 0;
    machine.ondataavailable = ({ data }) => {
      if (!data.size) return;
      const piece = { take, seq: seq++, media_type: machine.mimeType, seconds: this.seconds, blob: data };
      this.pieces = this.pieces.then(() => this.keep(piece));
      this.heard(data);
    };
    ready();
    await this.begin(() => machine.start(PIECE_MS));
  }

  /** Hands over what was spoken since the last piece, now. */
  flush(): void {
    if (this.state === "recording") this.machine?.requestData();
  }

  pause(): void {
    if (this.state !== "recording") return;
    this.machine?.pause();
    this.spoken = this.seconds;
    this.become("paused");
  }

  async resume(): Promise<void> {
    if (this.state !== "paused") return;
    this.become("starting");
    await this.begin(() => this.machine?.resume());
  }

  /** Ends the take; resolves when its last piece is on the disk. Throws what kept a piece from being stored. */
  stop(reason: StopReason = "asked"): Promise<void> {
    this.finished ??= this.finish(reason);
    return this.finished;
  }

  private async begin(go: () => void): Promise<void> {
    await this.microphone?.leadIn(LEAD_IN_MS, this.taken.signal);
    if (this.taken.signal.aborted) return;
    go();
    this.since = performance.now();
    this.become("recording");
  }

  private async keep(piece: Parameters<typeof appendChunk>[1]): Promise<void> {
    try {
      await appendChunk(this.draftId, piece);
      this.stored += 1;
    } catch (error) {
      this.failure ??= error;
      this.stop("interrupted").catch(() => {});
    }
    if (piece.seconds >= MAX_SECONDS) this.stop("full").catch(() => {});
  }

  private async finish(reason: StopReason): Promise<void> {
    this.spoken = Math.min(this.seconds, MAX_SECONDS);
    this.since = performance.now();
    this.taken.abort();
    const { machine } = this;
    if (machine && machine.state !== "inactive") {
      const ended = new Promise((resolve) => machine.addEventListener("stop", resolve, { once: true }));
      machine.stop();
      await ended;
    }
    await this.pieces;
    this.microphone?.close();
    try {
      // Stopped before the first piece: an earlier take, if there is one, stays as it is.
      if (this.stored) await finishRecording(this.draftId, this.take, this.spoken, reason === "interrupted");
      else this.spoken = 0;
      if (this.failure) throw this.failure;
    } finally {
      this.become("stopped", reason);
    }
  }

  private become(state: RecorderState, reason?: StopReason): void {
    this.state = state;
    this.changed(state, reason);
  }
}
