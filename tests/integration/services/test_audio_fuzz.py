"""Spoilt recordings: no crash, no file left behind, bounded memory, always a sound or a named error."""

import re
import subprocess
import sys
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from lapor_pwa.errors import InvalidInput
from lapor_pwa.services.confinement import examine_apart
from tests.fuzz.spoiling import spoilt_recordings

FILES = 1_000


def test_intake_stands_when_recordings_are_spoilt() -> None:
    """Each in a fork that looks at its memory; the same files each time. More of them: ``make fuzz``."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.audio", str(FILES)],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    taken = re.search(r"'taken': (\d+)", done.stdout)
    assert taken
    assert 50 < int(taken[1]) < FILES - 50


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example),
)
@given(spoilt_recordings())
def test_confined_process_answers_when_a_recording_is_spoilt(content: bytes) -> None:
    try:
        examined = examine_apart("voice", content)
    except InvalidInput as problem:
        assert problem.code in {"attachment_unreadable", "attachment_too_long"}
    else:
        assert examined.media_type.startswith("audio/")
        assert examined.seconds
