"""What the machine cannot write down: a person listens by keyboard, and the reporter has the last word."""

import re
from dataclasses import dataclass

import httpx
import pytest

from lapor_pwa.db import queries
from lapor_pwa.db.models import ServiceRequest, Transcript
from lapor_pwa.db.session import make_engine, reading, writing
from lapor_pwa.pages.officer.words import say
from tests.e2e.conftest import make_server
from tests.e2e.officer import Officer
from tests.e2e.server import wait_until
from tests.e2e.test_my_reports import LATER
from tests.e2e.test_pages import AXE, RUN_AXE
from tests.integration.samples import attachment, sha256, submission, webm

pytestmark = pytest.mark.browser

JAVANESE = "Lampu dalan ngarep sekolah mati wiwit dina Senen."
FOCUSED = "() => document.activeElement.id"
TUS = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
SEGMENTS = [
    {
        "start": 0.0,
        "end": 4.0,
        "text": "The lamp is dark.",
        "confidence": 0.8,
        "words": [
            {"text": "The", "confidence": 0.9},
            {"text": "lamp", "confidence": 0.1},
            {"text": "is dark.", "confidence": 0.9},
        ],
    },
]


@dataclass(frozen=True)
class Sent:
    """A spoken report and the receipt of it."""

    number: str
    secret: str


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A web server and a worker, without the machine that listens."""
    server = make_server(tmp_path_factory.mktemp("writing"))
    server.start("web", "worker")
    yield server
    server.kill()


@pytest.fixture(scope="module")
def officer(desk, browser):
    with Officer(desk, browser) as officer:
        officer.signs_in()
        yield officer


def speak(server, **changes) -> Sent:
    """Send a recording of six seconds."""
    voice = webm(6.0)
    report = {"locale": "en", "text": None, **changes}
    answer = httpx.post(f"{server.url}/api/v1/submissions", json=submission(attachment(voice), **report))
    sent = Sent(answer.json()["service_request_id"], answer.json()["secret"])
    url = f"{server.url}/api/v1/requests/{sent.number}/attachments/{sha256(voice)}"
    bearer = {"Authorization": f"Bearer {sent.secret}"}
    assert httpx.patch(url, content=voice, headers=TUS | bearer).status_code == 204
    return sent


def write_as_machine(server, sent: Sent, heard_as: str | None = None) -> None:
    """Write down what the machine would have."""
    engine = make_engine(server.settings.sqlalchemy_url)
    with writing(engine) as session:
        request = queries.request_by_number(session, sent.number)
        queries.lock_request(session, request.id).transcription = "done"
        row = Transcript(
            request_id=request.id,
            text="The lamp is dark.",
            language="en",
            model="base@0123456789ab",
            settings={"beam_size": 5},
            segments=SEGMENTS,
            heard_as=heard_as,
        )
        queries.add_transcript(session, row)
    engine.dispose()


def stored(server, sent: Sent) -> ServiceRequest:
    engine = make_engine(server.settings.sqlalchemy_url)
    with reading(engine) as session:
        found = queries.request_by_number(session, sent.number)
    engine.dispose()
    return found


def set_waiting(server, sent: Sent) -> None:
    """Leave a report to a person, as the worker does."""
    engine = make_engine(server.settings.sqlalchemy_url)
    with writing(engine) as session:
        request = queries.request_by_number(session, sent.number)
        queries.lock_request(session, request.id).transcription = "audio_only"
    engine.dispose()


def waits(server, sent: Sent) -> bool:
    return stored(server, sent).transcription == "audio_only"


def tab_to(page, selector: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"Tab does not lead to {selector}")


def at(page) -> float:
    return page.locator("audio").evaluate("(audio) => audio.currentTime")


@pytest.fixture
def desk_page(officer):
    """A new page for each test: words that one has left unsaved would hold up the next."""
    page = officer.context.new_page()
    yield page
    page.close()


def open_writing(page, desk, sent: Sent):
    page.goto(f"{desk.url}/petugas/tulis/{sent.number}")
    page.locator("[data-part=toggle]").wait_for()
    wait_until(
        lambda: page.locator("audio").evaluate("(audio) => audio.src.startsWith('blob:')"), 20, "the sound"
    )
    page.locator("audio").evaluate("(audio) => { audio.muted = true; }")
    return page


@pytest.fixture
def reporter(browser, desk):
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="en-GB")
    page = context.new_page()

    def look(sent: Sent):
        page.goto(f"{desk.url}/en/laporan")
        page.locator("lapor-status:defined").wait_for()
        page.get_by_label("Number of the report").fill(sent.number)
        page.get_by_label("Secret of the report").fill(sent.secret)
        page.get_by_role("button", name="Show the status").click()
        page.locator("[data-part=sentence]").wait_for()
        return page

    yield look
    context.close()


def test_a_javanese_report_is_written_down_by_keyboard_and_confirmed_by_its_reporter(
    desk, desk_page, reporter
):
    sent = speak(desk, spoken_language="jv")
    wait_until(lambda: waits(desk, sent), 30, "the report in the queue")
    reporter(sent).get_by_text("A person will listen to it.").wait_for()
    page = desk_page
    page.goto(f"{desk.url}/petugas/tulis?bahasa=jv")
    page.get_by_text("Basa Jawa (1)").wait_for()

    tab_to(page, "a.primary")
    page.keyboard.press("Enter")
    page.locator("#naskah").wait_for()
    page.locator("audio").evaluate("(audio) => { audio.muted = true; }")
    tab_to(page, "#naskah")
    page.keyboard.press("Alt+k")
    wait_until(lambda: at(page) > 0.3, 20, "the sound to play")
    page.keyboard.type(JAVANESE)
    page.keyboard.press("Alt+k")
    wait_until(lambda: page.locator("audio").evaluate("(audio) => audio.paused"), 5, "the pause")
    assert page.locator("#naskah").input_value() == JAVANESE
    tab_to(page, "button.primary")
    page.keyboard.press("Enter")

    page.wait_for_url(re.compile(r"/petugas/tulis\?bahasa=jv&tersimpan=1"))
    page.get_by_text(say("Saved. No recording is waiting here now.")).wait_for()
    wait_until(lambda: page.evaluate(FOCUSED) == "tersimpan", 10, "focus on the outcome")
    seen = reporter(sent)
    words = seen.locator("lapor-transcript [data-part=words]")
    assert (words.inner_text(), words.get_attribute("lang")) == (JAVANESE, "jv")
    seen.get_by_role("button", name="Yes, this is right").click()
    seen.get_by_text("You said: this is right.").first.wait_for()
    assert stored(desk, sent).transcript_approved_at


def test_the_next_recording_comes_after_saving_and_the_page_says_so(desk, desk_page):
    first, second = (speak(desk, spoken_language="ban") for _ in range(2))
    wait_until(lambda: waits(desk, second) and waits(desk, first), 30, "both in the queue")
    page = desk_page
    page.goto(f"{desk.url}/petugas/tulis/berikutnya?bahasa=ban")
    page.locator("#naskah").fill("Lampu mati.")
    page.get_by_role("button", name=say("Save and go on")).click()

    page.wait_for_url(re.compile(rf"/petugas/tulis/{second.number}\?bahasa=ban&tersimpan=1"))
    page.get_by_text(say("Saved. This is the next recording.")).wait_for()
    wait_until(lambda: page.evaluate(FOCUSED) == "tersimpan", 10, "focus on the outcome")
    assert page.locator("#naskah").input_value() == ""


def test_a_stretch_repeats_and_speed_and_place_change_while_the_focus_stays_in_the_text(desk, desk_page):
    page = open_writing(desk_page, desk, speak(desk))
    page.locator("#naskah").focus()
    audio = page.locator("audio")
    page.keyboard.press("Alt+l")
    page.keyboard.press("Alt+l")
    page.keyboard.press("Alt+j")
    assert at(page) == pytest.approx(3, abs=0.1)

    page.keyboard.press("Alt+i")
    audio.evaluate("(audio) => { audio.currentTime = 4; }")
    page.keyboard.press("Alt+o")
    page.get_by_text(say("Repeating {start} to {end}", start="0:03", end="0:04")).first.wait_for()
    audio.evaluate(
        """(audio) => {
          audio.highest = 0; audio.turns = 0;
          audio.addEventListener('timeupdate', () => {
            if (audio.currentTime < audio.highest - 0.5) audio.turns += 1;
            audio.highest = Math.max(audio.highest, audio.currentTime);
          });
        }"""
    )
    wait_until(lambda: audio.evaluate("(audio) => audio.turns") > 1, 20, "two turns")
    assert audio.evaluate("(audio) => audio.highest") < 4.6

    page.keyboard.press("Alt+u")
    page.keyboard.press("Alt+k")
    page.keyboard.press("Alt+n")
    page.keyboard.press("Alt+n")
    assert audio.evaluate("(audio) => [audio.playbackRate, audio.preservesPitch]") == [0.5, True]
    assert page.evaluate(FOCUSED) == "naskah"
    assert page.locator("#naskah").input_value() == ""


def test_shortcuts_are_whole_on_a_small_phone(desk, desk_page):
    desk_page.set_viewport_size({"width": 320, "height": 740})
    page = open_writing(desk_page, desk, speak(desk))
    heights = page.locator("kbd").evaluate_all(
        """(keys) => keys.map((key) => key.offsetHeight / parseFloat(getComputedStyle(key).fontSize))"""
    )
    assert len(heights) == 8
    assert max(heights) < 2.5


@pytest.fixture
def frail_desk(tmp_path):
    """A web server that may be stopped."""
    server = make_server(tmp_path)
    server.start("web")
    yield server
    server.kill()


def test_no_word_is_lost_and_the_sound_goes_on_when_the_connection_drops(frail_desk, browser):
    server = frail_desk
    sent = speak(server)
    set_waiting(server, sent)
    with Officer(server, browser) as officer:
        officer.signs_in()
        page = open_writing(officer.page, server, sent)
        lost = page.get_by_text(
            say("No connection. What you typed stays here. Wait until this line is gone.")
        )
        server.kill("web")
        page.locator("#naskah").fill("Lampu mati.")
        lost.wait_for(timeout=60_000)
        page.locator("audio").evaluate("(audio) => { audio.currentTime = 3; return audio.play(); }")
        wait_until(lambda: at(page) > 3.2, 10, "the sound without a server")
        server.start("web")
        lost.wait_for(state="detached", timeout=60_000)
        assert page.locator("#naskah").input_value() == "Lampu mati."

        page.get_by_role("button", name=say("Save and go on")).click()
        page.get_by_text(say("Saved. No recording is waiting here now.")).wait_for()
    assert [each.text for each in stored(server, sent).transcripts] == ["Lampu mati."]


def test_leaving_is_asked_about_while_words_are_unsaved(desk, desk_page):
    page = open_writing(desk_page, desk, speak(desk))
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("#naskah").press_sequentially("Lampu")
    page.goto(f"{desk.url}/petugas")
    page.locator("h1").wait_for()

    assert asked == ["beforeunload"]


def test_the_machines_doubts_and_settings_are_told_to_officers_and_it_can_be_asked_again(desk, desk_page):
    sent = speak(desk)
    write_as_machine(desk, sent)
    page = desk_page
    page.goto(f"{desk.url}/petugas/laporan/{sent.number}")
    words = page.locator(".card .words").first
    assert words.inner_text() == f"The {say('“{words}” (not sure)', words='lamp')} is dark."
    page.get_by_text(say("Model and settings of the machine")).click()
    page.get_by_text("base@0123456789ab").wait_for()
    page.get_by_role("button", name=say("Let the machine write it down again")).click()

    page.get_by_text(say("The machine listens again. This takes a minute or so.")).wait_for()
    assert stored(desk, sent).transcription == "pending"
    page.get_by_text(say("The machine is about to write this down.")).wait_for()
    assert page.get_by_role("button", name=say("Let the machine write it down again")).is_disabled()


def test_words_in_doubt_are_marked_for_the_reporter_without_colour(desk, reporter):
    sent = speak(desk)
    write_as_machine(desk, sent)
    page = reporter(sent)

    assert page.locator("lapor-transcript mark").all_inner_texts() == ["lamp"]
    assert "(?)" in page.locator("lapor-transcript [data-part=words]").inner_text()
    page.get_by_text("They have a (?) behind them.").wait_for()
    page.evaluate(AXE + ";0")
    assert page.evaluate(RUN_AXE) == []


def test_wrong_words_go_to_the_queue_and_the_reporter_is_told(desk, reporter):
    sent = speak(desk)
    write_as_machine(desk, sent)
    page = reporter(sent)
    page.get_by_role("button", name="Something is wrong", exact=True).click()

    page.get_by_text("A person will listen to your recording.").wait_for()
    assert waits(desk, sent)


def test_the_original_voice_is_destroyed_after_two_presses_and_not_after_one(desk, reporter):
    sent = speak(desk, confidential=True, mask_voice=False)
    write_as_machine(desk, sent)
    sound = stored(desk, sent).attachments[0].stored_sha256
    page = reporter(sent)
    page.get_by_label("Delete my original voice afterwards").check()
    page.get_by_role("button", name="Yes, this is right").click()
    page.get_by_role("button", name="No, keep it").click()
    said = page.locator("[data-part=approval] [role=status]")
    said.get_by_text("Your voice is kept. Your answer is not sent yet.").wait_for()
    assert stored(desk, sent).transcript_approved_at is None
    assert not page.get_by_label("Delete my original voice afterwards").is_checked()

    page.evaluate(LATER)
    page.get_by_label("Delete my original voice afterwards").check()
    page.get_by_role("button", name="Yes, this is right").click()
    page.get_by_role("button", name="Yes, delete it").click()
    page.get_by_text("Your original voice is deleted.").wait_for()
    wait_until(lambda: not list(desk.settings.attachments_dir.rglob(f"*{sound}*")), 10, "the file to go")
    assert stored(desk, sent).attachments[0].destroyed_at


@pytest.mark.parametrize(("answer", "language"), [("Yes", "id"), ("No", None)])
def test_the_question_about_the_language_is_asked_once(desk, reporter, answer, language):
    sent = speak(desk)
    write_as_machine(desk, sent, heard_as="id")
    page = reporter(sent)
    page.get_by_text("It sounds like Indonesian. Did you speak Indonesian?").wait_for()
    page.get_by_role("group", name="It sounds like Indonesian.").get_by_role("button", name=answer).click()
    page.get_by_text("Thank you. We have noted that.").wait_for()

    assert page.get_by_text("It sounds like Indonesian.").is_hidden()
    assert stored(desk, sent).spoken_language == language


def test_nothing_is_lost_when_there_is_no_network_for_an_answer(desk, reporter):
    sent = speak(desk)
    write_as_machine(desk, sent)
    page = reporter(sent)
    page.context.set_offline(True)
    page.get_by_role("button", name="Yes, this is right").click()
    page.get_by_text("This needs a network. Try again later.").wait_for()
    page.context.set_offline(False)
    page.evaluate(LATER)
    page.get_by_role("button", name="Yes, this is right").click()

    page.get_by_text("You said: this is right.").first.wait_for()
