import fcntl
import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from lapor_pwa.db import blobs
from tests.integration.samples import sha256


def test_content_is_found_under_its_hash_and_kept_once(tmp_path):
    for _ in range(2):
        assert blobs.put(tmp_path / "store", b"content") == sha256(b"content")
    assert blobs.path_of(tmp_path / "store", sha256(b"content")).read_bytes() == b"content"
    assert sum(path.is_file() for path in tmp_path.rglob("*")) == 1


def test_many_who_keep_the_same_content_leave_one_file(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: blobs.put(tmp_path, b"x" * 100_000), range(32)))) == 1
    assert sum(path.is_file() for path in tmp_path.rglob("*")) == 1


def test_nothing_is_left_when_there_is_no_room(tmp_path):
    """A folder stands where the file should go: the last step fails, as it would on a full disk."""
    blobs.path_of(tmp_path, sha256(b"content")).mkdir(parents=True)
    with pytest.raises(OSError):
        blobs.put(tmp_path, b"content")
    assert not any(path.is_file() for path in tmp_path.rglob("*"))


def test_files_are_for_this_programs_eyes_only(tmp_path):
    blobs.put(tmp_path / "store", b"content")
    path = blobs.path_of(tmp_path / "store", sha256(b"content"))
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_nothing_is_removed_while_somebody_keeps_a_content_and_writes_its_row(tmp_path):
    with blobs.held(tmp_path), blobs.held(tmp_path):
        descriptor = os.open(tmp_path, os.O_RDONLY)
        with pytest.raises(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.close(descriptor)
    with blobs.held(tmp_path, to_remove=True):
        descriptor = os.open(tmp_path, os.O_RDONLY)
        with pytest.raises(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        os.close(descriptor)


def test_a_content_is_gone_after_its_removal_and_removing_it_again_changes_nothing(tmp_path):
    sha256 = blobs.put(tmp_path, b"voice")
    blobs.remove(tmp_path, sha256)
    blobs.remove(tmp_path, sha256)
    assert not blobs.path_of(tmp_path, sha256).exists()
