"""Fixed sentences spoken by people: played only when somebody else approved them and the words still hold."""

import pytest
from sqlalchemy import select

from lapor_pwa.db.models import Officer, Prompt
from lapor_pwa.db.session import reading, writing
from lapor_pwa.errors import InvalidInput, LaporError, NotFound
from lapor_pwa.services import prompts
from lapor_pwa.services.confinement import examine_apart
from lapor_pwa.services.prompts import ApprovedRecordings
from speech.decode import probe
from speech.synthesizer import EspeakVoice, FileCache, Synthesizer
from speech.utterances import FixedSentence
from tests.integration.samples import wav


@pytest.fixture
def people(engine) -> dict[str, Officer]:
    with writing(engine) as session:
        found = {
            name: Officer(name=name, role="contributor", password_hash="x") for name in ("Ni Luh", "Made")
        }
        session.add_all(found.values())
    return found


@pytest.fixture
def recordings(engine, settings) -> ApprovedRecordings:
    return ApprovedRecordings(engine, settings.prompts_dir)


@pytest.fixture(scope="module")
def sound():
    return examine_apart("prompt", wav(1.0))


@pytest.fixture
def speak(engine, settings, people, sound):
    """Record the sentence in this place of the list; return its words and the recording's id."""

    def record(place: int = 0, who: str = "Ni Luh", language: str = "id"):
        line = prompts.lines(language)[place]
        with writing(engine) as session:
            prompts.record(session, settings.prompts_dir, people[who], language, line, sound)
        with reading(engine) as session:
            row = session.scalars(select(Prompt).order_by(Prompt.recorded_at.desc())).first()
        return line.words, row.id

    return record


def decide(engine, officer: Officer, prompt_id, *, approve: bool) -> None:
    with writing(engine) as session:
        prompts.review(session, officer, prompt_id, approve=approve)


def test_a_recording_is_played_when_somebody_else_approved_it(engine, people, speak, recordings, sound):
    words, prompt_id = speak()
    assert recordings.find(words, "id") is None
    decide(engine, people["Made"], prompt_id, approve=True)
    heard = recordings.find(words, "id")
    assert heard is not None
    assert (heard.data, heard.media_type, heard.voice) == (sound.content, "audio/mpeg", "recorded")
    assert recordings.find(words, "en") is None


def test_nobody_approves_their_own_voice(engine, people, speak, recordings):
    words, prompt_id = speak()
    with pytest.raises(InvalidInput) as refused:
        decide(engine, people["Ni Luh"], prompt_id, approve=True)
    assert refused.value.code == "own_recording"
    assert recordings.find(words, "id") is None


def test_a_rejected_recording_is_gone_and_the_sentence_waits_for_another(engine, people, speak, recordings):
    words, prompt_id = speak()
    decide(engine, people["Made"], prompt_id, approve=False)
    assert recordings.find(words, "id") is None
    with reading(engine) as session:
        assert prompts.overview(session, people["Made"], "id")[0].waiting is None
        with pytest.raises(NotFound):
            prompts.recording(session, prompt_id)
    with pytest.raises(InvalidInput) as late:
        decide(engine, people["Made"], prompt_id, approve=True)
    assert late.value.code == "prompt_reviewed"


def test_an_approved_recording_stays_while_a_better_one_waits(engine, people, speak, recordings):
    words, first = speak()
    decide(engine, people["Made"], first, approve=True)
    _, second = speak(who="Made")
    assert recordings.find(words, "id") is not None
    with reading(engine) as session:
        row = prompts.overview(session, people["Ni Luh"], "id")[0]
        own = prompts.overview(session, people["Made"], "id")[0]
    assert (row.approved, row.waiting, row.mine, own.mine) == (first, second, False, True)


def test_a_second_recording_takes_the_place_of_one_that_waits(engine, speak):
    speak()
    _, second = speak()
    with reading(engine) as session:
        assert session.scalars(select(Prompt.id)).all() == [second]


def test_a_recording_is_played_no_more_when_the_words_have_changed(
    engine, people, speak, recordings, monkeypatch
):
    words, prompt_id = speak()
    decide(engine, people["Made"], prompt_id, approve=True)
    key = prompts.lines("id")[0].key
    monkeypatch.setattr(prompts, "translate", lambda _locale, message: f"Kata lain. {message}")
    assert words not in {line.words for line in prompts.lines("id")}
    with reading(engine) as session:
        assert {row.approved for row in prompts.overview(session, people["Made"], "id")} == {None}
    with pytest.raises(LaporError) as changed:
        prompts.find_line("id", key)
    assert changed.value.code == "prompt_words_changed"


@pytest.mark.parametrize("language", ["jv", "su", "ban", "min", "xx"])
def test_there_is_nothing_to_record_without_a_catalogue(language, engine, people):
    with reading(engine) as session:
        assert prompts.overview(session, people["Made"], language) == []


def test_a_status_is_heard_by_a_person_when_all_its_sentences_are_recorded(
    engine, settings, people, speak, recordings, sound
):
    first, second = prompts.lines("id")[:2]
    assert first.message == second.message
    voices = Synthesizer(FileCache(settings.sounds_dir), (), EspeakVoice(), recordings)
    whole = FixedSentence(f"{first.words} {second.words}")
    for place in (0, 1):
        assert voices.speak(whole, "id").voice == "espeak-ng"
        decide(engine, people["Made"], speak(place)[1], approve=True)
    heard = voices.speak(whole, "id")
    assert heard.voice == "recorded"
    assert probe(heard.data, 10).seconds == pytest.approx(2 * probe(sound.content, 10).seconds, abs=0.1)


def test_the_machine_speaks_when_the_file_of_a_recording_is_lost(engine, settings, people, speak, recordings):
    words, prompt_id = speak()
    decide(engine, people["Made"], prompt_id, approve=True)
    for path in settings.prompts_dir.rglob("*"):
        if path.is_file():
            path.unlink()
    assert recordings.find(words, "id") is None
