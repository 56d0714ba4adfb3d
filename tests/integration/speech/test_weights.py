"""Weights: from packages, from CTranslate2 directories, by name; verified, and made once."""

import hashlib
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import torch
import whisper

from speech import weights
from speech.engine.pipeline import WhisperTranscriber
from speech.errors import WeightsMissing

pytestmark = pytest.mark.whisper


def test_second_start_converts_nothing_when_weights_are_whole(checkpoint: Path, cache: Path) -> None:
    steps: list[str] = []
    assert weights.find("base", cache, steps.append) == checkpoint
    assert steps == []
    assert [file for file in cache.iterdir() if file != checkpoint.parent] == []


def test_weights_are_made_again_when_damaged(checkpoint: Path, cache: Path) -> None:
    with checkpoint.open("r+b") as file:
        file.seek(1_000_000)
        file.write(b"\0" * 1000)
    steps: list[str] = []
    assert weights.find("base", cache, steps.append) == checkpoint
    assert steps == ["checking Whisper base", "converting Whisper base"]
    assert weights.find("base", cache) == checkpoint


def test_result_is_the_same_when_weights_come_from_a_directory(checkpoint: Path, tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    with (tmp_path / "model" / "model.bin").open("wb") as file:
        for part in weights.packaged("base"):
            file.write(part.read_bytes())
    made = torch.load(weights.find(str(tmp_path / "model"), tmp_path / "cache"), weights_only=True)
    packaged = torch.load(checkpoint, weights_only=True)
    assert made["dims"] == packaged["dims"]
    assert made["model_state_dict"].keys() == packaged["model_state_dict"].keys()
    for name, value in made["model_state_dict"].items():
        assert torch.equal(value, packaged["model_state_dict"][name])


def test_file_is_taken_as_it_is_when_named(checkpoint: Path, tmp_path: Path) -> None:
    assert weights.find(str(checkpoint), tmp_path) == checkpoint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [None, b"", b"not weights" * 100], ids=["none", "empty", "garbage"])
def test_directory_is_refused_when_its_weights_are(content: bytes | None, tmp_path: Path) -> None:
    source, cache = tmp_path / "source", tmp_path / "cache"
    source.mkdir()
    if content is not None:
        (source / "model.bin").write_bytes(content)
    with pytest.raises(WeightsMissing):
        weights.find(str(source), cache)
    assert not list(cache.rglob("*.pt"))


def test_name_is_refused_when_nobody_knows_it(tmp_path: Path) -> None:
    with pytest.raises(WeightsMissing, match="enormous"):
        weights.find("enormous", tmp_path)


def test_checkpoint_is_refused_when_it_is_none(tmp_path: Path) -> None:
    (tmp_path / "model.pt").write_bytes(b"not a checkpoint")
    with pytest.raises(WeightsMissing):
        WhisperTranscriber(tmp_path / "model.pt")


@pytest.fixture
def download_site(tmp_path: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Stay quiet."""

    site = tmp_path / "site"
    site.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # Whisper's download leaves it open.
@pytest.mark.parametrize("arrives", [b"the weights", b"something else"], ids=["whole", "damaged"])
def test_download_counts_only_when_its_hash_is_right(
    arrives: bytes, download_site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = hashlib.sha256(b"the weights").hexdigest()
    (tmp_path / "site" / digest).mkdir()
    (tmp_path / "site" / digest / "tiny.pt").write_bytes(arrives)
    monkeypatch.setitem(whisper._MODELS, "tiny", f"{download_site}/{digest}/tiny.pt")
    if arrives == b"the weights":
        assert weights.find("tiny", tmp_path / "cache").read_bytes() == arrives
    else:
        with pytest.raises(WeightsMissing):
            weights.find("tiny", tmp_path / "cache")
