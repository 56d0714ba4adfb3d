"""What the report page costs a phone at first load, against a hydrated page of the app (the officers')."""

import tempfile
from pathlib import Path

import brotli
import httpx
from playwright.sync_api import Browser, sync_playwright

from tests.chromium import find
from tests.e2e.conftest import CHROMIUM_ARGS, make_server

COUNTED = {"document", "script", "stylesheet"}


def first_load(browser: Browser, url: str) -> tuple[int, int]:
    """Return compressed bytes and number of requests of a first visit."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    loaded: set[str] = set()
    page.on("request", lambda request: loaded.add(request.url) if request.resource_type in COUNTED else None)
    page.goto(url, wait_until="networkidle")
    context.close()
    return sum(len(brotli.compress(httpx.get(each).content, quality=11)) for each in loaded), len(loaded)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = make_server(Path(folder))
        server.start("web")
        browser = playwright.chromium.launch(executable_path=find(), args=list(CHROMIUM_ARGS))
        try:
            ours, requests = first_load(browser, f"{server.url}/id/lapor")
            hydrated, _ = first_load(browser, f"{server.url}/petugas/masuk")
        finally:
            browser.close()
            server.kill()
    print(f"bench report_page_first_load {ours} bytes")
    print(f"bench report_page_requests {requests} requests")
    print(f"bench report_page_to_hydrated_page {ours / hydrated:.3f} ratio")


if __name__ == "__main__":
    main()
