"""With JavaScript off: write, read back, mend, send, receipt. Ordinary forms, ordinary pages."""

import io

import pytest
from PIL import Image
from sqlalchemy import select

from lapor_pwa.db.models import ServiceRequest
from lapor_pwa.db.session import make_engine, reading

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser, server):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{server.url}/en/lapor")
    yield page
    context.close()


def test_written_report_gets_a_receipt_when_javascript_is_off(page, server):
    page.get_by_label("What happened?").fill("The bridge is closed & nobody says why. <b>")
    page.get_by_label("A question").check()
    page.locator("input[name=photo]").set_input_files(
        {"name": "bridge.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    )
    page.get_by_role("button", name="Check before sending").click()

    assert page.get_by_role("heading", level=1).text_content() == "Check your report"
    assert page.get_by_label("What happened?").input_value() == "The bridge is closed & nobody says why. <b>"
    page.get_by_role("button", name="Send", exact=True).click()

    assert page.get_by_role("heading", level=1).text_content() == "We have your report"
    (report,) = reports(server)
    assert report.text == "The bridge is closed & nobody says why. <b>"
    assert report.request_type == "information_request"
    assert [each.state for each in report.attachments] == ["stored"]
    shown = page.locator("main").text_content() or ""
    assert report.number in shown.replace(" ", "")


def test_nothing_typed_is_lost_when_something_is_wrong(page, server):
    page.get_by_label("What happened?").fill("Water every second day only.")
    page.locator("input[name=occurred_on]").fill("2999-01-01")
    page.get_by_role("button", name="Check before sending").click()

    assert (page.title()).startswith("Error: ")
    assert page.locator(".errors").is_visible()
    assert page.get_by_label("What happened?").input_value() == "Water every second day only."
    page.locator("input[name=occurred_on]").fill("2026-01-05")
    page.get_by_role("button", name="Send", exact=True).click()
    page.get_by_role("heading", level=1, name="We have your report").wait_for()

    assert [report.text for report in reports(server)] == ["Water every second day only."]


def test_report_is_filed_once_when_send_is_pressed_and_loaded_again(page, server):
    page.get_by_label("What happened?").fill("The clinic has no ramp.")
    page.get_by_role("button", name="Check before sending").click()
    page.get_by_role("button", name="Send", exact=True).click()
    page.get_by_role("heading", level=1, name="We have your report").wait_for()
    first = page.locator("main").text_content()
    page.reload()

    assert page.locator("main").text_content() == first
    assert len(reports(server)) == 1


def reports(server) -> list[ServiceRequest]:
    engine = make_engine(server.settings.sqlalchemy_url)
    with reading(engine) as session:
        found = list(session.scalars(select(ServiceRequest)))
        for each in found:
            _ = each.attachments
    engine.dispose()
    return found


def photo() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (320, 240), "gray").save(file, "JPEG")
    return file.getvalue()
