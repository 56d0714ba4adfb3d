"""An officer at work: methods read like sentences."""

import re
from typing import Self

from playwright.sync_api import Browser, Page

from tests.e2e.server import Server, wait_until

PASSWORD = "satu kalimat pendek untuk uji"


class Officer:
    """An officer with a browser of their own."""

    def __init__(
        self,
        server: Server,
        browser: Browser,
        name: str = "Sri Wahyuni",
        role: str = "national_admin",
    ) -> None:
        self.server, self.name = server, name
        self.context = browser.new_context(viewport={"width": 1024, "height": 900})
        self.page: Page = self.context.new_page()
        printed = server.lapor("officer", "add", name, "--role", role)
        self.one_time_password = next(word for word in re.findall(r"\S{12,}", printed) if word.count("-") > 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()

    def signs_in(self) -> None:
        """Sign in with the one-time password and replace it, as the first time demands."""
        self.page.goto(f"{self.server.url}/petugas/masuk")
        self._fill_in(name=self.name, password=self.one_time_password)
        self.page.locator("#old").wait_for()
        self._fill_in(old=self.one_time_password, new=PASSWORD)
        self.page.wait_for_url(re.compile(r"/petugas/?(\?.*)?$"))

    def signs_in_in_a_new_tab(self) -> None:
        """Follow the page's own link, sign in with the password chosen the first time, and come back."""
        with self.context.expect_page() as opened:
            self.page.locator(".outcome a[target=_blank]").click()
        tab = opened.value
        tab.locator("#name").fill(self.name)
        tab.locator("#password").fill(PASSWORD)
        tab.locator("form:has(#password) button[type=submit]").click()
        tab.wait_for_url(re.compile(r"/petugas/?$"))
        tab.close()
        self.page.bring_to_front()

    def opens(self, number: str) -> None:
        self.page.goto(f"{self.server.url}/petugas/laporan/{number}")
        self.page.locator("#answer").wait_for()

    def transcript(self) -> str:
        return self.page.locator(".card .words").first.text_content() or ""

    def hears_the_recording(self) -> None:
        """Play the recording to its first second: the browser really decodes it."""
        self.page.locator("audio").evaluate("(audio) => { audio.muted = true; return audio.play(); }")
        wait_until(
            lambda: self.page.locator("audio").evaluate("(audio) => audio.currentTime") > 0.5, 20, "sound"
        )

    def answers(self, status: str, answer: str) -> None:
        self.page.locator(f"#status-{status}").check()
        self.page.locator("#answer").fill(answer)
        self.page.locator("form:has(#answer) button[type=submit]").click()
        self.page.locator("ol.cards").get_by_text(answer).wait_for()

    def _fill_in(self, **values: str) -> None:
        for field, value in values.items():
            self.page.locator(f"#{field}").fill(value)
        self.page.locator("form:has(input[type=password]) button[type=submit]").click()
