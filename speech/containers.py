"""Which kind of recording a file is, told by its first bytes alone.

A file's name and declared type come from the sender, and FFmpeg's own guessing would try some 300 demuxers,
playlists that open other files among them. So the first bytes choose one, of those that phones need.
"""

from speech.errors import UnreadableAudio

HEAD_BYTES = 12

CODECS = frozenset(
    {"opus", "vorbis", "aac", "mp3", "mp3float", "amrnb", "amrwb"}
    | {"pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le", "pcm_alaw", "pcm_mulaw"}
)
"""Decoders, by FFmpeg's names, that may ever run. FLAC is left out: 70 KiB of it can hold ten hours."""


def demuxer_for(head: bytes) -> str:
    """Return FFmpeg's name of the one demuxer for a file that begins with ``head``.

    Raises:
        UnreadableAudio: Not one of webm, Ogg, MP4 or 3GP, WAV, MP3, AAC (ADTS), AMR.
    """
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return "matroska"
    if head.startswith(b"OggS"):
        return "ogg"
    if head[4:8] == b"ftyp":
        return "mp4"
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return "wav"
    if head.startswith(b"#!AMR"):
        return "amr"
    if head.startswith(b"ID3") or _is_sync(head, layer=0b01):
        return "mp3"
    if _is_sync(head, layer=0b00):
        return "aac"
    raise UnreadableAudio("not a kind of recording we know")


def _is_sync(head: bytes, layer: int) -> bool:
    """Tell MPEG audio by its frame sync: 11 set bits, then version and layer (ISO/IEC 11172-3, 2.4.2.3)."""
    return len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0 and head[1] >> 1 & 0b11 == layer
