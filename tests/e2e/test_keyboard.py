"""Every citizen page by keyboard alone: all reached, in order, no trap, and always seen where one is."""

import pytest

import locales
from lapor_pwa import routes
from tests.e2e.test_pages import OPENED_BY_PEOPLE

pytestmark = pytest.mark.browser

PAGES = [routes.CHOOSE_LANGUAGE, *(routes.citizen(locales.DEFAULT, slug) for slug in OPENED_BY_PEOPLE)]
# What Tab must stop at; of radio buttons with one name, one.
STOPS = """() => {
  const groups = new Set();
  const all = document.querySelectorAll('a[href], button, input, select, textarea, summary, audio[controls]');
  const stops = [...all].filter((each) => each.checkVisibility({visibilityProperty: true}) && !each.disabled)
    .filter((each) => each.type !== 'radio' || (!groups.has(each.name) && groups.add(each.name)));
  stops.forEach((each, place) => {
    const parts = each.type === 'radio' ? document.getElementsByName(each.name) : [each];
    parts.forEach((part) => { part.dataset.stop = place; });
  });
  return stops.length;
}"""
HERE = """() => {
  const here = document.activeElement;
  const style = getComputedStyle(here);
  const box = here.getBoundingClientRect();
  return {
    stop: here.dataset.stop === undefined ? null : Number(here.dataset.stop),
    ring: `${style.outlineStyle} ${parseFloat(style.outlineWidth) >= 3 ? 'thick' : style.outlineWidth}`,
    seen: box.bottom > 0 && box.top < innerHeight,
  };
}"""


def walk(page):
    """Press Tab until the page is left; return where one was."""
    visited = []
    count = page.evaluate(STOPS)
    # A date field has a stop for day, month, year and calendar each.
    for _ in range(count + 12):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here["stop"] is None:
            break
        if not visited or visited[-1]["stop"] != here["stop"]:
            visited.append(here)
    return count, visited


@pytest.mark.parametrize("forced_colors", ["none", "active"])
@pytest.mark.parametrize("path", PAGES)
def test_everything_is_reached_in_order_and_shows_it_when_tab_is_pressed(
    shared_server, browser, path, forced_colors
):
    context = browser.new_context(viewport={"width": 360, "height": 740}, forced_colors=forced_colors)
    page = context.new_page()
    page.goto(shared_server.url + path, wait_until="networkidle")

    count, visited = walk(page)
    context.close()

    assert [here["stop"] for here in visited] == list(range(count))
    assert {here["ring"] for here in visited} == {"solid thick"}
    assert all(here["seen"] for here in visited)


def test_skip_link_moves_the_reading_place_when_followed(shared_server, browser):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{shared_server.url}/id/lapor", wait_until="networkidle")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    reached = page.evaluate("() => document.activeElement.id")
    page.keyboard.press("Tab")
    inside = page.evaluate("() => document.activeElement.closest('main') !== null")
    context.close()

    assert reached == "isi"
    assert inside
