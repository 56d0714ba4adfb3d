"""What older versions wrote is still there after an upgrade, on both databases."""

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Engine, insert, inspect, select

from lapor_pwa.db.models import Event, Officer, ServiceRequest
from lapor_pwa.db.session import make_engine, reading, upgrade, writing
from lapor_pwa.services.follow_up import change_status

REQUEST, EVENT = UUID(int=1), UUID(int=2)
AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
AT_0001 = {
    ServiceRequest: {
        "id": REQUEST,
        "number": "1234567890",
        "secret_sha256": "a" * 64,
        "submission_sha256": "b" * 64,
        "locale": "en",
        "request_type": "complaint",
        "status": "answered",
        "requested_at": AT,
        "updated_at": AT,
        "text": "The lamp is dark.",
        "anonymous": False,
        "confidential": False,
        "transcription": "none",
        "transcription_attempts": 0,
    },
    Event: {
        "id": EVENT,
        "request_id": REQUEST,
        "position": 0,
        "at": AT,
        "status": "answered",
        "actor": "officer",
        "answer": "It was mended.",
    },
}


def load(engine: Engine, rows: dict) -> None:
    """Insert rows as an older version did: only the columns that it knew."""
    with writing(engine) as session:
        for model, values in rows.items():
            session.execute(insert(model.__table__).values(values))


def test_answers_from_before_their_language_was_asked_stay_and_new_ones_have_it(empty_database_url):
    upgrade(empty_database_url, "0001")
    engine = make_engine(empty_database_url)
    columns = {column["name"] for column in inspect(engine).get_columns("event")}
    load(engine, AT_0001)
    upgrade(empty_database_url)
    with writing(engine) as session:
        session.add(officer := Officer(name="Sri", role="national_admin", password_hash="x"))
        session.flush()
        change_status(session, officer, REQUEST, "answered", "Sudah diperbaiki.", answer_language="id")
    with reading(engine) as session:
        events = session.scalars(select(Event).order_by(Event.position)).all()
        kept = session.get_one(ServiceRequest, REQUEST)
    engine.dispose()

    assert "answer_language" not in columns
    assert (kept.text, kept.locale, kept.requested_at) == ("The lamp is dark.", "en", AT)
    assert (kept.spoken_language, kept.mask_voice, kept.destroy_voice) == (None, False, False)
    assert [(each.answer, each.answer_language) for each in events] == [
        ("It was mended.", None),
        ("Sudah diperbaiki.", "id"),
    ]
