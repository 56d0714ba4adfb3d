"""From the home page to the answer with the keyboard alone: Tab, Enter, Space, letters."""

import re

import pytest
from sqlalchemy import select

from lapor_pwa.db.models import ServiceRequest
from lapor_pwa.db.session import make_engine, reading
from tests.e2e.server import wait_until

pytestmark = pytest.mark.browser

FOCUSED = """() => {
  const each = document.activeElement;
  if (each === document.body) return 'page';
  const name = each.labels?.[0]?.textContent || each.getAttribute('aria-label') || each.textContent || '';
  return `${each.tagName} ${each.type ?? ''} ${name}`.replace(/\\s+/g, ' ').trim();
}"""
MOST_STOPS = 60


def go_to(page, name: str, key: str = "Tab") -> None:
    """Press Tab until what has this name has the focus; nothing is clicked, nothing is searched for."""
    seen = []
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        seen.append(page.evaluate(FOCUSED))
        if name in seen[-1]:
            return
    pytest.fail(f"{name!r} was not reached: {seen}")


def test_report_is_spoken_written_sent_and_looked_up_with_the_keyboard_alone(server, phone):
    page = phone().new_page()
    page.goto(f"{server.url}/en")

    # Home: the large link
    go_to(page, "Speak or write your report")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/lapor")

    # Speak: the same key on the same button starts and stops
    go_to(page, "Start recording")
    page.keyboard.press("Space")
    elapsed = page.locator('[data-part="elapsed"]')
    wait_until(lambda: (elapsed.text_content() or "").startswith("0:02"), 20, "two seconds of sound")
    assert "Stop recording" in page.evaluate(FOCUSED)
    page.keyboard.press("Space")
    page.get_by_role("button", name="Listen").wait_for()

    # Write, choose, check
    go_to(page, "What happened?")
    page.keyboard.type("The lift at the clinic is broken.")
    go_to(page, "A complaint")
    page.keyboard.press("ArrowDown")
    go_to(page, "Check before sending")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Check your report").wait_for()
    wait_until(lambda: "Check your report" in page.evaluate(FOCUSED), 10, "the focus on the review")

    # Send
    go_to(page, "Send")
    page.keyboard.press("Enter")
    arrived = re.compile("Saved on this phone|has arrived")
    wait_until(lambda: arrived.search(page.evaluate(FOCUSED)), 10, "the focus on what became of it")
    page.locator("lapor-receipt").get_by_text(re.compile(r"^\d{4} \d{3} \d{3}$")).wait_for()

    # Hear the receipt
    go_to(page, "Read number and secret aloud")
    with page.expect_response(lambda response: "receipt=true" in response.url) as spoken:
        page.keyboard.press("Enter")
    assert spoken.value.status == 200

    # Look it up in my reports
    go_to(page, "See my reports")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/laporan-saya")
    page.locator('[data-part="receipt"] li').wait_for()
    go_to(page, "Open")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/laporan#*")
    page.get_by_text("We have your report.").first.wait_for()
    go_to(page, "Read the status aloud")
    with page.expect_response(lambda response: "/speech" in response.url) as spoken:
        page.keyboard.press("Enter")
    assert spoken.value.status == 200

    engine = make_engine(server.settings.sqlalchemy_url)
    with reading(engine) as session:
        report = session.scalars(select(ServiceRequest)).one()
        assert (report.text, report.request_type) == ("The lift at the clinic is broken.", "aspiration")
    engine.dispose()
