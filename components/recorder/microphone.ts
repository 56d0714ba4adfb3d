// The microphone: permission, loudness, and the tone that says "now".

import { problemOf, RecordingProblem } from "./problem";

/** Loudness of samples between −1 and 1 as 0 … 1 on a scale of decibels: −60 dB and below is nothing. */
export function loudness(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const decibels = 10 * Math.log10(sum / samples.length || 1e-12);
  return Math.min(1, Math.max(0, (decibels + 60) / 60));
}

/** How far the samples reach, 0 … 1. */
export function peak(samples: Float32Array): number {
  let farthest = 0;
  for (const sample of samples) farthest = Math.max(farthest, Math.abs(sample));
  return farthest;
}

/**
 * One channel, fans and traffic taken out, a soft voice brought up; and the phone's own sounds taken out, for a screen
 * reader may speak. A browser that cannot do one of these records without it.
 */
const SPEECH: MediaTrackConstraints = {
  channelCount: 1,
  noiseSuppression: true,
  autoGainControl: true,
  echoCancellation: true,
};

/** Opens the microphone; `lost` is called when the phone takes it away. Throws RecordingProblem. */
export async function openMicrophone(lost: () => void) {
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: SPEECH });
  } catch (error) {
    throw new RecordingProblem(problemOf(error), error);
  }
  for (const track of stream.getTracks()) track.onended = lost;
  const context = new AudioContext();
  // The press that started this is long over when permission was asked first.
  context.resume().catch(() => {});
  const analyser = context.createAnalyser();
  // 85 ms at 48 kHz: looked at ten times a second, next to nothing is missed.
  analyser.fftSize = 4096;
  const samples = new Float32Array(analyser.fftSize);
  context.createMediaStreamSource(stream).connect(analyser);
  return {
    stream,
    sound(): { level: number; peak: number } {
      analyser.getFloatTimeDomainData(samples);
      return { level: loudness(samples), peak: peak(samples) };
    },
    /** Waits, then gives the tone and a short buzz; ends after the tone, or at once when `signal` aborts. */
    async leadIn(milliseconds: number, signal: AbortSignal): Promise<void> {
      await pause(milliseconds, signal);
      if (signal.aborted) return;
      tone(context);
      navigator.vibrate?.(200);
      await pause(300, signal);
    },
    close(): void {
      for (const track of stream.getTracks()) {
        track.onended = null;
        track.stop();
      }
      context.close();
    },
  };
}

function tone(context: AudioContext): void {
  const gain = context.createGain();
  gain.gain.value = 0.2;
  const sound = context.createOscillator();
  sound.frequency.value = 880;
  sound.connect(gain).connect(context.destination);
  sound.start();
  sound.stop(context.currentTime + 0.2);
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
