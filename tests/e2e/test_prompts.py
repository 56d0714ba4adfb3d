"""Lending a voice, in a real browser: record, send, somebody else approves, and people hear it."""

import re
import uuid

import httpx
import pytest

from lapor_pwa.domain.privacy import Role
from lapor_pwa.pages.officer.words import say
from lapor_pwa.services import prompts
from tests.e2e.conftest import make_server
from tests.e2e.officer import Officer
from tests.e2e.server import wait_until
from tests.e2e.test_pages import AXE, RUN_AXE

pytestmark = pytest.mark.browser

PAGE = "/petugas/suara"


@pytest.fixture(scope="module")
def studio(tmp_path_factory):
    server = make_server(tmp_path_factory.mktemp("studio"))
    server.start("web")
    yield server
    server.kill()


@pytest.fixture(scope="module")
def contributor(studio, talking_browser):
    """Somebody who may lend a voice and nothing else."""
    with Officer(studio, talking_browser, "Ni Luh", Role.CONTRIBUTOR) as officer:
        officer.signs_in()
        yield officer


@pytest.fixture(scope="module")
def officer(studio, talking_browser):
    with Officer(studio, talking_browser) as officer:
        officer.signs_in()
        yield officer


def card(officer: Officer, words: str):
    return officer.page.locator("li.card", has=officer.page.get_by_role("heading", name=words, exact=True))


def test_a_contributor_sees_the_sentences_and_no_report(contributor, studio):
    contributor.page.wait_for_url(re.compile(rf"{PAGE}/?$"))
    for path in ("/petugas", "/petugas/tulis", "/petugas/laporan/1234567890"):
        contributor.page.goto(f"{studio.url}{path}")
        contributor.page.wait_for_url(re.compile(rf"{PAGE}/?$"))


@pytest.mark.parametrize("language", ["jv", "su", "ms", "ban", "min"])
def test_it_is_said_plainly_when_a_language_has_no_words_yet(contributor, studio, language):
    contributor.page.goto(f"{studio.url}{PAGE}?bahasa={language}")
    contributor.page.get_by_text("Belum ada yang bisa direkam.").wait_for()
    assert contributor.page.locator("li.card").count() == 0


def test_the_page_has_no_fault_that_a_checker_finds(contributor, studio):
    contributor.page.goto(f"{studio.url}{PAGE}?bahasa=id")
    contributor.page.locator("lapor-prompt-recorder button").first.wait_for()
    contributor.page.evaluate(AXE + ";0")
    assert contributor.page.evaluate(RUN_AXE) == []


def test_a_voice_is_heard_by_people_when_somebody_else_approved_it(contributor, officer, studio):
    lines = [line.words for line in prompts.lines("id")[:2]]
    for words in lines:
        records(contributor, studio, words)
    own = card(contributor, lines[0])
    own.get_by_text(say("You recorded it. Somebody else has to listen to it.")).wait_for()
    assert own.get_by_role("button", name=say("Approve"), exact=True).count() == 0
    before = status_sound(studio)

    officer.page.goto(f"{studio.url}{PAGE}?bahasa=id")
    for words in lines:
        waiting = card(officer, words)
        waiting.get_by_text(say("A recording waits. Listen to it, and decide.")).wait_for()
        waiting.get_by_role("button", name=say("Approve"), exact=True).click()
        waiting.get_by_text(say("Approved: people hear it.")).wait_for()
        wait_until(
            lambda: officer.page.evaluate("() => document.activeElement.id") == "hasil", 5, "the focus"
        )
    player = card(officer, lines[0]).locator("audio").first
    player.evaluate("(audio) => { audio.muted = true; return audio.play(); }")
    wait_until(lambda: player.evaluate("(audio) => audio.currentTime") > 0.2, 20, "sound")

    assert status_sound(studio) != before


def records(contributor: Officer, studio, words: str) -> None:
    contributor.page.goto(f"{studio.url}{PAGE}?bahasa=id")
    mine = card(contributor, words)
    mine.get_by_role("button", name=say("Record this sentence")).click()
    stop = mine.get_by_role("button", name=say("Stop recording"))
    stop.wait_for()
    mine.locator("lapor-prompt-recorder[data-state=recording]").wait_for()
    # The fake microphone beeps once a second, and silence is refused.
    begun = contributor.page.evaluate("() => performance.now()")
    wait_until(lambda: contributor.page.evaluate("() => performance.now()") > begun + 1500, 10, "a beep")
    stop.click()
    mine.get_by_role("button", name=say("Send the recording")).click()
    mine.get_by_text(say("Sent. Somebody else listens to it before it is used.")).wait_for()


def status_sound(studio) -> bytes:
    report = {"id": str(uuid.uuid4()), "locale": "id", "request_type": "complaint", "text": "Lampu mati."}
    receipt = httpx.post(f"{studio.url}/api/v1/submissions", json=report).raise_for_status().json()
    return httpx.get(
        f"{studio.url}/api/v1/requests/{receipt['service_request_id']}/speech?locale=id",
        headers={"Authorization": f"Bearer {receipt['secret']}"},
    ).content
