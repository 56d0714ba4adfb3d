"""Every setting in one frozen object. Nothing else reads the environment."""

import contextlib
import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from speech.host.place import socket_path

SPEECH_ENGINES = ("whisper", "ct2")


class InvalidSetting(ValueError):
    """A variable holds what cannot be used; the message names it."""


@dataclass(frozen=True)
class Settings:
    """What an operator can change, with embedded defaults that need nothing installed.

    Attributes:
        data_dir: Database, attachments, sound cache, model weights and keys.
        database_url: SQLAlchemy URL; empty means SQLite in ``data_dir``.
        port: TCP port of the one web server.
        host: Address the web server listens on.
        speech_engine: ``whisper`` (openai-whisper) or ``ct2`` (faster-whisper, the extra ``[ct2]``).
        whisper_model: A Whisper name (``base``), a ``.pt`` file, or a directory of CTranslate2 weights.
        gtts: Whether fixed public sentences may be sent to Google for a better voice.
        secret_key_text: Key that receipts' secrets are derived from; empty means a key file in ``data_dir``.
        trust_proxy: Whether ``X-Forwarded-For`` names the caller (only behind a proxy that sets it).
        submissions_per_hour: New reports taken from one address; mobile networks put a town behind one.
    """

    data_dir: Path = Path(".data")
    database_url: str = ""
    port: int = 8000
    host: str = "127.0.0.1"
    speech_engine: str = "whisper"
    whisper_model: str = "base"
    gtts: bool = True
    secret_key_text: str = ""
    trust_proxy: bool = False
    submissions_per_hour: int = 1200

    @property
    def sqlalchemy_url(self) -> str:
        """The database URL, with SQLite under ``data_dir`` when none is set."""
        return self.database_url or f"sqlite:///{self.data_dir / 'lapor.sqlite3'}"

    @property
    def attachments_dir(self) -> Path:
        """Content-addressed files that reports consist of."""
        return self.data_dir / "attachments"

    @property
    def uploads_dir(self) -> Path:
        """Files still arriving."""
        return self.data_dir / "uploads"

    @property
    def sounds_dir(self) -> Path:
        """Cache of spoken sentences; may be emptied at any time."""
        return self.data_dir / "sounds"

    @property
    def prompts_dir(self) -> Path:
        """Fixed sentences as contributors have spoken them, named by their hashes."""
        return self.data_dir / "prompts"

    @property
    def weights_dir(self) -> Path:
        """Speech model weights; made again when missing."""
        return self.data_dir / "weights"

    @property
    def live_dir(self) -> Path:
        """Sound of people who see their words while they speak; minutes old at most."""
        return self.data_dir / "live"

    @property
    def speech_socket(self) -> Path:
        """Where the speech process listens; elsewhere when ``data_dir`` is too deep for a socket."""
        return socket_path(self.data_dir)

    @property
    def queue_path(self) -> Path:
        """SQLite file of the job queue; losing it loses nothing (the sweep asks the database)."""
        return self.data_dir / "queue.sqlite3"

    def make_data_dir(self) -> None:
        """Make the folder, closed to everybody else: reports lie in it, on a shared machine too."""
        self.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)

    @cached_property
    def secret_key(self) -> bytes:
        """Key for receipts' secrets: the setting, else a file made once, readable by its owner only."""
        if self.secret_key_text:
            return self.secret_key_text.encode()
        path = self.data_dir / "secret.key"
        self.make_data_dir()
        if not path.exists():
            # Linked into place whole: a process killed while writing must not leave an empty key behind.
            with tempfile.NamedTemporaryFile(dir=self.data_dir, prefix=".secret-") as file:
                file.write(secrets.token_bytes(32))
                file.flush()
                os.fsync(file.fileno())
                with contextlib.suppress(FileExistsError):
                    path.hardlink_to(file.name)
        return path.read_bytes()


def from_environment(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read ``LAPOR_*`` and ``DATABASE_URL``; an unset or empty variable means the default.

    Raises:
        InvalidSetting: A number or an on/off value cannot be read.
    """
    default = Settings()
    return Settings(
        data_dir=Path(environ.get("LAPOR_DATA_DIR") or default.data_dir),
        database_url=environ.get("DATABASE_URL", ""),
        port=_number(environ, "LAPOR_PORT", default.port),
        host=environ.get("LAPOR_HOST") or default.host,
        speech_engine=_one_of(environ, "LAPOR_SPEECH_ENGINE", SPEECH_ENGINES),
        whisper_model=environ.get("LAPOR_WHISPER_MODEL") or default.whisper_model,
        gtts=_switch(environ, "LAPOR_GTTS", default.gtts),
        secret_key_text=environ.get("LAPOR_SECRET_KEY", ""),
        trust_proxy=_switch(environ, "LAPOR_TRUST_PROXY", default.trust_proxy),
        submissions_per_hour=_number(environ, "LAPOR_SUBMISSIONS_PER_HOUR", default.submissions_per_hour),
    )


def _number(environ: Mapping[str, str], name: str, default: int) -> int:
    text = environ.get(name) or str(default)
    if not text.isdecimal():
        raise InvalidSetting(f"{name} must be a whole number, not {text!r}")
    return int(text)


def _switch(environ: Mapping[str, str], name: str, default: bool) -> bool:
    text = (environ.get(name) or ("on" if default else "off")).lower()
    if text not in {"on", "off"}:
        raise InvalidSetting(f"{name} must be 'on' or 'off', not {text!r}")
    return text == "on"


def _one_of(environ: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    """Return the choice, by default the first."""
    text = environ.get(name) or choices[0]
    if text not in choices:
        raise InvalidSetting(f"{name} must be one of {', '.join(choices)}, not {text!r}")
    return text
