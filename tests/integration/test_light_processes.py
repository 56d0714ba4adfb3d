"""Only the model's child carries the model's libraries: web server, worker and host start without them."""

import subprocess
import sys

import pytest

from tests.e2e.paths import ROOT

HEAVY = ("torch", "whisper", "faster_whisper", "ctranslate2")


@pytest.mark.parametrize(
    "module", ["lapor_pwa.api", "lapor_pwa.worker", "lapor_pwa.speech_process", "speech.host.decoder"]
)
def test_no_recogniser_is_loaded_when_a_process_starts(module):
    program = f"import sys, {module}; print(*(name for name in {HEAVY} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
