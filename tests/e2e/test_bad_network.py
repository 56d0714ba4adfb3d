"""Whatever breaks: a receipt means the server has it, no report twice, nothing unsent leaves the phone."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from lapor_pwa.db.blobs import path_of
from lapor_pwa.db.models import ServiceRequest
from lapor_pwa.db.session import make_engine, reading
from tests.e2e.handed_in import TRY_NOW, HandedIn, hand_in, held, make_report
from tests.e2e.proxy import Cut, Proxy
from tests.e2e.server import Server, free_port, wait_until

pytestmark = pytest.mark.browser

CUTS = 200
KILLS = 50
# All a report sends and gets: some 1 500 bytes of JSON, up to 60 000 of sound and photo, headers.
BYTES_UP = 70_000
BYTES_DOWN = 6_000


@pytest.fixture
def proxy(server: Server) -> Iterator[Proxy]:
    proxy = Proxy(free_port(), server.settings.port)
    proxy.start()
    yield proxy
    proxy.stop()


@pytest.fixture
def page(phone, proxy):
    page = phone().new_page()
    page.goto(f"http://localhost:{proxy.port}/en/laporan-saya")
    # The part for files is loaded on demand; a person has it from the service worker.
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    return page


def test_every_report_arrives_once_and_whole_when_connections_break_at_random_bytes(server, proxy, page):
    chance = random.Random(2)
    reports = []
    for _ in range(CUTS):
        report = make_report(chance)
        direction, most = chance.choice([("up", BYTES_UP), ("up", BYTES_UP), ("down", BYTES_DOWN)])
        proxy.set(Cut(direction, chance.randrange(1, most), times=chance.choice([1, 1, 2])))
        hand_in(page, report)
        deliver(page, report)
        reports.append(report)

    assert proxy.broken > CUTS / 2, "too few connections were broken for this to prove anything"
    check_all(server, page, reports)


def test_every_receipt_is_kept_when_server_and_worker_are_killed_at_random_moments(server, proxy, page):
    chance = random.Random(9)
    reports = []
    for _ in range(KILLS):
        report = make_report(chance)
        victims = chance.choice([("web",), ("worker",), ("web", "worker")])
        proxy.set(Cut("up", chance.randrange(1, BYTES_UP // 2)))
        proxy.when_cut = lambda victims=victims: server.kill(*victims)
        broken = proxy.broken
        hand_in(page, report)
        wait_until(lambda: proxy.broken > broken or held(page, report)["state"] == "sent", 60, "the cut")  # noqa: B023
        proxy.set(None)
        keeps_what_was_not_stored(page, report)
        if killed := [name for name in victims if name not in server.processes]:
            server.start(*killed)
        deliver(page, report)
        reports.append(report)

    check_all(server, page, reports)
    wait_until(lambda: not pending(server), 120, "every voice to be listened to")


def deliver(page, report: HandedIn) -> None:
    """Try as a person would who keeps tapping, until the phone says it is sent."""

    def sent() -> bool:
        keeps_what_was_not_stored(page, report)
        if held(page, report)["state"] == "sent":
            return True
        page.evaluate(TRY_NOW)
        return False

    wait_until(sent, 60, f"report {report.id} to be sent")


def keeps_what_was_not_stored(page, report: HandedIn) -> None:
    on_phone = held(page, report)
    assert on_phone["state"] in {"queued", "uploading", "sent"}, on_phone
    if "voice" not in on_phone["stored"]:
        assert on_phone["voice_bytes"] == len(report.voice)
    if "photo" not in on_phone["stored"]:
        assert on_phone["photo_bytes"] == len(report.photo)


def check_all(server: Server, page, reports: list[HandedIn]) -> None:
    """Compare phone, database and files."""
    engine = make_engine(server.settings.sqlalchemy_url)
    with reading(engine) as session:
        rows = session.scalars(select(ServiceRequest)).all()
        assert sorted(str(row.id) for row in rows) == sorted(report.id for report in reports)
        by_id = {str(row.id): row for row in rows}
        for report in reports:
            row, on_phone = by_id[report.id], held(page, report)
            assert on_phone["number"] == row.number
            assert row.text == report.text
            assert [each.state for each in row.attachments] == ["stored", "stored"]
            voice, photo = row.attachments
            assert stored_file(server, voice).read_bytes() == report.voice
            assert stored_file(server, photo).exists()
    engine.dispose()


def stored_file(server: Server, attachment) -> Path:
    return path_of(server.settings.attachments_dir, attachment.stored_sha256)


def pending(server: Server) -> list[str]:
    engine = make_engine(server.settings.sqlalchemy_url)
    with reading(engine) as session:
        query = select(ServiceRequest.number).where(ServiceRequest.transcription == "pending")
        found = list(session.scalars(query))
    engine.dispose()
    return found
