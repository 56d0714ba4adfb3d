"""The recorder while somebody speaks: its hints, its text, the language, the mask, and how much it keeps."""

import json
from itertools import pairwise

import pytest

from tests.e2e.form import FAST_CLOCK, FIELDS, hears, said, start_recording
from tests.e2e.server import wait_until
from tests.e2e.spoken import spoken_file
from tests.e2e.test_pages import AXE, RUN_AXE

pytestmark = pytest.mark.browser

MINUTE_BYTES = 190_000
# What the meter hears is set by the test: a voice that rises and falls four times a second.
VOICE = """
window.voice = 0.2;
AnalyserNode.prototype.getFloatTimeDomainData = function (samples) {
  samples.fill(window.voice * (Math.floor(Date.now() / 250) % 2 ? 1 : 0.3));
};
"""
SIZE = """async () => {
  const db = await new Promise((done) => {
    const open = indexedDB.open('lapor', 1);
    open.onsuccess = () => done(open.result);
  });
  const chunks = await new Promise((done) => {
    const all = db.transaction('chunks').objectStore('chunks').getAll();
    all.onsuccess = () => done(all.result);
  });
  db.close();
  return chunks.reduce((sum, chunk) => sum + chunk.bytes.byteLength, 0);
}"""
IN_LIVE_REGION = "each => each.closest('[aria-live], [role=status], [role=alert]') !== null"
TOO_WIDE = """() => [...document.querySelectorAll('body *')]
  .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((each) => each.outerHTML.slice(0, 80))"""
SEGMENTS = [
    {
        "start": 0.4,
        "end": 2.1,
        "words": [{"text": "The", "sure": True}, {"text": "lamp", "sure": False}],
    },
    {"start": 2.5, "end": 3.0, "words": [{"text": "is dark.", "sure": True}]},
]


class LiveServer:
    """Stands in for the server's live text; remembers what it was asked.

    Only for pages without a service worker: what passes through one is not seen here.
    """

    def __init__(self, page, status=200):
        self.page = page
        self.answered = []
        self.status = status
        page.route("**/api/v1/live/**", self._answer)

    def _answer(self, route):
        request = route.request
        body = request.post_data_buffer or b""
        self.answered.append((request.method, request.url, len(body)))
        if request.method == "DELETE":
            route.fulfill(status=204)
            return
        offset = int(request.url.partition("offset=")[2].partition("&")[0])
        answer = {"offset": offset + len(body), "until": 3.0, "segments": SEGMENTS}
        route.fulfill(status=self.status, json=answer)

    @property
    def asked(self):
        # Playwright hands over what has come in only while it is asked something.
        self.page.title()
        return self.answered

    @property
    def posts(self):
        return [(url, size) for method, url, size in self.asked if method == "POST"]


def pause_speaking(page):
    """The voice falls for longer than the pause between two utterances."""
    page.evaluate("() => { window.voice = 0.001; }")


def stop(page):
    page.get_by_role("button", name="Stop recording").click()
    hears(page, "It is saved on this phone")


def heard(page):
    return page.locator("[data-part=heard]")


def record(page):
    page.evaluate("() => { window.ahead = 0; }")
    start_recording(page)
    page.evaluate("() => { window.ahead = 10_000; }")
    stop(page)


def test_minute_of_speech_is_light_when_it_is_recorded(shared_server, phone, tmp_path):
    sentence = "The street light in front of the school is broken. It is dangerous for the children. "
    page = phone(spoken_file(tmp_path, sentence * 4, lead_in_seconds=2)).new_page()
    page.goto(f"{shared_server.url}/en/lapor")
    page.locator("lapor-report:defined").wait_for()

    page.get_by_role("button", name="Start recording").click()
    wait_until(
        lambda: page.locator("[data-part=elapsed]").inner_text().startswith("0:12"), 30, "twelve seconds"
    )
    stop(page)

    voice = page.evaluate(
        FIELDS.replace("drafts[0].fields", "drafts[0].voice"),
    )
    assert voice["media_type"].startswith("audio/webm")
    assert page.evaluate(SIZE) / voice["seconds"] * 60 <= MINUTE_BYTES


def test_hint_is_seen_and_not_said_when_the_voice_is_quiet(open_form):
    page = open_form(VOICE + FAST_CLOCK)
    page.evaluate("() => { window.voice = 0.004; }")
    start_recording(page)

    page.evaluate("() => { window.ahead = 5000; }")
    hint = page.get_by_text("Your voice is quiet. Hold the phone closer to your mouth.")
    hint.wait_for()

    assert not hint.evaluate(IN_LIVE_REGION)
    assert said(page) == ""
    stop(page)
    assert hint.is_hidden()
    assert "But your voice is quiet." in said(page)


def test_hint_goes_and_nothing_is_remarked_when_the_voice_is_heard_well_after_all(open_form):
    page = open_form(VOICE + FAST_CLOCK)
    page.evaluate("() => { window.voice = 0; }")
    start_recording(page)
    page.evaluate("() => { window.ahead = 5000; }")
    hint = page.locator("[data-part=level-hint]")
    page.get_by_text("No voice is heard yet. Is the microphone covered?").wait_for()

    page.evaluate("() => { window.voice = 0.2; window.ahead = 11_000; }")

    hint.wait_for(state="hidden")
    stop(page)
    assert said(page).endswith("It is saved on this phone.")


def test_text_appears_while_somebody_speaks_and_stays_to_be_read(open_form):
    page = open_form(VOICE, service_workers="block")
    live = LiveServer(page)
    start_recording(page)
    pause_speaking(page)

    heard(page).get_by_role("heading", name="What we hear (not sent yet)").wait_for()
    assert page.locator("lapor-recorder").get_attribute("data-state") == "recording"
    assert not heard(page).evaluate(IN_LIVE_REGION)
    assert heard(page).locator("p").first.inner_text() == "The lamp (?) is dark."
    assert heard(page).locator("mark").inner_text() == "lamp (?)"
    assert "Words with (?) may be wrong." in heard(page).inner_text()
    stop(page)
    assert "Below is what we heard." in said(page)
    heard(page).get_by_role("heading", name="What we heard (not sent yet)").wait_for()
    wait_until(lambda: live.asked[-1][0] == "DELETE", 10, "the server to be told to forget it")

    takes = {url.partition("?")[0] for _, url, _ in live.asked}
    assert len(takes) == 1
    assert all("language=en" in url for url, _ in live.posts)
    assert "last=true" in live.posts[-1][0]
    offsets = [int(url.partition("offset=")[2].partition("&")[0]) for url, _ in live.posts]
    sizes = [size for _, size in live.posts]
    assert offsets[0] == 0
    assert all(
        later == earlier + size for (earlier, later), size in zip(pairwise(offsets), sizes, strict=False)
    )
    assert offsets[-1] + sizes[-1] == page.evaluate(SIZE)
    assert page.get_by_label("What happened?").input_value() == ""


def test_text_is_gone_when_its_recording_is_deleted(open_form):
    page = open_form(VOICE + FAST_CLOCK, service_workers="block")
    LiveServer(page)
    start_recording(page)
    pause_speaking(page)
    heard(page).wait_for()
    page.evaluate("() => { window.ahead = 10_000; }")
    stop(page)

    page.get_by_role("button", name="Delete recording").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    hears(page, "The recording is deleted")

    assert heard(page).is_hidden()


def test_recording_is_whole_when_the_server_writes_nothing(open_form):
    page = open_form(VOICE, service_workers="block")
    live = LiveServer(page, status=503)
    start_recording(page)
    pause_speaking(page)
    wait_until(lambda: live.posts, 10, "the server to be asked")
    at = page.locator("[data-part=elapsed]").inner_text()
    wait_until(lambda: page.locator("[data-part=elapsed]").inner_text() > at, 10, "the recording to go on")

    stop(page)

    assert len(live.posts) == 1
    assert heard(page).is_hidden()
    assert page.evaluate(SIZE) > 0


@pytest.mark.parametrize(
    ("script", "act"),
    [
        ("", lambda page: page.get_by_label("Write while I speak").uncheck()),
        ("", lambda page: page.get_by_label("I speak in").select_option("jv")),
        ("Object.defineProperty(navigator, 'connection', {value: {saveData: true}});", lambda page: None),
        (
            "Object.defineProperty(navigator, 'connection', {value: {effectiveType: '2g'}});",
            lambda page: None,
        ),
        ("Object.defineProperty(navigator, 'onLine', {value: false});", lambda page: None),
    ],
    ids=["switched off", "Javanese", "Save-Data", "2G", "no network"],
)
def test_voice_stays_on_the_phone_when_text_is_not_wanted(open_form, script, act):
    page = open_form(VOICE + script, service_workers="block")
    live = LiveServer(page)
    act(page)
    start_recording(page)
    pause_speaking(page)
    elapsed = page.locator("[data-part=elapsed]")
    wait_until(lambda: elapsed.inner_text().startswith("0:06"), 15, "longer than any text would wait")

    stop(page)

    assert live.asked == []


def test_choice_of_no_text_is_remembered_when_the_page_is_opened_again(open_form):
    page = open_form()
    page.get_by_label("Write while I speak").uncheck()
    page.get_by_label("What happened?").fill("The lamp is dark.")
    page.get_by_text("Saved on this phone.").first.wait_for()
    page.reload()
    page.get_by_text("This is the report you began.").wait_for()
    assert not page.get_by_label("Write while I speak").is_checked()

    page.get_by_role("button", name="Start a new report").click()
    hears(page, "The form is empty now.", "lapor-report")

    assert not page.get_by_label("Write while I speak").is_checked()


def test_language_of_speaking_is_kept_read_back_and_sent(open_form):
    page = open_form(FAST_CLOCK, service_workers="block")
    page.get_by_label("I speak in").select_option("jv")
    note = page.get_by_text("A person writes it down.")
    assert note.is_visible()
    assert page.get_by_label("Write while I speak").is_hidden()
    record(page)
    wait_until(lambda: page.evaluate(FIELDS)["spoken_language"] == "jv", 5, "the language to be kept")

    page.reload()
    page.get_by_text("This is the report you began.").wait_for()
    assert page.get_by_label("I speak in").input_value() == "jv"
    assert note.is_visible()
    page.get_by_role("button", name="Check before sending").click()
    page.get_by_text("Language: Basa Jawa").wait_for()
    with page.expect_request("**/api/v1/submissions") as sent:
        page.get_by_role("button", name="Send", exact=True).click()

    assert json.loads(sent.value.post_data)["spoken_language"] == "jv"


def test_mask_follows_the_wish_not_to_be_known_until_somebody_chooses(open_form):
    page = open_form(FAST_CLOCK)
    mask = page.locator("#mask_voice")
    assert mask.is_hidden()
    record(page)
    assert mask.is_visible()

    page.get_by_label("Do not show who I am").check()
    assert mask.is_checked()
    page.get_by_label("Keep this report secret").check()
    page.get_by_label("Do not show who I am").uncheck()
    assert mask.is_checked()
    mask.uncheck()
    page.get_by_label("Do not show who I am").check()
    assert not mask.is_checked()

    page.get_by_role("button", name="Check before sending").click()
    page.get_by_text("Voice disguised: no").wait_for()
    assert page.evaluate(FIELDS)["mask_voice"] is False


def test_mask_is_read_back_and_there_again_when_the_page_is_loaded_anew(open_form):
    page = open_form(FAST_CLOCK)
    record(page)
    page.locator("#mask_voice").check()
    page.get_by_text("Delete the original voice later?").click()
    page.locator("#destroy_voice").check()
    wait_until(lambda: page.evaluate(FIELDS)["destroy_voice"], 5, "the choices to be kept")
    page.reload()
    page.get_by_text("This is the report you began.").wait_for()

    assert page.locator("#mask_voice").is_checked()
    assert page.locator("#destroy_voice").is_checked()
    page.get_by_role("button", name="Check before sending").click()
    page.get_by_text("Voice disguised: yes").wait_for()
    assert page.get_by_text("Own voice deleted once you approve the text: yes").is_visible()


@pytest.mark.parametrize("locale", ["id", "en"])
def test_axe_finds_nothing_while_somebody_speaks_and_after(open_form, locale):
    page = open_form(VOICE + FAST_CLOCK, locale=locale, service_workers="block")
    LiveServer(page)
    page.evaluate(AXE + ";0")
    found = {}

    page.locator("[data-part=record]").click()
    page.locator("lapor-recorder[data-state=recording]").wait_for()
    pause_speaking(page)
    page.evaluate("() => { window.ahead = 5000; }")
    heard(page).wait_for()
    page.evaluate("() => { window.voice = 1; }")
    page.locator("[data-part=level-hint]").wait_for()
    found["speaking"] = page.evaluate(RUN_AXE)
    page.evaluate("() => { window.ahead = 15_000; }")
    page.locator("[data-part=record]").click()
    page.locator("[data-part=kept]").wait_for()
    found["kept"] = page.evaluate(RUN_AXE)
    page.locator("#spoken_language").select_option("min")
    found["language"] = page.evaluate(RUN_AXE)

    assert {state: violations for state, violations in found.items() if violations} == {}


def test_nothing_scrolls_sideways_while_somebody_speaks_in_large_letters(open_form):
    display = json.dumps({"text": 200, "theme": "light"})
    script = f"localStorage.setItem('lapor:display', {json.dumps(display)});"
    small = {"viewport": {"width": 320, "height": 640}, "service_workers": "block"}
    page = open_form(VOICE + FAST_CLOCK + script, locale="id", **small)
    LiveServer(page)
    page.locator("[data-part=record]").click()
    page.locator("lapor-recorder[data-state=recording]").wait_for()
    pause_speaking(page)
    heard(page).wait_for()
    page.evaluate("() => { window.voice = 1; window.ahead = 5000; }")
    page.locator("[data-part=level-hint]").wait_for()

    assert page.evaluate(TOO_WIDE) == []


def test_keyboard_goes_from_the_button_to_language_and_text_in_reading_order(open_form):
    page = open_form()
    page.locator("[data-part=record]").focus()
    reached = []
    for _ in range(2):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("() => document.activeElement.id"))

    assert reached == ["spoken_language", "live"]
