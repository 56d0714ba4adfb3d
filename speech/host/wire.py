"""What goes over the socket and the children's pipes: a line of JSON, then as many bytes as it says.

JSON and not pickle: whatever comes, it can only be data.
"""

import asyncio
import json
from dataclasses import dataclass
from typing import Any, BinaryIO, NoReturn

LINE_BYTES = 1024 * 1024
"""Longest line; the transcripts of a batch with every word and its confidence take some 200 kB."""


class BadFrame(Exception):
    """What came is not a frame, or ends in the middle of one."""


@dataclass(frozen=True)
class Frame:
    """One message.

    Attributes:
        head: Small values under short names; ``bytes`` is taken.
        body: Sound, as it is.
    """

    head: dict[str, Any]
    body: bytes = b""


def pack(frame: Frame) -> bytes:
    """Return the frame's head as a line; the body follows it as it is.

    Raises:
        ValueError: A value that JSON does not know, such as NaN.
    """
    head = {**frame.head, "bytes": len(frame.body)}
    return json.dumps(head, allow_nan=False, separators=(",", ":")).encode() + b"\n"


def parse(line: bytes, most_bytes: int) -> tuple[dict[str, Any], int]:
    """Return a line's values and how many bytes follow it.

    Raises:
        BadFrame: Not a line of ours, or more than ``most_bytes`` are said to follow.
    """
    try:
        head = json.loads(line, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise BadFrame("not JSON") from error
    if not (line.endswith(b"\n") and isinstance(head, dict)):
        raise BadFrame("not a line with values")
    size = head.pop("bytes", None)
    if type(size) is not int or not 0 <= size <= most_bytes:
        raise BadFrame("no size, or too large")
    return head, size


def send(file: BinaryIO, frame: Frame) -> None:
    """Write a frame to a pipe."""
    file.write(pack(frame))
    file.write(frame.body)
    file.flush()


def receive(file: BinaryIO, most_bytes: int) -> Frame | None:
    """Read a frame from a pipe or socket; ``None`` when the other end has closed it.

    Raises:
        BadFrame: What came is no frame.
    """
    line = file.readline(LINE_BYTES)
    if not line:
        return None
    head, size = parse(line, most_bytes)
    body = file.read(size)
    if len(body) < size:
        raise BadFrame("broken off")
    return Frame(head, body)


async def receive_soon(reader: asyncio.StreamReader, most_bytes: int) -> Frame:
    """Like `receive`, without holding up anybody else. The reader's limit is `LINE_BYTES`.

    Raises:
        BadFrame: What came is no frame, or nothing came.
    """
    try:
        head, size = parse(await reader.readuntil(b"\n"), most_bytes)
        return Frame(head, await reader.readexactly(size))
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError) as error:
        raise BadFrame("broken off, or a line too long") from error


async def send_soon(writer: asyncio.StreamWriter, frame: Frame) -> None:
    """Like `send`, without holding up anybody else.

    Raises:
        OSError: Nobody reads any more.
    """
    writer.write(pack(frame))
    writer.write(frame.body)
    await writer.drain()


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)
