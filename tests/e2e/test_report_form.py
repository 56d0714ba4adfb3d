"""The report form as people meet it: no microphone, full recordings, drafts, errors, private windows."""

import wave

import pytest
from PIL import Image

from tests.e2e.form import FAST_CLOCK, FIELDS, focused, hears, said, start_recording
from tests.e2e.server import wait_until
from tests.e2e.test_pages import AXE, RUN_AXE

pytestmark = pytest.mark.browser

REFUSE = "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', '{}'))"
NO_SESSION = """Object.defineProperty(window, 'sessionStorage', {
  get() { throw new DOMException('', 'SecurityError'); }
})"""
PLAIN_HTTP = "Object.defineProperty(window, 'isSecureContext', {value: false})"
FULL = "IDBObjectStore.prototype.add = () => { throw new DOMException('', 'QuotaExceededError'); }"
KEEP_MICROPHONE = """
const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = async (wanted) => (window.microphone = await open(wanted));
"""
UNPLUG = """() => {
  const [track] = window.microphone.getTracks();
  track.stop();
  track.dispatchEvent(new Event('ended'));
}"""
NO_STORE = "indexedDB.open = () => { throw new DOMException('', 'SecurityError'); }"


# What a screen reader says first: the group's name.
FOCUSED_NAME = """() => {
  const group = document.activeElement;
  return document.getElementById(group.getAttribute('aria-labelledby'))?.textContent;
}"""


def write(page, text):
    page.get_by_label("What happened?").fill(text)
    page.get_by_text("Saved on this phone.").first.wait_for()


@pytest.mark.parametrize(
    ("refusal", "words"),
    [("NotAllowedError", "microphone is not allowed"), ("NotFoundError", "No microphone was found")],
)
def test_person_is_told_what_to_do_when_there_is_no_microphone(open_form, tmp_path, refusal, words):
    page = open_form(REFUSE.format(refusal))

    page.get_by_role("button", name="Start recording").click()
    hears(page, words)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a recording").click()
    chooser.value.set_files(sound_file(tmp_path))

    hears(page, "is saved on this phone")
    assert page.get_by_text("Recorded: 5 seconds").is_visible()


def test_recording_from_another_app_is_offered_when_the_browser_cannot_record(open_form):
    page = open_form("delete window.MediaRecorder")

    assert page.get_by_role("button", name="Choose a recording").is_visible()
    assert page.get_by_role("button", name="Start recording").is_hidden()


def test_nothing_is_said_while_recording(open_form):
    page = open_form()

    page.get_by_role("button", name="Start recording").click()
    hears(page, "Speak after the tone")
    page.locator("lapor-recorder[data-state=recording]").wait_for()

    assert said(page) == ""
    assert (
        page.locator("[data-part=elapsed]").evaluate("each => each.closest('[aria-live], [role=status]')")
        is None
    )


def test_recording_says_that_it_stopped_and_is_kept_when_three_minutes_are_full(open_form):
    page = open_form(FAST_CLOCK)
    start_recording(page)

    page.evaluate("() => { window.ahead = 180_000; }")

    hears(page, "3 minutes are full")
    assert page.get_by_text("Recorded: 3 minutes").is_visible()


def test_nothing_is_kept_when_the_button_is_pressed_again_before_the_tone(open_form):
    page = open_form(FAST_CLOCK)

    page.get_by_role("button", name="Start recording").click()
    hears(page, "Speak after the tone")
    page.evaluate("() => { window.ahead = 1000; }")
    page.get_by_role("button", name="Stop recording").click()

    hears(page, "Nothing was recorded")
    assert page.get_by_role("button", name="Start recording").is_visible()


def test_recording_is_asked_about_before_it_is_deleted_or_replaced(open_form):
    page = open_form(FAST_CLOCK)
    start_recording(page)
    page.evaluate("() => { window.ahead = 10_000; }")
    page.get_by_role("button", name="Stop recording").click()
    hears(page, "It is saved on this phone")

    page.evaluate("() => { window.ahead = 20_000; }")
    page.get_by_role("button", name="Record again").click()
    assert "will be replaced" in focused(page)
    page.get_by_role("button", name="Keep the old one").click()
    assert focused(page) == "Record again"

    page.get_by_role("button", name="Delete recording").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    hears(page, "The recording is deleted")
    assert focused(page) == "Start recording"


def test_focus_stays_on_the_recorder_when_three_minutes_are_full_during_a_pause(open_form):
    page = open_form(FAST_CLOCK)
    start_recording(page)
    page.get_by_role("button", name="Pause").focus()

    page.evaluate("() => { window.ahead = 180_000; }")
    hears(page, "3 minutes are full")

    assert focused(page) == "Record again"


def test_only_the_first_press_counts_when_a_hand_trembles(open_form):
    page = open_form(FAST_CLOCK)
    start_recording(page)

    page.get_by_role("button", name="Pause").dblclick()
    hears(page, "Paused. Nothing is recorded now.")
    assert page.get_by_role("button", name="Continue").is_visible()
    page.evaluate("() => { window.ahead += 1000; }")
    page.get_by_role("button", name="Continue").focus()
    for _ in range(5):
        page.keyboard.press("Enter")

    page.get_by_role("button", name="Pause").wait_for()
    page.locator("lapor-recorder[data-state=recording]").wait_for()


def test_what_was_recorded_is_said_once_when_it_is_saved(open_form):
    page = open_form(FAST_CLOCK)
    start_recording(page)
    page.evaluate("() => { window.ahead = 10_000; }")

    page.get_by_role("button", name="Stop recording").click()
    hears(page, "It is saved on this phone")

    assert said(page, "lapor-report") == ""


def test_same_photo_can_be_chosen_again_when_it_was_taken_off(open_form, tmp_path):
    page = open_form()
    photo = tmp_path / "lamp.png"
    Image.new("RGB", (40, 30), "grey").save(photo)
    for _ in range(2):
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Add a photo").click()
        chooser.value.set_files(photo)
        hears(page, "lamp.png is added", "lapor-photos")
        page.get_by_role("button", name="Remove lamp.png").click()
        hears(page, "lamp.png is removed", "lapor-photos")


def test_answer_about_the_position_stands_below_its_button(open_form):
    page = open_form("navigator.geolocation.getCurrentPosition = (_, failed) => failed({code: 2})")

    button = page.get_by_role("button", name="Add where I am now")
    button.click()
    answer = page.get_by_text("Your position was not found.")
    answer.wait_for()

    below = answer.bounding_box()["y"] - button.bounding_box()["y"]
    assert 0 < below < 150


def test_error_summary_takes_focus_and_leads_to_the_field_when_nothing_was_said(open_form):
    page = open_form()

    page.get_by_role("button", name="Check before sending").click()
    summary = page.get_by_role("group", name="Something must be changed")
    summary.wait_for()

    assert "Something must be changed" in focused(page)
    assert page.title().startswith("Error: ")
    text = page.get_by_label("What happened?")
    assert text.get_attribute("aria-invalid") == "true"
    assert "text-error" in text.get_attribute("aria-describedby")
    summary.get_by_role("link").click()
    assert page.evaluate("() => document.activeElement.id") == "text"
    text.fill("The lamp is dark.")
    page.get_by_role("button", name="Check before sending").click()
    page.get_by_role("heading", name="Check your report").wait_for()
    assert "Error" not in page.title()


def test_everything_is_there_again_when_the_page_is_loaded_anew(open_form):
    page = open_form()
    write(page, "The lamp is dark.")
    page.get_by_label("Province").select_option("32")
    page.locator("#regency option").nth(3).wait_for(state="attached")
    page.get_by_label("Regency or city").select_option(index=3)
    chosen = page.get_by_label("Regency or city").input_value()
    page.get_by_label("Keep this report secret").check()
    wait_until(lambda: page.evaluate(FIELDS)["confidential"], 1, "the last choice to be kept within a second")
    page.reload()

    page.get_by_text("This is the report you began.").wait_for()
    assert page.get_by_label("What happened?").input_value() == "The lamp is dark."
    assert page.get_by_label("Regency or city").input_value() == chosen
    assert page.get_by_label("Keep this report secret").is_checked()


def test_draft_is_continued_from_my_reports_when_the_tab_was_closed(open_form, shared_server):
    page = open_form()
    write(page, "The lamp is dark.")
    other = page.context.new_page()
    page.close()

    other.goto(f"{shared_server.url}/en/lapor")
    other.get_by_role("link", name="Continue it").click()
    other.get_by_role("link", name="Continue The lamp is dark.").click()

    other.get_by_text("This is the report you began.").wait_for()
    assert other.get_by_label("What happened?").input_value() == "The lamp is dark."


def test_review_reads_back_what_will_be_sent_and_leads_to_each_field(open_form):
    page = open_form()
    write(page, "The lamp is dark.\nSince Monday.")
    page.get_by_label("Where is it?").fill("Jalan Melati")
    page.get_by_role("button", name="Check before sending").click()

    page.get_by_role("heading", name="Check your report").wait_for()
    assert page.evaluate(FOCUSED_NAME) == "Check your report"
    for words in ("The lamp is dark.", "Since Monday.", "Jalan Melati", "A complaint"):
        assert page.locator("[data-part=review-list]").get_by_text(words, exact=True).is_visible()
    page.get_by_role("button", name="Change Place").click()
    assert page.evaluate("() => document.activeElement.id") == "address"
    page.get_by_role("button", name="Check before sending").click()
    page.get_by_role("heading", name="Check your report").wait_for()
    page.go_back()
    page.get_by_label("Where is it?").wait_for()
    assert page.evaluate("() => document.activeElement.id") == "text"
    assert page.get_by_label("Where is it?").input_value() == "Jalan Melati"


def test_next_person_begins_with_an_empty_form_when_a_helper_makes_another_report(open_form):
    page = open_form()
    write(page, "The words of the first person.")
    page.get_by_role("button", name="Check before sending").click()
    page.get_by_role("button", name="Send", exact=True).click()
    page.get_by_role("link", name="Make another report").click()
    page.locator("lapor-report:defined").wait_for()

    assert page.get_by_label("What happened?").input_value() == ""
    assert page.get_by_text("This is the report you began.").is_hidden()
    write(page, "The words of the second person.")
    page.get_by_role("button", name="Check before sending").click()
    page.get_by_role("button", name="Send", exact=True).click()
    page.get_by_role("link", name="See my reports").click()
    received = page.locator('[data-part="receipt"] li')
    wait_until(lambda: received.count() == 2, 20, "two receipts")


@pytest.mark.parametrize("script", [NO_STORE, NO_SESSION, PLAIN_HTTP])
def test_form_goes_the_ordinary_way_when_the_phone_can_keep_nothing(open_form, script):
    page = open_form(script, enhanced=False)

    page.get_by_text("Nothing can be kept on this phone now.").wait_for()
    assert page.get_by_role("button", name="Add where I am now").is_hidden()
    page.get_by_label("What happened?").fill("The lamp is dark.")
    page.get_by_role("button", name="Check before sending").click()

    page.wait_for_url("**/en/tinjau")
    assert page.get_by_label("What happened?").input_value() == "The lamp is dark."


def test_form_goes_the_ordinary_way_when_the_storage_is_full_before_anything_was_kept(open_form):
    page = open_form(FULL)

    page.get_by_label("What happened?").fill("The lamp is dark.")
    hears(page, "storage is full", "lapor-report")
    page.get_by_role("button", name="Check before sending").click()

    page.wait_for_url("**/en/tinjau")
    assert page.get_by_label("What happened?").input_value() == "The lamp is dark."


def test_nothing_of_another_tab_is_overwritten_when_both_work_on_one_draft(open_form, shared_server):
    page = open_form()
    write(page, "The lamp is dark.")
    other = page.context.new_page()
    other.goto(f"{shared_server.url}/en/laporan-saya")
    other.get_by_role("link", name="Continue The lamp is dark.").click()
    other.get_by_text("This is the report you began.").wait_for()
    other.get_by_label("What happened?").fill("The lamp is dark. Since Monday.")
    wait_until(lambda: other.evaluate(FIELDS)["text"].endswith("Monday."), 5, "the longer text to be kept")

    page.get_by_label("Where is it?").fill("Jalan Melati")

    wait_until(lambda: page.evaluate(FIELDS)["address"] == "Jalan Melati", 5, "the place to be kept")
    assert page.evaluate(FIELDS)["text"] == "The lamp is dark. Since Monday."


def test_first_recording_is_within_reach_when_the_second_was_interrupted(open_form):
    page = open_form(FAST_CLOCK + KEEP_MICROPHONE)
    start_recording(page)
    page.evaluate("() => { window.ahead = 10_000; }")
    page.get_by_role("button", name="Stop recording").click()
    hears(page, "It is saved on this phone")
    page.evaluate("() => { window.ahead = 20_000; }")
    page.get_by_role("button", name="Record again").click()
    page.get_by_role("button", name="Record again").last.click()
    page.locator("lapor-recorder[data-state=recording]").wait_for()
    wait_until(
        lambda: page.locator("[data-part=elapsed]").inner_text().startswith("0:01"), 10, "one second of sound"
    )

    page.evaluate(UNPLUG)

    hears(page, "was interrupted")
    length = page.locator("lapor-recorder [data-part=length]").inner_text()
    page.get_by_role("button", name="Use the other").click()
    wait_until(
        lambda: page.locator("lapor-recorder [data-part=length]").inner_text() != length, 5, "the other"
    )


def test_report_is_received_when_javascript_is_off(open_form):
    page = open_form(java_script_enabled=False)

    page.get_by_label("What happened?").fill("The lamp is dark.")
    page.get_by_role("button", name="Check before sending").click()
    page.get_by_role("button", name="Send").click()

    page.get_by_role("heading", name="We have your report").wait_for()
    assert len(page.locator("[data-part=number]").inner_text().replace(" ", "")) == 10


def test_axe_finds_nothing_in_any_state_of_the_form(open_form):
    page = open_form(FAST_CLOCK)
    page.evaluate(AXE + ";0")
    found = {}

    page.get_by_role("button", name="Check before sending").click()
    page.get_by_role("group", name="Something must be changed").wait_for()
    found["errors"] = page.evaluate(RUN_AXE)
    start_recording(page)
    found["recording"] = page.evaluate(RUN_AXE)
    page.evaluate("() => { window.ahead = 10_000; }")
    page.get_by_role("button", name="Stop recording").click()
    hears(page, "It is saved on this phone")
    page.get_by_role("button", name="Delete recording").click()
    found["asking"] = page.evaluate(RUN_AXE)
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("button", name="Check before sending").click()
    page.get_by_role("heading", name="Check your report").wait_for()
    found["review"] = page.evaluate(RUN_AXE)
    page.get_by_role("button", name="Send", exact=True).click()
    page.get_by_role("heading", name="Your report has arrived").wait_for()
    found["arrived"] = page.evaluate(RUN_AXE)

    assert {state: violations for state, violations in found.items() if violations} == {}


def sound_file(folder):
    file = folder / "spoken.wav"
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(16_000)
        sound.writeframes(b"\0\1" * 16_000 * 5)
    return file
