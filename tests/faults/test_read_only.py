"""Where nothing can be written, one line says so before anything is drawn; what is only read may be read-only."""

from pathlib import Path

import pytest

from tests.faults.full_disk import can_mount
from tests.faults.read_only import on_a_read_only_disk


@pytest.mark.skipif(not can_mount(), reason="needs the right to mount a disk")
def test_a_read_only_folder_is_refused_before_anything_is_drawn_or_does_not_matter(tmp_path: Path) -> None:
    said = on_a_read_only_disk(tmp_path)
    for name, words in {
        "output": "disk/media: cannot be written: Read-only file system: choose another --output",
        "published before": "disk/kept: cannot be written: Read-only file system: choose another --output",
        "store": "disk/store: cannot be the store: Read-only file system: choose another --store, or --no-store",
        "store that is there": ".store: cannot be the store: Read-only file system: choose another --store",
    }.items():
        code, lines = said[name]
        assert (code, len(lines)) == (1, 1), lines
        assert words in lines[0]
    assert said["scene file"][0] == 0, said["scene file"]
    assert said["left"] == []
