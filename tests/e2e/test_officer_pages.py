"""Officers at work in a real browser: accessible, by keyboard, and closed to everybody else."""

import re
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import update

from lapor_pwa.db.models import OfficerSession, ServiceRequest, now
from lapor_pwa.db.session import make_engine, writing
from lapor_pwa.pages.officer.acting import SIGNED_OUT
from lapor_pwa.pages.officer.words import say
from lapor_pwa.services.officers import IDLE
from tests.e2e.conftest import make_server
from tests.e2e.officer import Officer
from tests.e2e.server import wait_until
from tests.e2e.test_pages import AXE, RUN_AXE
from tests.integration.samples import attachment, jpeg, sha256, submission, webm

pytestmark = pytest.mark.browser

WORDS = "Lampu diperbaiki besok."
TEXT = "Lampu jalan di depan sekolah mati sejak Senin."
LOOKS = (
    {"color_scheme": "light"},
    {"color_scheme": "dark"},
    {"contrast": "more"},
    {"forced_colors": "active"},
)
FOCUSED = "() => document.activeElement.id"
TUS = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}


def send_report(server, **changes) -> str:
    """Send a report with a recording and a photo; return its number."""
    files = [(webm(), "voice"), (jpeg(), "photo")]
    promised = [attachment(content, role) for content, role in files]
    receipt = httpx.post(f"{server.url}/api/v1/submissions", json=submission(*promised, **changes)).json()
    for content, _ in files:
        url = f"{server.url}/api/v1/requests/{receipt['service_request_id']}/attachments/{sha256(content)}"
        bearer = {"Authorization": f"Bearer {receipt['secret']}"}
        assert httpx.patch(url, content=content, headers=TUS | bearer).status_code == 204
    return receipt["service_request_id"]


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A web server for these tests."""
    server = make_server(tmp_path_factory.mktemp("desk"))
    server.start("web")
    yield server
    server.kill()


@pytest.fixture(scope="module")
def officer(desk, browser):
    with Officer(desk, browser) as officer:
        officer.signs_in()
        yield officer


@pytest.fixture
def number(desk) -> str:
    return send_report(desk, text=TEXT)


@pytest.fixture
def waiting(desk, number) -> str:
    """The new report waits for a person to write it down."""
    engine = make_engine(desk.settings.sqlalchemy_url)
    with writing(engine) as session:
        session.execute(
            update(ServiceRequest).where(ServiceRequest.number == number).values(transcription="audio_only")
        )
    engine.dispose()
    return number


@pytest.fixture
def seen(officer, number):
    """A new report, open in front of the officer."""
    officer.opens(number)
    return officer.page


PLACES = {
    "sign-in": ("/petugas/masuk?masalah=sign_in_failed", "#pesan p"),
    "password": ("/petugas/sandi", "#old"),
    "list": ("/petugas", "li.card"),
    "all": ("/petugas?daftar=semua", "li.card"),
    "queue": ("/petugas/tulis", "li.card"),
    "writing": ("/petugas/tulis/{number}", "[data-part=toggle]"),
    "report": ("/petugas/laporan/{number}", "#answer"),
    "no report": ("/petugas/laporan/1", "main p"),
}


@pytest.fixture(params=PLACES)
def place(request, desk, waiting) -> tuple[str, str]:
    path, ready = PLACES[request.param]
    return desk.url + path.format(number=waiting), ready


def open_as(officer, browser, place, **options):
    url, ready = place
    context = browser.new_context(
        storage_state=officer.context.storage_state(),
        **{"viewport": {"width": 360, "height": 740}, **options},
    )
    page = context.new_page()
    page.goto(url)
    page.locator(ready).first.wait_for()
    return page


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_axe_finds_nothing_on_an_officer_page(officer, browser, place, look):
    page = open_as(officer, browser, place, **look)
    page.evaluate(AXE + ";0")
    violations = page.evaluate(RUN_AXE)
    page.context.close()

    assert violations == []


def test_nothing_scrolls_sideways_when_the_screen_is_320_px_and_text_200_percent(officer, browser, place):
    page = open_as(officer, browser, place, viewport={"width": 320, "height": 640})
    page.evaluate("() => document.documentElement.style.setProperty('--text', '200%')")
    too_wide = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
            .map((each) => each.outerHTML.slice(0, 80))"""
    )
    page.context.close()

    assert too_wide == []


def test_targets_are_48_px_when_they_stand_alone(officer, browser, place):
    page = open_as(officer, browser, place)
    small = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input, select, textarea, audio')]
            .filter((each) => each.checkVisibility())
            .map((each) => [each, (each.closest('.choice') ?? each).getBoundingClientRect()])
            .filter(([each, box]) => box.width > 1 && (box.height < 47.5 || box.width < 47.5))
            .map(([each, box]) => `${each.outerHTML.slice(0, 80)} ${box.width}x${box.height}`)"""
    )
    page.context.close()

    assert small == []


def test_a_page_has_a_title_of_its_own_in_the_language_it_says(officer, browser, place):
    page = open_as(officer, browser, place)
    title, language = page.title(), page.evaluate("() => document.documentElement.lang")
    page.context.close()

    assert re.fullmatch(rf".+ – {say('Officers')} – Lapor PWA", title)
    assert language == "id"


def test_the_title_names_the_report_when_it_is_open(seen, number):
    wait_until(
        lambda: f"{number[:4]} {number[4:7]} {number[7:]}" in seen.title(), 10, "the number in the title"
    )


@pytest.mark.parametrize(
    "path",
    [
        "/petugas",
        "/petugas?daftar=semua",
        "/petugas/laporan/{number}",
        "/petugas/tulis",
        "/petugas/tulis/{number}",
    ],
)
def test_strangers_are_led_to_the_sign_in_page_and_are_sent_nothing(desk, browser, number, path):
    context = browser.new_context()
    page = context.new_page()
    received = record_frames(page)
    page.goto(desk.url + path.format(number=number))
    page.wait_for_url(re.compile(r"/petugas/masuk\?masalah=sign_in_first$"))
    page.locator("#pesan p").wait_for()
    context.close()

    assert received
    assert not any(TEXT in frame or f"{number[:4]} {number[4:7]}" in frame for frame in received)


def test_nothing_of_a_report_reaches_the_next_person_after_signing_out(desk, browser, number):
    with Officer(desk, browser, "Budi Santoso") as officer:
        officer.signs_in()
        officer.opens(number)
        officer.page.get_by_text(TEXT).wait_for()
        officer.page.get_by_role("button", name=say("Sign out")).click()
        officer.page.wait_for_url(re.compile("signed_out"))
        received = record_frames(officer.page)
        officer.page.goto(f"{desk.url}/petugas/laporan/{number}")
        officer.page.wait_for_url(re.compile("sign_in_first"))
        officer.page.locator("#pesan p").wait_for()
        cookies = officer.context.cookies()

    assert received
    assert not any(TEXT in frame for frame in received)
    assert cookies == []


def test_nothing_but_a_new_password_is_open_with_the_one_time_password(desk, browser, number):
    with Officer(desk, browser, "Made Wirawan") as officer:
        page = officer.page
        page.goto(f"{desk.url}/petugas/masuk")
        page.locator("#name").fill(officer.name)
        page.locator("#password").fill(officer.one_time_password)
        page.keyboard.press("Enter")
        page.locator("#old").wait_for()
        for path in ("/petugas", f"/petugas/laporan/{number}"):
            page.goto(desk.url + path)
            page.wait_for_url(re.compile(r"/petugas/sandi$"))


def test_a_wrong_password_is_told_where_the_focus_is(desk, browser):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{desk.url}/petugas/masuk")
    page.locator("#name").fill("Nobody")
    page.locator("#password").fill("wrong")
    page.keyboard.press("Enter")
    page.locator("#pesan").get_by_text(
        say("Name or password is wrong. Please check both and try again.")
    ).wait_for()
    wait_until(lambda: page.evaluate(FOCUSED) == "pesan", 10, "focus on the message")
    context.close()


def test_signing_in_works_before_any_script_has_arrived(desk, browser):
    with Officer(desk, browser, "Tanpa Skrip") as officer:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{desk.url}/petugas/masuk")
        page.locator("#name").fill(officer.name)
        page.locator("#password").fill(officer.one_time_password)
        page.locator("main button").click()
        assert page.url.endswith("/petugas/sandi")
        assert page.locator("noscript").count() == 1
        context.close()


def test_the_list_goes_on_where_a_page_ends(desk, officer, browser):
    sent = [httpx.post(f"{desk.url}/api/v1/submissions", json=submission()).json() for _ in range(26)]
    page = open_as(officer, browser, (f"{desk.url}/petugas", "li.card"))
    first = page.locator("li.card a").all_text_contents()
    page.get_by_role("link", name=say("Older reports")).click()
    page.locator("li.card").first.wait_for()
    wait_until(lambda: page.locator("li.card a").all_text_contents() != first, 10, "the next page")
    second = page.locator("li.card a").all_text_contents()
    page.context.close()

    newest = [answer["service_request_id"] for answer in reversed(sent)]
    assert [number.replace(" ", "") for number in first + second][:26] == newest


def test_a_report_is_answered_by_keyboard_alone(seen, number):
    for _ in range(60):
        seen.keyboard.press("Tab")
        if seen.evaluate(FOCUSED).startswith("status-"):
            break
    while seen.evaluate("() => document.activeElement.value") != "answered":
        seen.keyboard.press("ArrowDown")
    seen.keyboard.press("Tab")
    assert seen.evaluate(FOCUSED) == "answer"
    seen.keyboard.type("Lampu diperbaiki besok.")
    for reached in ("answer_language", "reason", ""):
        seen.keyboard.press("Tab")
        assert seen.evaluate(FOCUSED) == reached
    seen.keyboard.press("Enter")
    seen.locator("#hasil-status").get_by_text(
        say("The status is saved. The reporter can read and hear it.")
    ).wait_for()

    wait_until(lambda: seen.evaluate(FOCUSED) == "hasil-status", 10, "focus on the outcome")
    assert "Lampu diperbaiki besok." in (seen.locator("ol.cards li").last.text_content() or "")
    assert "Sri Wahyuni" in (seen.locator("ol.cards li").last.text_content() or "")
    assert seen.locator("#answer").input_value() == ""


def test_nothing_typed_is_lost_when_words_for_the_reporter_are_missing(seen):
    seen.locator("#status-answered").check()
    seen.locator("#reason").fill("Sudah ditelepon dinas.")
    seen.get_by_role("button", name=say("Save status")).click()
    seen.locator("#hasil-status p").wait_for()

    wait_until(lambda: seen.evaluate(FOCUSED) == "hasil-status", 10, "focus on the outcome")
    assert seen.locator("#answer").get_attribute("aria-invalid") == "true"
    assert seen.locator("#reason").input_value() == "Sudah ditelepon dinas."
    assert seen.locator("#status-answered").is_checked()
    assert seen.locator("ol.cards li").count() == 1


def test_the_second_of_two_officers_has_to_read_the_firsts_decision(seen, officer, browser, desk, number):
    other = open_as(officer, browser, (f"{desk.url}/petugas/laporan/{number}", "#answer"))
    other.locator("#status-in_progress").check()
    other.get_by_role("button", name=say("Save status")).click()
    other.locator("#hasil-status p").wait_for()
    other.context.close()
    seen.locator("#status-verified").check()
    seen.locator("#reason").fill("Sudah ditelepon dinas.")
    # Saving something else loads the history anew: that is not yet having read it.
    seen.locator("#transcript").fill("Lampu.")
    seen.get_by_role("button", name=say("Save your version")).click()
    seen.locator(".beside .card").wait_for()
    seen.get_by_role("button", name=say("Save status")).click()
    seen.locator("#hasil-status.errors p").wait_for()

    assert seen.locator("#reason").input_value() == "Sudah ditelepon dinas."
    assert seen.locator("ol.cards li").count() == 2
    assert seen.locator("#status-verified").count() == 0
    seen.locator("#status-answered").check()
    seen.locator("#answer").fill(WORDS)
    seen.get_by_role("button", name=say("Save status")).click()
    seen.locator("ol.cards li").get_by_text(WORDS).wait_for()


def test_what_the_officer_hears_stands_beside_the_older_versions(seen):
    for text in ("Lampu mati.", "Lampu jalan mati, nomor 12."):
        seen.locator("#transcript").fill(text)
        seen.get_by_role("button", name=say("Save your version")).click()
        seen.locator(".beside .card .words").get_by_text(text, exact=True).wait_for()

    wait_until(lambda: seen.evaluate(FOCUSED) == "hasil-naskah", 10, "focus on the outcome")
    assert seen.locator(".beside .card .words").all_text_contents() == [
        "Lampu mati.",
        "Lampu jalan mati, nomor 12.",
    ]
    assert seen.locator("#transcript").input_value() == "Lampu jalan mati, nomor 12."


def test_the_recording_plays_and_the_photo_is_there_with_words(seen, officer):
    assert seen.locator("audio").evaluate("(audio) => audio.controls")
    officer.hears_the_recording()
    photo = seen.locator("main img")

    assert photo.evaluate("(image) => image.naturalWidth") > 0
    assert photo.get_attribute("alt")


def run_out(server, officer) -> None:
    """End an officer's session as eight idle hours do."""
    engine = make_engine(server.settings.sqlalchemy_url)
    with writing(engine) as session:
        session.execute(
            update(OfficerSession)
            .where(OfficerSession.officer.has(name=officer.name))
            .values(last_seen_at=now() - IDLE - timedelta(minutes=1))
        )
    engine.dispose()


def test_unsaved_words_wait_when_the_session_ran_out_and_are_saved_after_signing_in(desk, browser, number):
    with Officer(desk, browser, "Ketut Lelah") as officer:
        officer.signs_in()
        officer.opens(number)
        page = officer.page
        page.locator("#status-answered").check()
        page.locator("#answer").fill(WORDS)
        page.locator("#answer_language").select_option("en")
        page.locator("#transcript").fill("Lampu mati.")
        run_out(desk, officer)
        page.get_by_role("button", name=say("Save status")).click()
        page.locator("#hasil-status").get_by_text(say(SIGNED_OUT)).wait_for()
        wait_until(lambda: page.evaluate(FOCUSED) == "hasil-status", 10, "focus on the outcome")
        assert page.locator("ol.cards li").count() == 1

        officer.signs_in_in_a_new_tab()
        page.get_by_role("button", name=say("Save status")).click()
        page.locator("ol.cards li").get_by_text(WORDS).wait_for()
        assert page.locator("ol.cards li p[lang=en]").text_content() == WORDS
        assert page.locator("#transcript").input_value() == "Lampu mati."

        page.get_by_role("button", name=say("Save your version")).click()
        page.locator(".beside .card .words").get_by_text("Lampu mati.", exact=True).wait_for()


def test_unsaved_words_wait_when_the_session_ran_out_while_nobody_was_there(server, browser):
    number = send_report(server, text=TEXT)
    with Officer(server, browser) as officer:
        officer.signs_in()
        officer.opens(number)
        officer.page.locator("#answer").fill(WORDS)
        server.kill("web")
        run_out(server, officer)
        server.start("web")
        officer.page.locator("#hasil-status").get_by_text(say(SIGNED_OUT)).wait_for(timeout=60_000)
        officer.signs_in_in_a_new_tab()
        officer.page.locator("#status-answered").check()
        officer.page.get_by_role("button", name=say("Save status")).click()
        officer.page.locator("ol.cards li").get_by_text(WORDS).wait_for()


def test_a_lost_connection_is_told_and_what_was_typed_stays(server, browser):
    number = send_report(server, text=TEXT)
    with Officer(server, browser) as officer:
        officer.signs_in()
        officer.opens(number)
        officer.answers("in_progress", "Baru saja disimpan.")
        officer.page.locator("#answer").fill("Sedang kami")
        officer.page.locator("#transcript").fill("Lampu")
        officer.page.locator("#status-answered").check()
        server.kill("web")
        notice = officer.page.get_by_text(
            say("No connection. What you typed stays here. Wait until this line is gone.")
        )
        notice.wait_for()
        server.start("web")
        notice.wait_for(state="detached", timeout=60_000)
        officer.page.get_by_role("button", name=say("Save your version")).click()
        officer.page.locator(".beside .card .words").get_by_text("Lampu", exact=True).wait_for()

        assert officer.page.locator("#answer").input_value() == "Sedang kami"
        assert officer.page.locator("#status-answered").is_checked()


def test_an_answer_says_its_language_where_the_reporter_reads_it(desk, officer, browser):
    receipt = httpx.post(f"{desk.url}/api/v1/submissions", json=submission(locale="en")).json()
    officer.opens(receipt["service_request_id"])
    choice = officer.page.get_by_label(say("Language of the answer"))
    assert choice.input_value() == "en"
    assert "English" in (officer.page.locator("#answer_language-hint").text_content() or "")
    choice.select_option("id")
    officer.answers("answered", WORDS)
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{desk.url}/en/laporan")
    page.locator("lapor-status:defined").wait_for()
    page.locator("#number").fill(receipt["service_request_id"])
    page.locator("#secret").fill(receipt["secret"])
    page.keyboard.press("Enter")
    shown = page.locator("ol.cards").get_by_text(WORDS)
    shown.wait_for()
    language = shown.get_attribute("lang")
    # The server gives no sound: the phone's own voice must be one of the answer's language.
    page.route("**/speech?**", lambda route: route.abort())
    page.evaluate(
        """() => {
            speechSynthesis.getVoices = () => [{lang: 'en-US', name: 'en'}];
        }"""
    )
    page.locator("ol.cards lapor-read-aloud button").click()
    page.get_by_text("There is no voice for this language now. You can read the text.").wait_for()
    context.close()

    assert language == "id"


def test_the_browser_has_nothing_to_complain_about(officer, browser, desk, number):
    context = browser.new_context(storage_state=officer.context.storage_state())
    page = context.new_page()
    problems = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    for path, ready in PLACES.values():
        page.goto(desk.url + path.format(number=number), wait_until="networkidle")
        page.locator(ready).first.wait_for()
    context.close()

    assert problems == []


def record_frames(page) -> list[str]:
    """Collect everything that the server sends over this page's websockets."""
    frames: list[str] = []

    def keep(frame) -> None:
        frames.append(frame.decode(errors="replace") if isinstance(frame, bytes) else frame)

    page.on("websocket", lambda socket: socket.on("framereceived", keep))
    return frames
