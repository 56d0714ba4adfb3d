"""What can be heard of a report, sentence by sentence, over HTTP and over each kind of database."""

from uuid import UUID

import pytest
from sqlalchemy import select

from lapor_pwa.db.models import ServiceRequest, Transcript
from lapor_pwa.db.session import writing
from speech.decode import probe
from speech.synthesizer import EspeakVoice
from speech.utterances import FreeText
from tests.integration.api.conftest import assert_problem, bearer
from tests.integration.api.test_requests import answer_as_officer
from tests.integration.samples import submission

ANSWER = "Jl. Merdeka No. 5 diperbaiki tgl. 12/08/2026. Biaya Rp1.250.000.\nTerima kasih!"


def ask(phone, receipt, path="", **query):
    url = f"/api/v1/requests/{receipt['service_request_id']}/speech{path}"
    return phone.client.get(url, headers=bearer(receipt), params=query)


def seconds(sound: bytes) -> float:
    return probe(sound, 120).seconds


def said(words: str, language: str) -> float:
    return seconds(EspeakVoice().say(FreeText(words), language).data)


def write_down(engine, receipt, **values) -> None:
    with writing(engine) as session:
        number = receipt["service_request_id"]
        request = session.scalars(select(ServiceRequest).where(ServiceRequest.number == number)).one()
        session.add(Transcript(request_id=request.id, position=0, **values))


def test_sentences_come_as_written_and_as_spoken(phone, engine):
    receipt = phone.submit(submission(locale="id"))
    answer_as_officer(engine, ANSWER)
    event = phone.status(receipt)["history"][-1]["id"]
    reading = ask(phone, receipt, "/sentences", event=event).json()
    assert reading == {
        "language": "id",
        "sentences": [
            {
                "text": "Jl. Merdeka No. 5 diperbaiki tgl. 12/08/2026.",
                "spoken": "Jalan Merdeka nomor lima diperbaiki "
                "tanggal dua belas Agustus dua ribu dua puluh enam.",
            },
            {"text": "Biaya Rp1.250.000.", "spoken": "Biaya satu juta dua ratus lima puluh ribu rupiah."},
            {"text": "Terima kasih!", "spoken": "Terima kasih!"},
        ],
    }


def test_one_sentence_is_heard_alone(phone, engine):
    receipt = phone.submit(submission(locale="id"))
    answer_as_officer(engine, ANSWER)
    event = phone.status(receipt)["history"][-1]["id"]
    last = ask(phone, receipt, event=event, sentence=2)
    assert seconds(last.content) == pytest.approx(said("Terima kasih!", "id"), abs=0.08)
    assert seconds(ask(phone, receipt, event=event).content) > seconds(last.content) + 5
    assert_problem(ask(phone, receipt, event=event, sentence=3), 404, "request_not_found")
    assert_problem(ask(phone, receipt, event=event, sentence=-1), 422, "invalid_fields")


@pytest.mark.parametrize("locale", ["id", "en"])
def test_the_status_is_cut_into_the_sentences_that_the_page_shows(phone, locale):
    receipt = phone.submit(submission())
    shown = phone.status(receipt, locale=locale)["spoken_status"]
    sentences = ask(phone, receipt, "/sentences", locale=locale).json()["sentences"]
    assert " ".join(each["text"] for each in sentences) == shown
    assert len(sentences) == 2
    for place in range(2):
        assert seconds(ask(phone, receipt, locale=locale, sentence=place).content) > 0.5


def test_words_in_doubt_are_heard_with_a_mark(phone, engine):
    receipt = phone.submit(submission(locale="en"))
    words = [("The", 0.9), ("road", 0.3), ("near", 0.2), ("school", 0.9), ("broke.", 0.9), ("Soon.", 0.1)]
    write_down(
        engine,
        receipt,
        text=" ".join(word for word, _ in words),
        language="en",
        segments=[
            {
                "start": 0,
                "end": 2,
                "text": " ".join(word for word, _ in words),
                "confidence": 0.7,
                "words": [{"text": word, "confidence": sure} for word, sure in words],
            }
        ],
    )
    sentences = ask(phone, receipt, "/sentences", transcript=True).json()["sentences"]
    assert sentences == [
        {"text": "The road near school broke.", "spoken": "The, perhaps: road near, school broke."},
        {"text": "Soon.", "spoken": "perhaps: Soon."},
    ]
    heard = ask(phone, receipt, transcript=True, sentence=0)
    assert seconds(heard.content) == pytest.approx(said(sentences[0]["spoken"], "en"), abs=0.08)


def test_a_transcript_is_read_in_the_language_that_was_spoken(phone, engine):
    receipt = phone.submit(submission(locale="en"))
    write_down(engine, receipt, text="Jalan rusak.", language="id")
    assert ask(phone, receipt, "/sentences", transcript=True, locale="en").json()["language"] == "id"


def test_nobody_reads_a_language_that_no_voice_speaks(phone, engine):
    receipt = phone.submit(submission(locale="id"))
    write_down(engine, receipt, text="Dalanipun risak. Nuwun.", language="jv")
    assert_problem(ask(phone, receipt, transcript=True, sentence=0), 503, "speech_unavailable")
    reading = ask(phone, receipt, "/sentences", transcript=True).json()
    assert (reading["language"], len(reading["sentences"])) == ("jv", 2)


def test_there_is_nothing_to_hear_before_it_is_written_down(phone):
    receipt = phone.submit(submission())
    assert_problem(ask(phone, receipt, transcript=True), 404, "request_not_found")
    assert_problem(ask(phone, receipt, "/sentences", transcript=True), 404, "request_not_found")
    assert_problem(ask(phone, receipt, event=str(UUID(int=0))), 404, "request_not_found")


def test_sentences_are_for_whoever_has_the_secret(phone):
    receipt = phone.submit(submission())
    stranger = {**receipt, "secret": "0000-0000-0000"}
    assert_problem(ask(phone, stranger, "/sentences"), 404, "request_not_found")
    assert ask(phone, receipt, "/sentences").headers["cache-control"] == "no-store"
