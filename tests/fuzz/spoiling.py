"""How recordings are spoilt: by accident, as thin networks and full disks do, and on purpose."""

import struct
from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.fuzz.recordings import recordings

_LIES = (0, 1, 2, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF)
"""Numbers that make a parser reserve too much, divide by nothing, or count backwards."""

# Before these names or after them stand durations, rates, sizes and counts.
_PLACES = (
    *(b"mvhd", b"mdhd", b"tkhd", b"stts", b"stsz", b"stsc", b"stco", b"mp4a", b"esds", b"trun", b"mdat"),
    *(b"\x44\x89", b"\x2a\xd7\xb1", b"\xb5", b"\x9f", b"\x1f\x43\xb6\x75", b"\xa3", b"\x53\xac"),
    *(b"OpusHead", b"OggS", b"fmt ", b"data", b"fLaC", b"ID3", b"Xing", b"Info"),
)


@st.composite
def spoilt_recordings(draw: DrawFn) -> bytes:
    """Return the bytes of a recording after one to four accidents."""
    content = draw(st.sampled_from(sorted(recordings().items())))[1]
    for accident in draw(st.lists(st.sampled_from(_ACCIDENTS), min_size=1, max_size=4)):
        content = accident(draw, content)
    return content


def _cut_off(draw: DrawFn, content: bytes) -> bytes:
    return content[: draw(st.integers(0, len(content)))]


def _first_bytes_only(draw: DrawFn, content: bytes) -> bytes:
    return content[: draw(st.integers(0, 64))]


def _flipped(draw: DrawFn, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(draw(st.integers(1, 30)) if content else 0):
        changed[draw(st.integers(0, len(changed) - 1))] ^= 1 << draw(st.integers(0, 7))
    return bytes(changed)


def _lying(draw: DrawFn, content: bytes) -> bytes:
    """Write a lie near a name that announces numbers."""
    name = draw(st.sampled_from(_PLACES))
    found = content.find(name)
    if found < 0:
        return content
    start = max(0, found + draw(st.integers(-4, 40)))
    lie = struct.pack(draw(st.sampled_from(("<I", ">I", "<Q", ">Q"))), draw(st.sampled_from(_LIES)))
    return content[:start] + lie + content[start + len(lie) :]


def _spliced(draw: DrawFn, content: bytes) -> bytes:
    """Give it the beginning of another kind of file."""
    other = draw(st.sampled_from(sorted(recordings().items())))[1]
    return other[: draw(st.integers(4, 400))] + content[draw(st.integers(0, 400)) :]


def _stammering(draw: DrawFn, content: bytes) -> bytes:
    start, size = draw(st.integers(0, len(content))), draw(st.integers(0, 5_000))
    return content[:start] + content[start : start + size] * draw(st.integers(0, 60)) + content[start:]


def _filled(draw: DrawFn, content: bytes) -> bytes:
    start = draw(st.integers(0, len(content)))
    return (
        content[:start]
        + draw(st.sampled_from((b"\0", b"\xff"))) * draw(st.integers(1, 100_000))
        + content[start:]
    )


def _left_out(draw: DrawFn, content: bytes) -> bytes:
    start = draw(st.integers(0, len(content)))
    return content[:start] + content[start + draw(st.integers(1, 5_000)) :]


_ACCIDENTS: tuple[Callable[[DrawFn, bytes], bytes], ...] = (
    *(_cut_off, _first_bytes_only, _flipped, _flipped, _lying, _lying, _lying),
    *(_spliced, _stammering, _filled, _left_out),
)
