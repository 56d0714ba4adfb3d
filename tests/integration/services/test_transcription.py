import os
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from lapor_pwa.db.queries import request_with_everything
from lapor_pwa.db.session import reading, writing
from lapor_pwa.services import live_takes, transcription
from lapor_pwa.services.follow_up import correct_transcript
from lapor_pwa.services.jobs import make_jobs
from lapor_pwa.services.tracking import current_transcript
from lapor_pwa.worker import Work
from speech.errors import EngineFailed, LanguageNotUnderstood
from speech.transcriber import Segment, Transcript
from tests.integration.samples import wav

HEARD = Transcript(
    "jalan rusak", "id", (Segment(0.0, 0.5, "jalan rusak", 0.9),), "base-d01c", {"beam_size": 5}, 0.5
)


class Listener:
    """A recogniser that says what it was told to say, or fails as it was told to fail."""

    def __init__(
        self, *outcomes: Transcript | Exception, special: Mapping[bytes, Exception] | None = None
    ) -> None:
        self.outcomes = list(outcomes)
        self.special = special or {}
        self.heard: list[tuple[bytes, str | None]] = []

    def transcribe(self, audio: Path, language: str | None) -> Transcript:
        self.heard.append((audio.read_bytes(), language))
        outcome = self.special.get(audio.read_bytes()) or self.outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


def report(engine, request_id):
    with reading(engine) as session:
        return request_with_everything(session, request_id)


def test_what_was_said_is_written_down_with_how_it_was_heard(engine, settings, spoken_report):
    listener = Listener(HEARD)
    transcription.transcribe_request(engine, settings, listener, spoken_report)
    assert listener.heard == [(wav(), "id")]
    found = report(engine, spoken_report)
    assert (found.transcription, current_transcript(found)) == ("done", "jalan rusak")
    [kept] = found.transcripts
    assert (kept.model, kept.settings, kept.language) == ("base-d01c", {"beam_size": 5}, "id")
    assert kept.segments == [
        {"start": 0.0, "end": 0.5, "text": "jalan rusak", "confidence": 0.9, "words": []}
    ]
    assert kept.officer_id is None


def test_it_is_written_down_once_however_often_the_queue_says_so(engine, settings, spoken_report):
    listener = Listener(HEARD)
    for _ in range(3):
        transcription.transcribe_request(engine, settings, listener, spoken_report)
    assert len(report(engine, spoken_report).transcripts) == 1


@pytest.mark.parametrize(
    "outcome",
    [Transcript("", "", (), "base", {}, 0.5), LanguageNotUnderstood("ban"), EngineFailed("twice")],
    ids=["silence", "unknown language", "breaks the model"],
)
def test_a_report_stays_a_sound_when_it_cannot_be_written_down(engine, settings, spoken_report, outcome):
    transcription.transcribe_request(engine, settings, Listener(outcome), spoken_report)
    found = report(engine, spoken_report)
    assert (found.transcription, found.transcripts) == ("audio_only", [])
    assert transcription.pending(engine) == []


def test_a_sound_that_has_not_arrived_is_not_asked_for(engine, settings, file_report):
    request_id, _ = file_report(wav(), arrived=False)
    transcription.transcribe_request(engine, settings, Listener(), request_id)
    assert transcription.pending(engine) == []
    assert report(engine, request_id).transcription == "pending"


def test_the_sweep_finds_what_the_queue_forgot_and_puts_the_often_tried_last(engine, settings, file_report):
    first, second = file_report(wav(0.5))[0], file_report(wav(0.6))[0]
    assert transcription.pending(engine) == [first, second]
    work = Work(settings, Listener(HEARD, special={wav(0.5): RuntimeError("the worker broke")}))
    work.sweep()
    assert transcription.pending(engine) == [first]
    third, _ = file_report(wav(0.7))
    assert transcription.pending(engine) == [third, first]
    work.engine.dispose()


def test_a_sound_that_kills_the_worker_is_given_up_in_the_end(engine, settings, spoken_report):
    breaking = Listener(*[RuntimeError("killed")] * transcription.MAX_ATTEMPTS)
    for _ in range(transcription.MAX_ATTEMPTS):
        with pytest.raises(RuntimeError):
            transcription.transcribe_request(engine, settings, breaking, spoken_report)
    transcription.transcribe_request(engine, settings, breaking, spoken_report)
    assert report(engine, spoken_report).transcription == "audio_only"


def test_reports_wait_without_losing_a_try_when_nobody_holds_a_model(engine, settings, spoken_report):
    work = Work(settings)
    for _ in range(transcription.MAX_ATTEMPTS + 2):
        work.sweep()
    found = report(engine, spoken_report)
    assert (found.transcription, found.transcription_attempts) == ("pending", 0)
    work.engine.dispose()


def test_a_report_is_in_one_hand_only_when_queue_and_sweep_want_it_at_once(engine, settings, spoken_report):
    class Nested(Listener):
        """Is asked for the same report again while it listens."""

        def transcribe(self, audio, language):
            with ThreadPoolExecutor(2) as pool:
                list(pool.map(lambda do: do(), (work.sweep, lambda: work.transcribe(spoken_report))))
            return super().transcribe(audio, language)

    listener = Nested(HEARD)
    work = Work(settings, listener)
    work.transcribe(spoken_report)
    assert len(listener.heard) == 1
    assert report(engine, spoken_report).transcription_attempts == 1
    work.engine.dispose()


@pytest.mark.parametrize(
    ("spoken", "asked"), [("en", ["en"]), (None, ["id"]), ("jv", []), ("ban", [])], ids=str
)
def test_what_the_reporter_says_was_spoken_decides_the_language(engine, settings, file_report, spoken, asked):
    request_id, _ = file_report(wav(), spoken_language=spoken)
    listener = Listener(HEARD)
    transcription.transcribe_request(engine, settings, listener, request_id)
    assert [language for _, language in listener.heard] == asked
    assert report(engine, request_id).transcription == ("done" if asked else "audio_only")


def test_the_language_it_sounded_like_is_kept_when_it_is_another(engine, settings, spoken_report):
    heard = replace(HEARD, heard_as="en")
    transcription.transcribe_request(engine, settings, Listener(heard), spoken_report)
    assert report(engine, spoken_report).transcripts[0].heard_as == "en"


def test_a_new_version_stands_beside_the_old_one_when_an_operator_asks_again(engine, settings, file_report):
    request_id, receipt = file_report(wav())
    transcription.transcribe_request(engine, settings, Listener(HEARD), request_id)
    newer = replace(HEARD, text="Jalan rusak.", model="small-1234")
    assert transcription.ask_again(engine, receipt.service_request_id) == request_id
    transcription.transcribe_request(engine, settings, Listener(newer), request_id)
    assert [each.model for each in report(engine, request_id).transcripts] == ["base-d01c", "small-1234"]


@pytest.mark.parametrize("number", ["1234567890", "none"])
def test_the_operator_is_told_when_a_report_cannot_be_written_down_again(engine, file_report, number):
    _, receipt = file_report()
    for wrong in (number, receipt.service_request_id):
        with pytest.raises(transcription.NotAgain):
            transcription.ask_again(engine, wrong)


@pytest.fixture
def work(settings):
    work = Work(settings, Listener(HEARD))
    yield work
    work.engine.dispose()


def test_the_worker_does_what_the_web_server_asked_for(engine, settings, spoken_report, work):
    make_jobs(settings).transcribe(spoken_report)
    worker = make_jobs(settings, work.transcribe, do_sweep=work.sweep)
    assert len(worker.huey) == 1
    worker.huey.execute(worker.huey.dequeue())
    assert report(engine, spoken_report).transcription == "done"


def test_losing_the_queue_loses_nothing(engine, settings, spoken_report, work):
    web = make_jobs(settings)
    web.transcribe(spoken_report)
    web.huey.flush()
    worker = make_jobs(settings, work.transcribe, do_sweep=work.sweep)
    worker.sweep()
    worker.huey.execute(worker.huey.dequeue())
    assert report(engine, spoken_report).transcription == "done"


def test_an_officers_correction_stands_beside_the_machines_words(engine, settings, spoken_report, officer):
    transcription.transcribe_request(engine, settings, Listener(HEARD), spoken_report)
    with writing(engine) as session:
        correct_transcript(session, officer, spoken_report, " Jalan rusak parah.\0 ")
    found = report(engine, spoken_report)
    assert [each.text for each in found.transcripts] == ["jalan rusak", "Jalan rusak parah."]
    assert [each.officer_id for each in found.transcripts] == [None, officer.id]
    assert current_transcript(found) == "Jalan rusak parah."


def test_what_must_not_stay_is_removed_while_an_earlier_sweep_still_listens(engine, settings, spoken_report):
    listening, go_on = threading.Event(), threading.Event()

    class Slow:
        def transcribe(self, audio: Path, language: str | None) -> Transcript:
            listening.set()
            go_on.wait(20)
            return HEARD

    work = Work(settings, Slow())
    left = live_takes.sound_path(settings, spoken_report)
    left.parent.mkdir(parents=True)
    with ThreadPoolExecutor(1) as pool:
        earlier = pool.submit(work.sweep)
        try:
            assert listening.wait(20)
            left.write_bytes(b"somebody spoke")
            os.utime(left, (0, 0))
            work.sweep()
            assert not left.exists()
        finally:
            go_on.set()
        earlier.result(20)
    work.engine.dispose()
    assert report(engine, spoken_report).transcription == "done"
