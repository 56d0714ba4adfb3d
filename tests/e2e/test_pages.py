"""Every citizen page in every language: accessible in every theme, strict, light, there with no network."""

import json

import brotli
import httpx
import pytest

import locales
from lapor_pwa import routes
from tests.e2e.paths import ROOT, SITE

pytestmark = pytest.mark.browser

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()
# Every rule that axe has, its experimental ones left out: WCAG 2.2 A, AA, AAA and best practices.
RUN_AXE = """async () => {
  const wanted = axe.getRules().filter((rule) => !rule.tags.includes('experimental'));
  const rules = Object.fromEntries(wanted.map((rule) => [rule.ruleId, {enabled: true}]));
  const {violations} = await axe.run(document, {rules, resultTypes: ['violations']});
  const where = (each) => each.nodes.map((node) => node.target.join(' ')).join(', ');
  return violations.map((each) => `${each.id}: ${where(each)}`);
}"""
OPENED_BY_PEOPLE = tuple(slug for slug in routes.CITIZEN_SLUGS if slug not in {routes.REVIEW, routes.RECEIPT})
PAGES = [
    routes.CHOOSE_LANGUAGE,
    *(routes.citizen(code, slug) for code in locales.CODES for slug in OPENED_BY_PEOPLE),
]
THEMES = ("light", "dark", "contrast")
FIRST_LOAD_BYTES = 25_000
ON_DEMAND_BYTES = 60_000


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_on_a_page(shared_server, browser, path, theme):
    context = browser.new_context(viewport={"width": 360, "height": 740})
    display = json.dumps({"text": 100, "theme": theme})
    context.add_init_script(f"localStorage.setItem('lapor:display', {json.dumps(display)})")
    page = context.new_page()
    page.goto(shared_server.url + path)

    assert page.evaluate("() => document.documentElement.dataset.theme") == theme
    page.evaluate(AXE + ";0")
    violations = page.evaluate(RUN_AXE)
    context.close()

    assert violations == []


# An ordinary form post, as a browser without JavaScript makes it.
POST = """({action, fields}) => {
  const form = document.createElement('form');
  Object.assign(form, {method: 'post', action});
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input');
    Object.assign(input, {name, value});
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}"""
SERVER_FILLED = {
    "review": ("tinjau", {"text": "The bridge is closed.", "request_type": "complaint"}),
    "errors": ("tinjau", {"text": "", "request_type": "complaint", "occurred_on": "2999-01-01"}),
    "receipt": ("kirim", {"text": "The bridge is closed.", "request_type": "complaint"}),
}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("locale", locales.CODES)
@pytest.mark.parametrize("kind", SERVER_FILLED)
def test_axe_finds_nothing_on_a_page_that_the_server_fills(shared_server, browser, kind, locale, theme):
    slug, fields = SERVER_FILLED[kind]
    context = browser.new_context(viewport={"width": 360, "height": 740})
    display = json.dumps({"text": 100, "theme": theme})
    context.add_init_script(f"localStorage.setItem('lapor:display', {json.dumps(display)})")
    page = context.new_page()
    page.goto(f"{shared_server.url}/{locale}/bantuan")
    # The review made an id; without one, the server makes its own.
    with page.expect_navigation():
        page.evaluate(POST, {"action": f"/{locale}/{slug}", "fields": fields})
    page.evaluate(AXE + ";0")
    violations = page.evaluate(RUN_AXE)
    heading = page.locator("h1").text_content()
    context.close()

    assert heading
    assert violations == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways_when_the_screen_is_320_px_and_text_200_percent(
    shared_server, browser, path
):
    context = browser.new_context(viewport={"width": 320, "height": 640})
    display = json.dumps({"text": 200, "theme": "light"})
    context.add_init_script(f"localStorage.setItem('lapor:display', {json.dumps(display)})")
    page = context.new_page()
    page.goto(shared_server.url + path)

    too_wide = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
            .map((each) => each.outerHTML.slice(0, 80))"""
    )
    context.close()

    assert too_wide == []


@pytest.mark.parametrize("path", PAGES)
def test_targets_are_48_px_when_they_stand_alone(shared_server, browser, path):
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(shared_server.url + path)

    # A link within a sentence may be as high as its line (WCAG 2.5.5, exception Inline).
    small = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
            .filter((each) => each.checkVisibility() && !each.closest('p'))
            .map((each) => [each, (each.type === 'radio' || each.type === 'checkbox'
                ? each.closest('.choice') ?? each : each).getBoundingClientRect()])
            .filter(([each, box]) => box.width > 1 && (box.height < 47.5 || box.width < 47.5))
            .map(([each, box]) => `${each.outerHTML.slice(0, 80)} ${box.width}x${box.height}`)"""
    )
    context.close()

    assert small == []


def test_pages_are_strict_and_quiet_when_opened(shared_server, browser):
    context = browser.new_context()
    page = context.new_page()
    sockets, problems = [], []
    page.on("websocket", lambda socket: sockets.append(socket.url))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    for path in PAGES:
        page.goto(shared_server.url + path, wait_until="networkidle")
    context.close()

    assert sockets == []
    assert problems == []


@pytest.mark.parametrize("path", PAGES)
def test_only_our_own_script_files_are_in_a_page(shared_server, path):
    answer = httpx.get(shared_server.url + path)

    assert answer.status_code == 200
    assert answer.text.count("<script") == 2
    assert "style=" not in answer.text
    assert "unsafe" not in answer.headers["content-security-policy"]


def test_report_page_is_light_when_loaded_first(shared_server, browser):
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    loaded = []
    page.on("request", lambda request: loaded.append((request.resource_type, request.url)))
    page.goto(f"{shared_server.url}/id/lapor", wait_until="networkidle")
    context.close()
    first = {url for kind, url in loaded if kind in {"document", "script", "stylesheet"}}
    later = {f"{shared_server.url}/app/id/{file.name}" for file in (SITE / "app" / "id").glob("*.js")} - first

    assert any("/app/id/main-" in url for url in first)
    assert any("uploader" in url for url in later)
    assert sum(compressed(url) for url in first) <= FIRST_LOAD_BYTES
    assert sum(compressed(url) for url in later) <= ON_DEMAND_BYTES


def compressed(url):
    return len(brotli.compress(httpx.get(url).content, quality=11))


def test_wrong_address_gets_a_calm_page_in_its_language(shared_server):
    answer = httpx.get(f"{shared_server.url}/en/no/such/page")

    assert answer.status_code == 404
    assert '<html lang="en">' in answer.text
    assert "There is no such page" in answer.text
    assert answer.text.count("<script") == 2


def test_every_page_of_the_language_opens_when_the_server_is_gone(server, phone):
    context = phone()
    page = context.new_page()
    page.goto(f"{server.url}/id")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    server.stop()

    for slug in OPENED_BY_PEOPLE:
        page.goto(server.url + routes.citizen("id", slug))
        assert page.evaluate("() => document.documentElement.lang") == "id"
        assert page.evaluate("() => getComputedStyle(document.body).fontSize") != "16px", (
            "stylesheet is missing"
        )
        assert page.locator("h1").count() == 1
    page.goto(f"{server.url}/id/tidak-ada")
    assert page.url.endswith("/id/tidak-ada")
    assert page.locator("h1").count() == 1


def test_app_can_be_put_on_the_home_screen(server, phone):
    context = phone()
    page = context.new_page()
    page.goto(f"{server.url}/id")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    devtools = context.new_cdp_session(page)
    devtools.send("Page.enable")

    manifest = devtools.send("Page.getAppManifest")
    errors = devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]

    assert manifest["errors"] == []
    # A profile made by a test is never "in incognito"; anything else named here is ours to mend.
    assert errors == []
    data = json.loads(manifest["data"])
    assert {
        "id",
        "name",
        "short_name",
        "start_url",
        "scope",
        "lang",
        "icons",
        "shortcuts",
        "screenshots",
    } <= set(data)
    sizes = {(icon["sizes"], icon.get("purpose", "any")) for icon in data["icons"]}
    assert {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")} <= sizes
    for item in [*data["icons"], *data["screenshots"]]:
        assert httpx.get(server.url + item["src"]).status_code == 200
