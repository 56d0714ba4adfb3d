import os
import stat
from pathlib import Path

import pytest

from speech.host.place import LONGEST_PATH, check_owner, make_folder, socket_path


def test_the_socket_lies_with_the_data_when_its_path_is_short():
    assert socket_path(Path("/srv/lapor")) == Path("/srv/lapor/speech.sock")


def test_the_path_is_the_same_wherever_the_program_stands(monkeypatch, tmp_path):
    monkeypatch.chdir("/")
    assert socket_path(Path("srv/../srv/lapor")) == Path("/srv/lapor/speech.sock")


def test_the_socket_lies_elsewhere_when_the_folder_is_deep(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/1")
    deep, other = Path("/srv") / ("ä" * 60), Path("/srv") / ("ö" * 60)
    assert socket_path(deep).parent.parent == Path("/run/user/1")
    assert len(os.fsencode(socket_path(deep))) <= LONGEST_PATH
    assert socket_path(deep) != socket_path(other)
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert str(os.geteuid()) in socket_path(deep).parent.name


def test_nobody_else_can_reach_the_socket(tmp_path):
    make_folder(tmp_path / "new" / "speech.sock")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_a_folder_of_somebody_else_is_not_trusted(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(PermissionError):
        make_folder(tmp_path / "speech.sock")
    with pytest.raises(FileNotFoundError):
        check_owner(tmp_path / "none")
