"""Wherever the disk fails or the program is killed, readers see the old file or the new one, whole."""

import errno
import random
import re
from pathlib import Path

import pytest

from tests.faults.failing_disk import ERRORS, fail_once, kill_once
from tests.faults.full_disk import can_mount, full_disks
from tests.faults.operations import struck_at
from tests.faults.what_is_published import PUBLISHED

NEVER = 10**6
STEPS = {
    "kept result": {
        "entries.folder: mkdir",
        "entries.is_or_becomes_folder: mkdir",
        "journal._append: fsync",
        "journal.close: unlink",
        "locks.has_locks: flock",
        "locks.has_locks: open",
        "locks.lock: open",
        "locks.share: flock",
        "locks.take: flock",
        "writing.read_whole: open",
        "writing.require_content: open",
        "writing.sync_folder: fsync",
        "writing.sync_folder: open",
        "writing.write_all: write",
        "writing.write_chunks: fsync",
        "writing.write_chunks: open",
        "writing.write_chunks: rename",
    },
    "delivered movie": {
        "locks.take: flock",
        "movie.write_movie: open",
        "movie_check.check_movie: open",
        "movie_check.has_index_first: open",
        "publishing.opened: open",
        "publishing.publish: mkdir",
        "publishing.publish: replace",
        "publishing.publish_text: open",
        "publishing.sync: fsync",
        "publishing.sync: open",
        "publishing.work_folder: mkdir",
        "publishing.work_folder: open",
        "publishing.work_folder: rmdir",
        "writing.write_all: write",
    },
}


def steps_of(what: str, where: Path) -> list[str]:
    published = PUBLISHED[what](where)
    published.publish("old")
    with struck_at(NEVER, published.root, lambda *_: None) as done:
        published.publish("new")
    return done


@pytest.mark.parametrize("what", PUBLISHED)
def test_every_step_of_publishing_has_a_name_and_is_known(what: str, tmp_path: Path) -> None:
    assert set(steps_of(what, tmp_path)) == STEPS[what]


@pytest.mark.parametrize("code", ERRORS, ids=errno.errorcode.get)
@pytest.mark.parametrize("what", PUBLISHED)
def test_a_disk_that_fails_anywhere_leaves_nothing_wrong(what: str, code: int, tmp_path: Path) -> None:
    steps = steps_of(what, tmp_path / "well")
    for number in {1, len(steps), *(steps.index(step) + 1 for step in STEPS[what])}:
        assert len(fail_once(what, tmp_path / str(number), number, code)) >= number


@pytest.mark.parametrize(
    ("what", "step"),
    [
        ("kept result", "writing.write_all: write"),
        ("kept result", "writing.write_chunks: rename"),
        ("kept result", "journal.close: unlink"),
        ("delivered movie", "publishing.sync: fsync"),
        ("delivered movie", "publishing.publish: replace"),
        ("delivered movie", "writing.write_all: write"),
    ],
)
def test_a_program_that_is_killed_leaves_nothing_half(what: str, step: str, tmp_path: Path) -> None:
    number = steps_of(what, tmp_path / "well").index(step) + 1
    assert kill_once(what, tmp_path / "killed", number, is_half=True).startswith(step)


@pytest.mark.skipif(not can_mount(), reason="needs the right to mount a disk in memory")
def test_a_full_disk_is_said_in_a_line_and_leaves_what_was_there(tmp_path: Path) -> None:
    numbers = full_disks(2, random.Random(0), tmp_path)
    assert set(numbers["refused"].values()) & {1, 2}
    assert re.search(r"DiskFull: disk full: needs (about|more than the) \d", numbers["command_line"])
