"""Text while somebody speaks, with the real server, the real model and a microphone that speaks English."""

import pytest

from tests.e2e.conftest import make_server
from tests.e2e.server import wait_until
from tests.e2e.spoken import spoken_file

pytestmark = [pytest.mark.browser, pytest.mark.whisper]

SENTENCES = "The street light in front of the school is broken. ... It is dangerous for the children."


@pytest.fixture
def server(tmp_path):
    server = make_server(tmp_path)
    server.start("web", "speech")
    yield server
    server.kill()


def test_people_see_what_was_heard_while_they_speak_and_the_server_keeps_nothing(server, phone, tmp_path):
    page = phone(spoken_file(tmp_path, SENTENCES, lead_in_seconds=3)).new_page()
    page.goto(f"{server.url}/en/lapor")
    page.locator("lapor-report:defined").wait_for()
    heard = page.locator("[data-part=heard]")

    page.get_by_role("button", name="Start recording").click()
    wait_until(lambda: "school" in heard.inner_text(), 60, "words while the person speaks")
    assert page.locator("lapor-recorder").get_attribute("data-state") == "recording"
    wait_until(lambda: "children" in heard.inner_text(), 60, "the second sentence")
    page.get_by_role("button", name="Stop recording").click()
    heard.get_by_role("heading", name="What we heard (not sent yet)").wait_for()

    takes = server.settings.live_dir
    wait_until(lambda: not any(takes.iterdir()), 10, "nothing to be left on the server")
