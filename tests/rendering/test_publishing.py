"""Readers see the old file or the new one, whole, whatever the disk does."""

import errno
import os
from pathlib import Path

import pytest

from mathanim.rendering import publishing
from mathanim.rendering.errors import DeliveryError, DiskFull
from mathanim.rendering.publishing import publish, publish_text, work_folder


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS])
@pytest.mark.parametrize("failing", ["fsync", "replace", "open"])
def test_when_the_disk_refuses_the_old_file_stays(
    failing: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = tmp_path / "tour.mp4", tmp_path / "made.mp4"
    old.write_text("old")
    new.write_text("new")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path if failing == "replace" else os, failing, refuse)
    with pytest.raises(DeliveryError) as error:
        publish(new, old)
    monkeypatch.undo()
    assert old.read_text() == "old"
    assert str(old) in str(error.value) and "\n" not in str(error.value)
    assert isinstance(error.value, DiskFull) == (code == errno.ENOSPC)
    assert str(error.value).startswith("disk full: needs") == (code == errno.ENOSPC)


def test_contents_reach_the_disk_before_the_name_and_the_name_before_success(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    real_fsync, real_replace = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda fd: (steps.append("sync"), real_fsync(fd))[1])
    monkeypatch.setattr(Path, "replace", lambda self, to: (steps.append("rename"), real_replace(self, to))[1])
    publish_text("text", tmp_path / "deep" / "tour.srt", tmp_path)
    assert steps == ["sync", "rename", "sync"]
    assert (tmp_path / "deep" / "tour.srt").read_text() == "text"


def test_a_work_folder_is_private_and_goes_away(tmp_path: Path) -> None:
    with work_folder(tmp_path) as mine, work_folder(tmp_path) as other:
        assert mine != other
        (mine / "file").write_text("x")
        assert other.is_dir() and mine.is_dir()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_program_left_is_swept_and_what_a_living_one_uses_is_not(tmp_path: Path) -> None:
    (tmp_path / ".work-dead").mkdir()
    with work_folder(tmp_path) as living:
        publishing.sweep(tmp_path)
        assert living.is_dir()
        assert not (tmp_path / ".work-dead").exists()


def test_an_output_folder_that_is_a_file_is_said_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "media").write_text("a file")
    with pytest.raises(DeliveryError, match="cannot be written"), work_folder(tmp_path / "media"):
        pass
