// One sound at a time on the whole page: starting one stops the other.

let silence = (): void => {};

/**
 * Plays a sound until its end, or until the returned function is called; `ended` runs once, either way.
 *
 * `failed` is told when this browser cannot play it at all.
 */
export function play(sound: Blob, ended: () => void, failed: () => void): () => void {
  const url = URL.createObjectURL(sound);
  const audio = new Audio(url);
  const stop = begin(() => {
    audio.pause();
    URL.revokeObjectURL(url);
    ended();
  });
  audio.onended = audio.onerror = stop;
  audio.play().catch(({ name }) => {
    stop();
    if (name !== "AbortError") failed();
  });
  return stop;
}

/** Speaks with the phone's own voice. Call it only with a voice of the text's language. */
export function speak(text: string, voice: SpeechSynthesisVoice, ended: () => void): () => void {
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  const stop = begin(() => {
    speechSynthesis.cancel();
    ended();
  });
  utterance.onend = utterance.onerror = stop;
  speechSynthesis.speak(utterance);
  return stop;
}

/** Stops whatever is playing: before a recording starts, say. */
export const hush = (): void => silence();

function begin(finish: () => void): () => void {
  silence();
  let over = false;
  const stop = () => {
    if (over) return;
    over = true;
    silence = () => {};
    finish();
  };
  silence = stop;
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
  let stop: (() => void) | undefined;
  button.addEventListener("click", async () => {
    if (stop) return stop();
    const blob = await sound().catch(() => null);
    if (!blob) return failed();
    button.textContent = stopWords;
    const ended = () => {
      stop = undefined;
      button.textContent = playWords;
    };
    stop = play(blob, ended, failed);
  });
}
