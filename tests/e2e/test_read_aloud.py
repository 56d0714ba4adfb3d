"""Reading aloud as people steer it: pause, sentence by sentence, speed; the sentence is shown on the page."""

import uuid
from base64 import b64decode

import httpx
import pytest
from sqlalchemy import select

from lapor_pwa.db.models import Officer, ServiceRequest
from lapor_pwa.db.session import make_engine, writing
from lapor_pwa.domain.privacy import Role
from lapor_pwa.services.follow_up import change_status
from lapor_pwa.services.officers import add_officer
from tests.e2e.server import wait_until
from tests.e2e.spoken import write_down
from tests.e2e.test_my_reports import LATER, ask
from tests.e2e.test_pages import AXE, RUN_AXE

pytestmark = pytest.mark.browser

# Nothing ends by itself: each sentence sounds until somebody presses, however slow the machine is.
SLOW_SOUND = """
const play = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = function () {
  window.sound = this;
  this.loop = true;
  return play.call(this);
};
const create = URL.createObjectURL;
URL.createObjectURL = (blob) => { window.given = blob; return create(blob); };
"""
GIVEN = """async () => {
  const bytes = new Uint8Array(await given.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}"""
SOUND = "() => [sound.playbackRate, sound.preservesPitch, sound.paused]"
FIRST, SECOND = "We have your report.", "An officer will read it."
ANSWER = "The road near the school is broken. The children walk home tomorrow morning."


@pytest.fixture
def receipt(shared_server):
    report = {
        "id": str(uuid.uuid4()),
        "locale": "en",
        "request_type": "complaint",
        "text": "The lamp is dark.",
    }
    return httpx.post(f"{shared_server.url}/api/v1/submissions", json=report).raise_for_status().json()


@pytest.fixture
def status(browser, shared_server, receipt):
    """The page of a report whose status can be read aloud."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="en-GB")
    page = context.new_page()
    page.add_init_script(SLOW_SOUND)
    ask(page, shared_server, receipt, keep=True)
    page.locator("[data-part=sentence]").get_by_text(FIRST).wait_for()
    yield page
    context.close()


def reads(page, sentence: str) -> None:
    page.locator(".reading").get_by_text(sentence, exact=True).wait_for()
    assert page.locator(".reading").all_inner_texts() == [sentence]


def press(page, name: str) -> None:
    page.evaluate(LATER)
    page.get_by_role("button", name=name, exact=True).first.click()


def test_reading_is_steered_by_sentence_when_it_has_begun(status):
    assert status.get_by_role("button", name="Next sentence").count() == 0
    whole = status.locator("[data-part=sentence]").inner_text()
    press(status, "Read the status aloud")
    reads(status, FIRST)
    press(status, "Next sentence")
    reads(status, SECOND)
    press(status, "Next sentence")
    status.get_by_text("This was the last sentence.").wait_for()
    press(status, "Previous sentence")
    reads(status, FIRST)
    press(status, "Pause")
    status.get_by_role("button", name="Continue").wait_for()
    assert status.evaluate(SOUND)[2] is True
    reads(status, FIRST)
    press(status, "Continue")
    wait_until(lambda: status.evaluate(SOUND)[2] is False, 5, "the sound going on")
    press(status, "Repeat the sentence")
    reads(status, FIRST)
    press(status, "Stop reading")
    status.get_by_role("button", name="Read the status aloud").wait_for()
    assert status.locator(".reading").count() == 0
    assert status.locator("[data-part=sentence]").inner_text() == whole


def test_the_next_sentence_follows_by_itself_when_one_is_over(status):
    press(status, "Read the status aloud")
    reads(status, FIRST)
    status.evaluate("() => { sound.loop = false; sound.currentTime = 1e6; }")
    reads(status, SECOND)


def test_the_speed_holds_for_everything_when_it_was_chosen(status, shared_server, receipt):
    press(status, "Read the status aloud")
    reads(status, FIRST)
    status.get_by_label("Speed of reading").select_option("0.5")
    assert status.evaluate(SOUND)[:2] == [0.5, True]
    press(status, "Next sentence")
    reads(status, SECOND)
    wait_until(lambda: status.evaluate(SOUND)[:2] == [0.5, True], 5, "the same speed")
    status.goto(f"{shared_server.url}/en/laporan-saya")
    status.get_by_role("button", name="Read the status aloud").first.click()
    status.get_by_label("Speed of reading").wait_for()
    assert status.get_by_label("Speed of reading").input_value() == "0.5"
    wait_until(lambda: status.evaluate(SOUND)[:2] == [0.5, True], 5, "the speed kept on the phone")


def test_the_controls_are_accessible_and_nothing_chatters_while_it_reads(status):
    status.evaluate(AXE + ";0")
    press(status, "Read the status aloud")
    reads(status, FIRST)
    assert status.evaluate(RUN_AXE) == []
    # Two voices at once make people leave: what is heard is not announced, too.
    announced = status.locator("lapor-read-aloud").first.locator("[role=status]")
    assert announced.inner_text() == ""
    for name in ("Pause", "Previous sentence", "Repeat the sentence", "Next sentence"):
        box = status.get_by_role("button", name=name).first.bounding_box()
        assert box is not None
        assert box["height"] >= 48
        assert box["width"] >= 48
    status.get_by_role("button", name="Stop reading").focus()
    order = []
    for _ in range(5):
        status.keyboard.press("Tab")
        order.append(
            status.evaluate("() => document.activeElement.labels?.[0]?.textContent || ''")
            or status.evaluate("() => document.activeElement.textContent")
        )
    assert order == ["Pause", "Previous sentence", "Repeat the sentence", "Next sentence", "Speed of reading"]


@pytest.mark.parametrize("look", [{"forced_colors": "active"}, {"color_scheme": "dark"}])
def test_the_sentence_is_not_shown_by_colour_alone(status, look):
    status.emulate_media(**look)
    press(status, "Read the status aloud")
    reads(status, FIRST)
    line, edge = status.locator(".reading").evaluate(
        "(mark) => [getComputedStyle(mark).textDecorationLine, getComputedStyle(mark).borderTopStyle]"
    )
    assert (line, edge) == ("underline", "solid")


def test_no_letter_beside_the_sentence_is_covered_when_it_is_shown(status):
    press(status, "Read the status aloud")
    reads(status, FIRST)
    sides = status.locator(".reading").evaluate(
        """(mark) => {
          const { outlineStyle, borderLeftWidth, borderRightWidth } = getComputedStyle(mark);
          return [outlineStyle, borderLeftWidth, borderRightWidth];
        }"""
    )
    assert sides == ["none", "0px", "0px"]


def test_the_sentences_shown_are_read_when_nobody_can_be_asked_for_them(status):
    status.route("**/speech/sentences?**", lambda route: route.abort())
    status.route("**/speech?**", lambda route: route.abort())
    status.evaluate("() => { speechSynthesis.getVoices = () => [{lang: 'id-ID', name: 'id'}]; }")
    press(status, "Read the status aloud")
    status.get_by_text("There is no voice for this language now. You can read the text.").wait_for()
    status.get_by_role("button", name="Read the status aloud").wait_for()


@pytest.mark.whisper
def test_each_sentence_of_an_answer_is_heard_as_it_was_written(status, shared_server, receipt):
    engine = make_engine(shared_server.settings.sqlalchemy_url)
    with writing(engine) as session:
        number = receipt["service_request_id"]
        request = session.scalars(select(ServiceRequest).where(ServiceRequest.number == number)).one()
        add_officer(session, number, Role.NATIONAL_ADMIN)
        officer = session.scalars(select(Officer).where(Officer.name == number)).one()
        change_status(session, officer, request.id, "answered", answer=ANSWER)
    engine.dispose()
    press(status, "Ask again")
    status.get_by_text(ANSWER).wait_for()

    heard = []
    for sentence, button in zip(ANSWER.split(". "), ("Read this answer aloud", "Next sentence"), strict=True):
        press(status, button)
        reads(status, sentence if sentence.endswith(".") else f"{sentence}.")
        heard.append(write_down(b64decode(status.evaluate(GIVEN))))

    assert {"road", "school", "broken"} <= set(heard[0].replace(".", "").split())
    assert {"children", "home", "tomorrow"} <= set(heard[1].replace(".", "").split())
