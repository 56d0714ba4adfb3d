"""Real parts for journeys: server processes, a Chromium, and a microphone that plays a spoken sentence."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from lapor_pwa.settings import Settings
from tests.chromium import find
from tests.e2e.paths import WEIGHTS
from tests.e2e.server import Server, free_port

CHROMIUM_ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
)


def make_server(folder: Path, database_url: str = "") -> Server:
    """Prepare a server on an empty folder and, where none is given, a SQLite database; not yet started."""
    data = folder / "data"
    data.mkdir()
    WEIGHTS.mkdir(parents=True, exist_ok=True)
    (data / "weights").symlink_to(WEIGHTS)
    settings = Settings(
        data_dir=data,
        database_url=database_url,
        port=free_port(),
        secret_key_text="only for tests",
        gtts=False,
        # Hundreds of journeys come from one address here.
        submissions_per_hour=10_000,
    )
    server = Server(settings, folder / "server.log")
    server.lapor("migrate")
    return server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A started server of the test's own; it may stop, kill and start it at will."""
    server = make_server(tmp_path)
    server.start()
    yield server
    server.kill()


@pytest.fixture(scope="package")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A started web server for tests that only look."""
    server = make_server(tmp_path_factory.mktemp("shared"))
    server.start("web")
    yield server
    server.kill()


# Playwright's loop runs in this thread until it is stopped: nothing outside this folder may meet it.
@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for tests that only look, each in a context of its own."""
    browser = playwright.chromium.launch(executable_path=find(), args=list(CHROMIUM_ARGS))
    yield browser
    browser.close()


@pytest.fixture
def phone(playwright: Playwright, tmp_path: Path) -> Iterator[Callable[..., BrowserContext]]:
    """Open (again) a browser with a profile that survives closing: ``phone(microphone=wav)``."""
    opened: list[BrowserContext] = []

    def open_phone(microphone: Path | None = None, **options) -> BrowserContext:
        args = [*CHROMIUM_ARGS, "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
        if microphone:
            args.append(f"--use-file-for-fake-audio-capture={microphone}%noloop")
        context = playwright.chromium.launch_persistent_context(
            tmp_path / "profile",
            executable_path=find(),
            args=args,
            **{"viewport": {"width": 360, "height": 740}, "locale": "en-GB", **options},
        )
        opened.append(context)
        return context

    yield open_phone
    for context in opened:
        context.close()


@pytest.fixture(scope="package")
def talking_browser(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium whose microphone gives short beeps and is always allowed."""
    fake = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
    browser = playwright.chromium.launch(executable_path=find(), args=[*CHROMIUM_ARGS, *fake])
    yield browser
    browser.close()


@pytest.fixture
def open_form(shared_server: Server, talking_browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open the form on a small phone; ``script`` runs before the page's own."""
    contexts: list[BrowserContext] = []

    def open_form(script: str = "", *, enhanced: bool = True, locale: str = "en", **options) -> Page:
        options = {
            "viewport": {"width": 360, "height": 740},
            "locale": "en-GB",
            "permissions": ["microphone"],
            **options,
        }
        context = talking_browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(script)
        page.goto(f"{shared_server.url}/{locale}/lapor")
        if enhanced and options.get("java_script_enabled", True):
            page.locator("lapor-report:defined").wait_for()
        return page

    yield open_form
    for context in contexts:
        context.close()
