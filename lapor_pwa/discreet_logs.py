"""Keep what people typed, and officers' cookies, out of the logs.

When an event of a live page fails, Reflex and its websocket libraries write all of it into their message: the
form's words, and the handshake's headers with the session's token. What failed, and where, is kept.
"""

import logging
import re
import traceback
from typing import Any

_LIBRARIES = ("reflex", "engineio", "socketio")
_EVENT_NAME = re.compile(r"(Event\(name='[\w.]*').*", re.DOTALL)
_QUOTED = re.compile(r"(event data: |but received |session state: ).*", re.DOTALL | re.IGNORECASE)
_TRACEBACK = "Traceback (most recent call last)"
_KEPT_LINE = re.compile(r'\s*(File "[^"]+", line \d+.*|[\w.]+(?:Error|Exception|Exit)\b)')


def install() -> None:
    """Shorten the records of these libraries from now on, whoever shows them."""
    make = logging.getLogRecordFactory()

    def make_discreet(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make(*args, **kwargs)
        if record.name.startswith(_LIBRARIES) and record.levelno >= logging.WARNING:
            _shorten(record)
        return record

    logging.setLogRecordFactory(make_discreet)


def _shorten(record: logging.LogRecord) -> None:
    message, _, trace = record.getMessage().partition(_TRACEBACK)
    if record.exc_info:
        kind, _error, where = record.exc_info
        trace += "".join(traceback.format_tb(where)) + (kind.__name__ if kind else "")
    record.exc_info = record.exc_text = None
    kept = (match[0] for line in trace.splitlines() if (match := _KEPT_LINE.match(line)))
    message = _QUOTED.sub(r"\1…", _EVENT_NAME.sub(r"\1 …", message)).strip()
    record.msg, record.args = "\n".join((message, *kept)), ()
