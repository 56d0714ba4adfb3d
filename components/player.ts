// One sound at a time on the whole page: starting one stops the other.

/** A sound that plays. */
export interface Playing {
  stop(): void;
  pause(): void;
  /** Goes on after a pause: a sound where it was, the phone's own voice from the sentence's beginning. */
  go(): void;
  /** 1 is as spoken; the pitch stays. */
  speed(rate: number): void;
}

/** Told once, when the sound is over: whether it came to its own end. */
type Ended = (whole: boolean) => void;

let silence = (): void => {};
// The same for every sound: iOS lets one go on without another press only if it has played before.
let audio: HTMLAudioElement | undefined;

/** Plays a sound; `failed` is told why when this browser cannot play it at all or not without another press. */
export function play(sound: Blob, ended: Ended, failed: (reason: string) => void, rate = 1): Playing {
  audio ??= new Audio();
  const machine = audio;
  const url = URL.createObjectURL(sound);
  const stop = claim((whole) => {
    machine.pause();
    URL.revokeObjectURL(url);
    ended(whole);
  });
  const go = () => {
    machine.play().catch(({ name }) => {
      // A pause cuts off a start that is under way.
      if (name === "AbortError") return;
      stop();
      failed(name);
    });
  };
  const speed = (value: number) => {
    machine.defaultPlaybackRate = machine.playbackRate = value;
  };
  machine.src = url;
  machine.preservesPitch = true;
  machine.onended = () => stop(true);
  machine.onerror = () => stop();
  speed(rate);
  go();
  return { stop, go, speed, pause: () => machine.pause() };
}

/** Speaks with the phone's own voice. Call it only with a voice of the text's language. */
export function speak(text: string, voice: SpeechSynthesisVoice, ended: Ended, rate = 1): Playing {
  let pace = rate;
  let now: SpeechSynthesisUtterance | undefined;
  const pause = () => {
    now = undefined;
    // Chromium on Android takes "pause" for "cancel", and cannot go on.
    speechSynthesis.cancel();
  };
  const stop = claim((whole) => {
    pause();
    ended(whole);
  });
  const go = () => {
    const utterance = new SpeechSynthesisUtterance(text);
    Object.assign(utterance, { voice, lang: voice.lang, rate: pace });
    utterance.onend = () => now === utterance && stop(true);
    utterance.onerror = () => now === utterance && stop();
    now = utterance;
    speechSynthesis.speak(utterance);
  };
  const speed = (value: number) => {
    pace = value;
    if (!now) return;
    pause();
    go();
  };
  go();
  return { stop, go, pause, speed };
}

/** Stops whatever is playing: before a recording starts, say. */
export const hush = (): void => silence();

/** Silences the page for a sound that begins now, or is being fetched; returns what ends it. */
export function claim(finish: Ended): (whole?: boolean) => void {
  silence();
  let over = false;
  const stop = (whole = false) => {
    if (over) return;
    over = true;
    if (silence === hushed) silence = () => {};
    finish(whole);
  };
  const hushed = () => stop();
  silence = hushed;
  return stop;
}

/**
 * Lets a button play and stop a sound; its words say which of the two the next press does.
 *
 * `failed` is told when there is no sound. Nothing ever plays without a press.
 */
export function playOnPress(
  button: HTMLButtonElement,
  stopWords: string,
  sound: () => Promise<Blob | null>,
  failed: () => void,
): void {
  const playWords = button.textContent ?? "";
  let playing: Playing | undefined;
  button.addEventListener("click", async () => {
    if (playing) return playing.stop();
    const blob = await sound().catch(() => null);
    if (!blob) return failed();
    button.textContent = stopWords;
    const ended = () => {
      playing = undefined;
      button.textContent = playWords;
    };
    playing = play(blob, ended, failed);
  });
}
