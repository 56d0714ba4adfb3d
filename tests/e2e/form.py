"""The report form in a browser: what its recorder says, and what the phone has kept of it."""

from tests.e2e.server import wait_until

# Minutes pass between two looks at the clock.
FAST_CLOCK = """
const now = performance.now.bind(performance);
window.ahead = 0;
performance.now = () => now() + window.ahead;
"""
FIELDS = """async () => {
  const db = await new Promise((done) => {
    const open = indexedDB.open('lapor', 1);
    open.onsuccess = () => done(open.result);
  });
  const drafts = await new Promise((done) => {
    const all = db.transaction('drafts').objectStore('drafts').getAll();
    all.onsuccess = () => done(all.result);
  });
  db.close();
  return drafts[0].fields;
}"""


def said(page, element="lapor-recorder"):
    return page.locator(f"{element} > [data-part=status]").inner_text()


def hears(page, words, element="lapor-recorder", seconds=10):
    wait_until(lambda: words in said(page, element), seconds, f"{words!r} to be said")


def focused(page):
    return page.evaluate("() => document.activeElement.textContent.trim()")


def start_recording(page):
    page.get_by_role("button", name="Start recording").click()
    wait_until(
        lambda: page.locator("[data-part=elapsed]").inner_text().startswith("0:01"), 10, "one second of sound"
    )
