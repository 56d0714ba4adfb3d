"""A model's child without a model: what a sound does is in the sound itself, so that tests can choose.

A constant sound of value ``n`` is heard as "sound n"; a few values do harm instead.
"""

import os
import signal
import sys
import time

from speech.errors import LanguageNotUnderstood, WeightsMissing
from speech.host.model import serve
from speech.transcriber import Segment, Transcript, Word

HANGS, DIES, NOT_UNDERSTOOD, BREAKS = 1, 2, 3, 4


class Standin:
    model = "standin@0"
    device = "cpu"

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def transcribe_all(self, jobs):
        values = [round(float(job.samples[job.samples.size // 2]) * 32768) for job in jobs]
        if DIES in values:
            os.kill(os.getpid(), signal.SIGKILL)
        if HANGS in values:
            signal.pause()
        if BREAKS in values:
            raise RuntimeError("an error nobody foresaw")
        time.sleep(self.seconds)  # stands for the work
        return [self._heard(value, job) for value, job in zip(values, jobs, strict=True)]

    def _heard(self, value, job):
        if value == NOT_UNDERSTOOD:
            return LanguageNotUnderstood(job.language)
        text, seconds = f"sound {value}", job.samples.size / 16_000
        words = tuple(Word(word, 0.9) for word in text.split())
        segments = (Segment(0.0, seconds, text, 0.9, words),)
        return Transcript(text, job.language or "", segments, self.model, {"batch": 1}, seconds)


def missing():
    raise WeightsMissing("none here")


def never():
    signal.pause()


if __name__ == "__main__":
    seconds = sys.argv[1]
    if seconds == "never":
        serve(never)
    serve(missing if seconds == "missing" else lambda: Standin(float(seconds)))
