"""The product's spine: speak with no network, close everything, and hear the answer in the end."""

import hashlib
from base64 import b64decode

import pytest
from sqlalchemy import select

from lapor_pwa.db.blobs import path_of
from lapor_pwa.db.models import ServiceRequest
from lapor_pwa.db.session import make_engine, reading
from tests.e2e.conftest import make_server
from tests.e2e.handed_in import TRY_NOW
from tests.e2e.officer import Officer
from tests.e2e.server import wait_until
from tests.e2e.spoken import seconds, spoken_file, write_down

pytestmark = [pytest.mark.browser, pytest.mark.whisper]

SENTENCE = "The street light in front of the school is broken. It is dangerous for the children."
KEY_WORDS = ("school", "broken", "dangerous", "children")
ANSWER = "We will repair the street light tomorrow morning."
ANSWER_WORDS = ("repair", "street", "light", "tomorrow", "morning")

RECORDED = """async () => {
  const db = await new Promise((done) => {
    const open = indexedDB.open('lapor', 1);
    open.onsuccess = () => done(open.result);
  });
  const chunks = await new Promise((done) => {
    const all = db.transaction('chunks').objectStore('chunks').getAll();
    all.onsuccess = () => done(all.result);
  });
  db.close();
  const bytes = await new Blob(chunks.map((each) => each.bytes)).arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}"""
# Remembers every sound that is really being played, without changing how it is played.
WATCH_PLAYER = """
const made = new Map();
const create = URL.createObjectURL;
URL.createObjectURL = (blob) => { const url = create(blob); made.set(url, blob); return url; };
const play = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = function () {
  this.addEventListener('timeupdate', () => {
    if (this.currentTime > 0) window.playing = made.get(this.src);
  });
  return play.call(this);
};
"""
PLAYING = "() => Boolean(window.playing)"
PLAYED = """async () => {
  const bytes = new Uint8Array(await window.playing.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}"""


@pytest.fixture
def server(tmp_path, database_url):
    """The whole way has to work on either database."""
    server = make_server(tmp_path, database_url)
    server.start()
    yield server
    server.kill()


def test_voice_report_is_filed_offline_answered_and_heard(server, phone, browser, tmp_path):
    microphone = spoken_file(tmp_path, SENTENCE, lead_in_seconds=3)

    # Given a phone that has opened the app once, and now neither network nor server
    context = phone(microphone)
    page = context.new_page()
    page.goto(f"{server.url}/en")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    server.stop()
    context.set_offline(True)

    # When a person speaks a report, hands it in and closes everything
    page.goto(f"{server.url}/en/lapor")
    record(page, seconds(microphone))
    page.get_by_role("button", name="Check before sending").click()
    page.get_by_role("button", name="Send", exact=True).click()
    page.get_by_role("heading", name="Saved on this phone").wait_for()
    recorded = page.evaluate(RECORDED)
    page.close()
    context.close()

    # Then it waits on the phone, also after the browser was opened again
    context = phone(microphone)
    context.set_offline(True)
    page = context.new_page()
    page.goto(f"{server.url}/en/laporan-saya")
    waiting = page.locator('[data-part="queued"] li')
    wait_until(lambda: waiting.count() == 1, 10, "the report in the list of what waits")

    # And goes by itself once the network is back, complete and once
    server.start()
    context.set_offline(False)
    wait_until(lambda: page.locator('[data-part="receipt"] li').count() == 1, 60, "the receipt")
    wait_until(lambda: stored_voice(server) is not None, 60, "the voice to be stored")
    page.evaluate(TRY_NOW)
    wait_until(lambda: waiting.count() == 0, 60, "nothing to wait any more")
    report = only_report(server)
    assert stored_voice(server) == recorded

    # And what was said is written down
    wait_until(lambda: only_report(server).transcription == "done", 120, "the transcript")
    transcript = transcript_of(server)
    missing = [word for word in KEY_WORDS if word not in transcript.lower()]
    assert missing == [], transcript

    # When an officer listens and answers
    with Officer(server, browser) as officer:
        officer.signs_in()
        officer.opens(report.number)
        assert "school" in officer.transcript().lower()
        officer.hears_the_recording()
        officer.answers("answered", ANSWER)

    # Then the person sees the answer and hears it
    page.add_init_script(WATCH_PLAYER)
    page.goto(f"{server.url}/en/laporan#{report.number}")
    page.get_by_text(ANSWER).wait_for()
    page.locator('[data-part="history"]').get_by_role("button").first.click()
    wait_until(lambda: page.evaluate(PLAYING), 20, "the sound to be played")
    heard = write_down(b64decode(page.evaluate(PLAYED)))
    missing = [word for word in ANSWER_WORDS if word not in heard]
    assert missing == [], heard


def record(page, wanted_seconds: float) -> None:
    """Press the one button, wait until the sentence is over, press it again."""
    page.get_by_role("button", name="Start recording").click()
    elapsed = page.locator('[data-part="elapsed"]')

    def long_enough() -> bool:
        minutes, _, rest = (elapsed.text_content() or "").strip().split(" ")[0].partition(":")
        return rest.isdecimal() and int(minutes) * 60 + int(rest) >= wanted_seconds

    wait_until(long_enough, wanted_seconds + 30, "the sentence to be over")
    page.locator('[data-part="record"]').click()
    page.get_by_role("button", name="Listen").wait_for()


def only_report(server) -> ServiceRequest:
    engine = make_engine(server.settings.sqlalchemy_url)
    with reading(engine) as session:
        found = session.scalars(select(ServiceRequest)).one()
    engine.dispose()
    return found


def stored_voice(server) -> str | None:
    """Return the hash of the voice as it lies in the store, computed from the file."""
    engine = make_engine(server.settings.sqlalchemy_url)
    with reading(engine) as session:
        found = session.scalars(select(ServiceRequest)).one()
        (voice,) = found.attachments
        stored = voice.stored_sha256
    engine.dispose()
    if stored is None:
        return None
    return hashlib.sha256(path_of(server.settings.attachments_dir, stored).read_bytes()).hexdigest()


def transcript_of(server) -> str:
    engine = make_engine(server.settings.sqlalchemy_url)
    with reading(engine) as session:
        text = session.scalars(select(ServiceRequest)).one().transcripts[-1].text
    engine.dispose()
    return text
