"""What a person does with reports that exist: ask, keep, hear, remove; and the settings of the display."""

import uuid

import httpx
import pytest
from sqlalchemy import select

from lapor_pwa.db.models import Officer, ServiceRequest
from lapor_pwa.db.session import make_engine, writing
from lapor_pwa.domain.privacy import Role
from lapor_pwa.services.follow_up import change_status
from lapor_pwa.services.officers import add_officer
from tests.e2e.server import wait_until
from tests.e2e.test_pages import AXE, RUN_AXE

pytestmark = pytest.mark.browser
# Two presses within a moment count as one.
LATER = "() => { const now = performance.now.bind(performance); performance.now = () => now() + 1000; }"


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="en-GB")
    yield context.new_page()
    context.close()


@pytest.fixture
def receipt(shared_server):
    """A report that another phone has sent."""
    report = {
        "id": str(uuid.uuid4()),
        "locale": "en",
        "request_type": "complaint",
        "text": "The lamp is dark.",
    }
    return httpx.post(f"{shared_server.url}/api/v1/submissions", json=report).raise_for_status().json()


def ask(page, shared_server, receipt, *, keep):
    page.goto(f"{shared_server.url}/en/laporan")
    page.locator("lapor-status:defined").wait_for()
    page.get_by_label("Number of the report").fill(" ".join(receipt["service_request_id"]))
    page.get_by_label("Secret of the report").fill(receipt["secret"].lower().replace("-", " "))
    if keep:
        page.get_by_label("Keep it on this phone").check()
    page.get_by_role("button", name="Show the status").click()


def focused(page):
    return page.evaluate("() => document.activeElement.textContent.trim()")


def test_status_is_shown_and_nothing_is_kept_when_number_and_secret_are_typed(page, shared_server, receipt):
    ask(page, shared_server, receipt, keep=False)

    page.get_by_text("We have your report.").first.wait_for()
    wait_until(lambda: focused(page) == "Your report", 5, "the focus on the answer")
    page.goto(f"{shared_server.url}/en/laporan-saya")
    page.get_by_text("No report yet.").wait_for()


def test_last_answer_is_shown_when_the_network_is_gone(page, shared_server, receipt):
    ask(page, shared_server, receipt, keep=True)
    page.get_by_text("We have your report.").first.wait_for()

    page.route("**/api/**", lambda route: route.abort())
    page.goto(f"{shared_server.url}/en/laporan#{receipt['service_request_id']}")

    page.get_by_text("You see what was known last.").wait_for()
    assert page.locator("[data-part=sentence]").inner_text().startswith("We have your report.")
    assert page.get_by_text("Last asked:").is_visible()


def test_both_are_asked_for_again_when_no_report_has_them(page, shared_server, receipt):
    ask(page, shared_server, {**receipt, "secret": "0000-0000-0000"}, keep=True)

    page.get_by_role("group", name="Something must be changed").wait_for()
    assert "No report has this number and this secret." in focused(page)
    assert page.title().startswith("Error: ")


def test_report_is_removed_from_the_phone_when_its_person_confirms(page, shared_server, receipt):
    ask(page, shared_server, receipt, keep=True)
    page.get_by_text("We have your report.").first.wait_for()
    page.goto(f"{shared_server.url}/en/laporan-saya")

    remove = page.get_by_role("button", name="Remove from this phone")
    remove.click()
    assert "Remove it from this phone?" in focused(page)
    page.evaluate(AXE + ";0")
    assert page.evaluate(RUN_AXE) == []
    page.get_by_role("button", name="Keep it").click()
    wait_until(lambda: focused(page).startswith("Remove from this phone"), 5, "the focus back on the button")
    remove.click()
    page.get_by_role("button", name="Remove", exact=True).click()

    page.get_by_text("is no longer on this phone.").wait_for()
    page.get_by_text("No report yet.").wait_for()
    assert focused(page) == "Received"


def test_one_button_reads_aloud_and_stops_when_it_is_pressed(page, shared_server, receipt):
    ask(page, shared_server, receipt, keep=False)
    button = page.locator("lapor-read-aloud button").first
    button.wait_for()
    assert button.inner_text() == "Read the status aloud"

    button.click()
    stop = page.get_by_role("button", name="Stop reading")
    stop.wait_for()
    page.evaluate(LATER)
    stop.click()

    page.get_by_role("button", name="Read the status aloud").wait_for()


def test_news_is_there_and_can_be_heard_when_my_reports_are_opened(page, shared_server, receipt):
    ask(page, shared_server, receipt, keep=True)
    page.get_by_text("We have your report.").first.wait_for()
    move_on(shared_server, receipt, "verified")

    page.goto(f"{shared_server.url}/en/laporan-saya")

    page.get_by_text("There is news about 1 of your reports.").wait_for()
    card = page.locator("[data-part=receipt] li")
    card.get_by_text("Checked").wait_for()
    button = card.get_by_role("button", name="Read the status aloud")
    assert button.inner_text() == "Read the status aloud"
    described = button.evaluate(
        "each => document.getElementById(each.getAttribute('aria-describedby')).textContent"
    )
    assert receipt["service_request_id"] in described.replace(" ", "").replace(",", "")
    button.click()
    card.get_by_role("button", name="Stop reading").wait_for()
    page.evaluate(LATER)
    card.get_by_role("button", name="Stop reading").click()
    button.wait_for()


def move_on(server, receipt, status):
    engine = make_engine(server.settings.sqlalchemy_url)
    with writing(engine) as session:
        request = session.scalars(
            select(ServiceRequest).where(ServiceRequest.number == receipt["service_request_id"])
        ).one()
        name = str(uuid.uuid4())
        add_officer(session, name, Role.NATIONAL_ADMIN)
        change_status(
            session, session.scalars(select(Officer).where(Officer.name == name)).one(), request.id, status
        )
    engine.dispose()


def test_text_is_there_and_said_so_when_nobody_can_read_it_aloud(page, shared_server, receipt):
    page.route("**/speech?**", lambda route: route.abort())
    page.add_init_script("speechSynthesis.getVoices = () => []")
    ask(page, shared_server, receipt, keep=False)

    page.locator("lapor-read-aloud button").first.click()

    page.get_by_text("There is no voice for this language now. You can read the text.").wait_for()


def test_display_changes_at_once_and_stays_when_it_is_chosen(page, shared_server):
    page.goto(f"{shared_server.url}/en/pengaturan")
    page.locator("lapor-display:defined").wait_for()
    before = page.evaluate("() => parseFloat(getComputedStyle(document.body).fontSize)")

    page.get_by_label("200 %").check()
    page.get_by_label("Dark").check()
    page.goto(f"{shared_server.url}/en/bantuan")

    assert page.evaluate("() => parseFloat(getComputedStyle(document.body).fontSize)") == 2 * before
    assert page.evaluate("() => document.documentElement.dataset.theme") == "dark"
