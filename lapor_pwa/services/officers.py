"""Officers' accounts and sessions: who somebody is, proven by a password, remembered by a random token.

Passwords: argon2id (RFC 9106) with argon2-cffi's current parameters. Sessions live on the server, so that
signing out, or disabling an officer, ends them at once.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from threading import BoundedSemaphore
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from lapor_pwa.db.models import Officer, OfficerSession, now
from lapor_pwa.domain.privacy import Role
from lapor_pwa.domain.tracking import ALPHABET
from lapor_pwa.errors import InvalidInput, LaporError
from locales import N_

COOKIE = "lapor_officer"
NAME_LETTERS = 100
# NIST SP 800-63B-4 §3.1.1.2: long enough counts, composition rules do not.
PASSWORD_MIN_LETTERS = 12
PASSWORD_MAX_LETTERS = 200
ONE_TIME_GROUPS = 4
IDLE = timedelta(hours=8)
ABSOLUTE = timedelta(days=7)

_HASHER = PasswordHasher()
# Each check takes 64 MiB on purpose; a flood of sign-ins queues here instead of taking all memory.
_ROOM = BoundedSemaphore(2)


@dataclass(frozen=True)
class SignedIn:
    """A new session.

    Attributes:
        token: 256 random bits; the browser's cookie and nowhere else.
        must_change: The password is still the one-time one.
    """

    token: str
    must_change: bool


def add_officer(session: Session, name: str, role: Role) -> str:
    """Add an officer and return their one-time password: 80 random bits without look-alikes.

    Raises:
        InvalidInput: ``officer_name`` (empty or too long), ``officer_exists``.
    """
    name = tidy_name(name)
    if not name or len(name) > NAME_LETTERS:
        raise InvalidInput(
            "officer_name", N_("Give a name of 1 to {letters} letters."), "name", letters=NAME_LETTERS
        )
    if _named(session, name) is not None:
        raise InvalidInput("officer_exists", N_("There is already an officer with this name."), "name")
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(ONE_TIME_GROUPS))
    password = "-".join(groups)
    session.add(Officer(name=name, role=role, password_hash=_hash(password)))
    session.flush()
    return password


def recognise(session: Session, name: str, password: str) -> UUID:
    """Return the officer's id. A reading session is enough: this is slow and must not hold a write lock.

    An unknown name takes as long as a wrong password, so that names cannot be tried out.

    Raises:
        LaporError: ``sign_in_failed``; which part was wrong is not told.
    """
    officer = _named(session, tidy_name(name))
    if officer is not None and officer.disabled_at is not None:
        officer = None
    right = _matches(officer.password_hash if officer else _decoy(), password)
    if officer is None or not right:
        raise LaporError(
            "sign_in_failed", N_("Name or password is wrong. Please check both and try again."), 403
        )
    return officer.id


def open_session(session: Session, officer_id: UUID) -> SignedIn:
    """Begin a session for an officer who was recognised; sessions that ran out are cleared away."""
    moment = now()
    session.execute(delete(OfficerSession).where(OfficerSession.expires_at <= moment))
    officer = session.get_one(Officer, officer_id)
    token = secrets.token_urlsafe(32)
    session.add(
        OfficerSession(
            token_sha256=_token_hash(token),
            officer_id=officer.id,
            created_at=moment,
            last_seen_at=moment,
            expires_at=moment + ABSOLUTE,
        )
    )
    return SignedIn(token, officer.must_change)


def officer_of_session(session: Session, token: str) -> Officer | None:
    """Return who this token belongs to; ``None`` when it is unknown, ran out or its officer is disabled."""
    found = session.get(OfficerSession, _token_hash(token))
    moment = now()
    if found is None or found.expires_at <= moment or found.last_seen_at + IDLE <= moment:
        return None
    return found.officer if found.officer.disabled_at is None else None


def stay_signed_in(session: Session, token: str) -> Officer | None:
    """Like `officer_of_session`, and the idle time begins anew."""
    officer = officer_of_session(session, token)
    if officer is not None:
        session.get_one(OfficerSession, _token_hash(token)).last_seen_at = now()
    return officer


def change_password(session: Session, officer_id: UUID, old: str, new: str) -> SignedIn:
    """Replace an officer's password, end all their sessions and begin a new one.

    Raises:
        InvalidInput: ``wrong_password``, ``password_too_short``, ``password_too_long``, ``password_not_new``.
    """
    officer = session.get_one(Officer, officer_id)
    if not _matches(officer.password_hash, old):
        raise InvalidInput("wrong_password", N_("This is not your present password."), "old")
    _check_new(old, new)
    officer.password_hash = _hash(new)
    officer.must_change = False
    session.execute(delete(OfficerSession).where(OfficerSession.officer_id == officer.id))
    return open_session(session, officer.id)


def sign_out(session: Session, token: str) -> None:
    """End a session; an unknown one is ended already."""
    session.execute(delete(OfficerSession).where(OfficerSession.token_sha256 == _token_hash(token)))


def _check_new(old: str, new: str) -> None:
    if len(new) < PASSWORD_MIN_LETTERS:
        raise InvalidInput(
            "password_too_short",
            N_("The new password needs at least {letters} letters."),
            "new",
            letters=PASSWORD_MIN_LETTERS,
        )
    if len(new) > PASSWORD_MAX_LETTERS:
        raise InvalidInput(
            "password_too_long",
            N_("The new password may have at most {letters} letters."),
            "new",
            letters=PASSWORD_MAX_LETTERS,
        )
    if new == old:
        raise InvalidInput("password_not_new", N_("Choose another password than the present one."), "new")


def _named(session: Session, name: str) -> Officer | None:
    return session.scalar(select(Officer).where(Officer.name == name))


def tidy_name(name: str) -> str:
    """Take off what PostgreSQL cannot keep (NUL, half characters) and needless space."""
    return " ".join(name.replace("\0", "").encode(errors="ignore").decode().split())


def _token_hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def _hash(password: str) -> str:
    with _ROOM:
        return _HASHER.hash(password.encode(errors="replace"))


def _matches(password_hash: str, password: str) -> bool:
    with _ROOM:
        try:
            return _HASHER.verify(password_hash, password.encode(errors="replace"))
        except (VerifyMismatchError, InvalidHashError):
            return False


@cache
def _decoy() -> str:
    """Return the hash that a password for an unknown name is compared with."""
    return _hash(secrets.token_urlsafe())
