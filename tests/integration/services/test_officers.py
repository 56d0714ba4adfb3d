"""Officers' accounts and sessions, on both databases."""

import time
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from lapor_pwa.db.models import Officer, OfficerSession, now
from lapor_pwa.db.session import reading, writing
from lapor_pwa.domain.privacy import Role
from lapor_pwa.errors import LaporError
from lapor_pwa.services import officers

NAME = "Sri Wahyuni"
NEW = "satu kalimat pendek"


@pytest.fixture
def one_time(engine) -> str:
    with writing(engine) as session:
        return officers.add_officer(session, NAME, Role.NATIONAL_ADMIN)


def signed_in(engine, password: str) -> officers.SignedIn:
    with reading(engine) as session:
        officer_id = officers.recognise(session, NAME, password)
    with writing(engine) as session:
        return officers.open_session(session, officer_id)


def who(engine, token: str) -> str | None:
    with reading(engine) as session:
        officer = officers.officer_of_session(session, token)
        return officer.name if officer else None


def change(engine, password: str, new: str) -> officers.SignedIn:
    with reading(engine) as session:
        officer_id = officers.recognise(session, NAME, password)
    with writing(engine) as session:
        return officers.change_password(session, officer_id, password, new)


def set_session(engine, **values: object) -> None:
    with writing(engine) as session:
        found = session.scalars(select(OfficerSession)).one()
        for name, value in values.items():
            setattr(found, name, value)


def sessions(engine) -> int:
    with reading(engine) as session:
        return session.scalar(select(func.count()).select_from(OfficerSession)) or 0


def test_the_one_time_password_opens_a_session_that_asks_for_a_new_one(engine, one_time):
    found = signed_in(engine, one_time)

    assert found.must_change
    assert who(engine, found.token) == NAME


def test_password_and_token_are_nowhere_in_the_database(engine, one_time):
    token = signed_in(engine, one_time).token

    with reading(engine) as session:
        officer, kept = session.scalars(select(Officer)).one(), session.scalars(select(OfficerSession)).one()
    assert officer.password_hash.startswith("$argon2id$")
    assert one_time not in officer.password_hash
    assert token not in {kept.token_sha256}
    assert who(engine, kept.token_sha256) is None


@pytest.mark.parametrize("name", ["", "   ", "\0", "x" * 101])
def test_a_name_is_refused_when_it_is_empty_or_too_long(engine, name):
    with pytest.raises(LaporError, match="officer_name"), writing(engine) as session:
        officers.add_officer(session, name, Role.NATIONAL_ADMIN)


@pytest.mark.usefixtures("one_time")
def test_a_name_is_refused_when_it_is_taken(engine):
    with pytest.raises(LaporError, match="officer_exists"), writing(engine) as session:
        officers.add_officer(session, f" {NAME.replace(' ', '  ')}", Role.NATIONAL_ADMIN)


def test_signing_in_is_refused_alike_when_name_or_password_is_wrong_or_the_officer_disabled(engine, one_time):
    with writing(engine) as session:
        gone = officers.add_officer(session, "Gone", Role.NATIONAL_ADMIN)
        session.scalars(select(Officer).where(Officer.name == "Gone")).one().disabled_at = now()

    tries = (
        (NAME, "wrong"),
        ("Nobody", one_time),
        ("Gone", gone),
        ("", ""),
        (NAME, "\ud800\0"),
        ("\0\ud800", ""),
    )
    for name, password in tries:
        with pytest.raises(LaporError) as refused, reading(engine) as session:
            officers.recognise(session, name, password)
        assert (refused.value.code, refused.value.status) == ("sign_in_failed", 403)


@pytest.mark.usefixtures("one_time")
def test_an_unknown_name_takes_as_long_as_a_wrong_password(engine):
    def seconds(name: str) -> float:
        begin = time.perf_counter()
        with pytest.raises(LaporError), reading(engine) as session:
            officers.recognise(session, name, "wrong")
        return time.perf_counter() - begin

    seconds("Nobody")
    known, unknown = (min(seconds(name) for _ in range(3)) for name in (NAME, "Nobody"))
    # Without the decoy an unknown name would be answered some twenty times as fast.
    assert unknown > known / 3


@pytest.mark.parametrize(
    "ran_out",
    [{"last_seen_at": now() - officers.IDLE}, {"expires_at": now()}],
    ids=["after 8 idle hours", "after 7 days"],
)
def test_a_session_ends_when_its_time_is_over(engine, one_time, ran_out):
    token = signed_in(engine, one_time).token
    set_session(engine, **ran_out)

    assert who(engine, token) is None


def test_idle_time_begins_anew_with_each_action_but_not_the_seven_days(engine, one_time):
    token = signed_in(engine, one_time).token
    set_session(engine, last_seen_at=now() - officers.IDLE + timedelta(minutes=1))
    with writing(engine) as session:
        assert officers.stay_signed_in(session, token)
    with reading(engine) as session:
        kept = session.scalars(select(OfficerSession)).one()

    assert now() - kept.last_seen_at < timedelta(minutes=1)
    assert kept.expires_at == kept.created_at + officers.ABSOLUTE


def test_sessions_end_at_once_when_their_officer_is_disabled(engine, one_time):
    token = signed_in(engine, one_time).token
    with writing(engine) as session:
        session.scalars(select(Officer)).one().disabled_at = now()

    assert who(engine, token) is None


def test_signing_out_ends_this_session_only(engine, one_time):
    here, elsewhere = (signed_in(engine, one_time).token for _ in range(2))
    with writing(engine) as session:
        officers.sign_out(session, here)

    assert (who(engine, here), who(engine, elsewhere)) == (None, NAME)


def test_sessions_that_ran_out_are_cleared_away_when_somebody_signs_in(engine, one_time):
    signed_in(engine, one_time)
    set_session(engine, expires_at=now())
    signed_in(engine, one_time)

    assert sessions(engine) == 1


def test_a_new_password_replaces_the_old_one_and_ends_every_other_session(engine, one_time):
    before = signed_in(engine, one_time).token
    after = change(engine, one_time, NEW)

    assert not after.must_change
    assert (who(engine, before), who(engine, after.token)) == (None, NAME)
    assert not signed_in(engine, NEW).must_change
    with pytest.raises(LaporError, match="sign_in_failed"):
        signed_in(engine, one_time)


@pytest.mark.parametrize(
    ("new", "code"),
    [("x" * 11, "password_too_short"), ("x" * 201, "password_too_long"), ("", "password_too_short")],
)
def test_a_new_password_is_refused_when_it_is_too_short_or_too_long(engine, one_time, new, code):
    with pytest.raises(LaporError, match=code):
        change(engine, one_time, new)

    assert signed_in(engine, one_time).must_change


def test_a_new_password_is_refused_when_it_is_the_old_one_or_the_old_one_is_wrong(engine, one_time):
    with reading(engine) as session:
        officer_id = officers.recognise(session, NAME, one_time)
    for old, new, code in ((one_time, one_time, "password_not_new"), ("wrong", NEW, "wrong_password")):
        with pytest.raises(LaporError, match=code), writing(engine) as session:
            officers.change_password(session, officer_id, old, new)
