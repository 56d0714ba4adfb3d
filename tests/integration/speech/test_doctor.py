"""The doctor looks, changes nothing, and says how to mend."""

from pathlib import Path

from speech import doctor
from speech.doctor import Finding


def by_name(findings: list[Finding]) -> dict[str, Finding]:
    return {finding.name: finding for finding in findings}


def test_every_part_is_looked_at_and_nothing_is_made(tmp_path: Path) -> None:
    findings = by_name(doctor.check("base", tmp_path / "weights", google=True))
    assert set(findings) == {
        "whisper weights",
        "PyAV",
        "espeak-ng id",
        "espeak-ng ms",
        "espeak-ng en",
        "gTTS",
    }
    assert all(finding.how_to_mend for finding in findings.values())
    assert all(findings[name].ok for name in ("PyAV", "espeak-ng id", "espeak-ng ms", "espeak-ng en"))
    assert not (tmp_path / "weights").exists()


def test_weights_are_missing_when_nothing_is_there(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert not by_name(doctor.check(str(tmp_path / "empty"), tmp_path, google=False))["whisper weights"].ok


def test_weights_are_found_when_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.pt").touch()
    assert by_name(doctor.check(str(tmp_path / "mine.pt"), tmp_path, google=False))["whisper weights"].ok


def test_google_is_not_missed_when_it_is_switched_off(tmp_path: Path) -> None:
    assert by_name(doctor.check("base", tmp_path, google=False))["gTTS"].ok
