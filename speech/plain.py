"""A recording without what else a phone puts into the file: moving pictures, a title, the place."""

import io

import av
from av.error import FFmpegError

from speech.containers import HEAD_BYTES, demuxer_for
from speech.decode import opened

# What recorders always write, and what tells nothing that the report does not.
_HARMLESS = {
    *("encoder", "major_brand", "minor_version", "compatible_brands", "language", "handler_name"),
    *("vendor_id", "duration", "creation_time", "software"),
}


def plain(content: bytes) -> bytes:
    """Return ``content`` as it is when it holds one track of sound and no telling tags, else only its sound.

    The sound itself is copied, not encoded again. What cannot be copied is returned as it came: a recording
    is worth more than tidiness.
    """
    with opened(content) as source:
        tags = {*source.metadata, *(tag for stream in source.streams for tag in stream.metadata)}
        if len(source.streams) == 1 and {tag.lower() for tag in tags} <= _HARMLESS:
            return content
        track, copy = source.streams.audio[0], io.BytesIO()
        kind = demuxer_for(content[:HEAD_BYTES])
        if kind == "mp4" and track.codec_context.name.startswith("amr"):
            kind = "3gp"
        try:
            with av.open(copy, "w", format="adts" if kind == "aac" else kind) as output:
                target = output.add_stream_from_template(track)
                target.metadata.clear()
                for packet in source.demux(track):
                    if packet.dts is not None:
                        packet.stream = target
                        output.mux(packet)
        except (FFmpegError, ValueError):
            return content
    return copy.getvalue()
