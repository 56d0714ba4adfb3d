"""A person hears their disguised voice before anything is sent, and officers hear that one and no other."""

import hashlib
from base64 import b64decode

import pytest
from sqlalchemy import select

from lapor_pwa.db.models import Attachment
from lapor_pwa.db.session import make_engine, reading
from tests.e2e.officer import Officer
from tests.e2e.server import wait_until
from tests.e2e.spoken import seconds, spoken_file
from tests.e2e.test_voice_report import PLAYED, PLAYING, WATCH_PLAYER, only_report, record, stored_voice

pytestmark = pytest.mark.browser

SENTENCE = "The officer asked for money before he gave me the letter."


def masked_voice(server) -> str | None:
    engine = make_engine(server.settings.sqlalchemy_url)
    with reading(engine) as session:
        masked = session.scalars(select(Attachment.masked_sha256)).one_or_none()
    engine.dispose()
    return masked


@pytest.fixture
def speaker(server, phone, tmp_path):
    """A phone on the report page, with a recording in the draft."""
    microphone = spoken_file(tmp_path, SENTENCE, lead_in_seconds=1)
    page = phone(microphone).new_page()
    page.add_init_script(WATCH_PLAYER)
    page.goto(f"{server.url}/en/lapor")
    page.locator("lapor-report:defined").wait_for()
    record(page, seconds(microphone))
    return page


def listen(page):
    return page.get_by_role("button", name="Listen to the disguised voice")


def told(page):
    return page.locator("lapor-voice-mask [data-part=status]")


def test_what_is_heard_before_sending_is_what_the_officer_hears(server, speaker, browser):
    page = speaker
    assert listen(page).is_hidden()
    page.get_by_label("Do not show who I am").check()
    assert page.get_by_label("Disguise my voice").is_checked()

    listen(page).click()
    wait_until(lambda: page.evaluate(PLAYING), 60, "the disguised voice to be played")
    heard = hashlib.sha256(b64decode(page.evaluate(PLAYED))).hexdigest()

    page.get_by_role("button", name="Check before sending").click()
    page.get_by_role("button", name="Send", exact=True).click()
    wait_until(lambda: masked_voice(server), 60, "the disguised voice to be made")
    assert masked_voice(server) == heard
    assert stored_voice(server) != heard

    with Officer(server, browser) as officer:
        officer.signs_in()
        officer.opens(only_report(server).number)
        officer.hears_the_recording()
        url = officer.page.locator("audio").evaluate("(audio) => audio.currentSrc")
        sound = officer.context.request.get(url).body()
    assert hashlib.sha256(sound).hexdigest() == heard


def test_the_disguise_can_be_heard_where_everything_is_read_back(speaker):
    page = speaker
    page.get_by_role("button", name="Check before sending").click()
    review = page.locator("[data-part=review]")
    review.get_by_text("Voice disguised: no").wait_for()
    assert listen(review).count() == 0
    review.get_by_role("button", name="Back to the form").click()
    page.get_by_label("Do not show who I am").check()
    page.get_by_role("button", name="Check before sending").click()

    listen(review).click()
    wait_until(lambda: page.evaluate(PLAYING), 60, "the disguised voice to be played")
    review.get_by_role("button", name="Stop listening").click()
    page.context.set_offline(True)
    listen(review).click()
    wait_until(lambda: page.evaluate(PLAYING), 60, "the voice that is here already")


def test_it_is_said_plainly_when_it_cannot_be_heard_without_a_network(speaker):
    page = speaker
    page.get_by_label("Disguise my voice").check()
    page.context.set_offline(True)
    listen(page).click()
    told(page).get_by_text("Officers still only hear the disguised voice.").wait_for()
    page.context.set_offline(False)
    page.get_by_label("Disguise my voice").uncheck()
    assert listen(page).is_hidden()
    assert told(page).inner_text() == ""
