"""A real disk that is really full: in the private folder, while joining, while publishing, and in the store.

The disk is a small tmpfs, mounted where only this program sees it; that needs the right to mount, which root has and
on many systems everyone has in a namespace of their own.
"""

import json
import os
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from mathanim.rendering.errors import DiskFull
from mathanim.rendering.movies.delivery import size_of
from mathanim.rendering.movies.movie import write_clip
from mathanim.rendering.publishing import publish_text, work_folder
from tests.faults.small_house import SmallHouse, contents_of
from tests.faults.what_is_published import SMALL, DeliveredMovie, KeptResult, content_of, groups_of

ROOT = Path(__file__).resolve().parents[2]
OWN_WORLD = ["unshare", "--mount", *(["--map-root-user"] if os.geteuid() else [])]
SIZE = 4_000_000
WORDS = re.compile(r"disk full: needs (about [\d.]+ MB at|more than the [\d.]+ MB that are free at) /")


class SmallDisk:
    """A disk in memory; ``fill`` leaves so many bytes of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.filler = folder / "filler"
        folder.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)], check=True)

    def fill(self, room: int) -> None:
        """Leave that much room, to a page."""
        self.filler.unlink(missing_ok=True)
        free = os.statvfs(self.folder)
        self.filler.write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - room)))

    def make_room(self) -> None:
        """Leave all of it."""
        self.filler.unlink()


def is_refused(act: Callable[[], object]) -> bool:
    """Whether the disk is too full for it; the words are those that are owed to the user."""
    try:
        act()
    except DiskFull as error:
        assert WORDS.match(str(error)) and "\n" not in str(error), str(error)
        return True
    return False


def while_a_clip_is_written(disk: SmallDisk, where: Path, chance: random.Random) -> bool:
    """A worker's private folder is full: the clip is refused, and nothing of it stays."""
    groups = groups_of("large")
    size = sum(len(picture.content) for group in groups for picture in group.pictures)
    disk.fill(chance.randrange(size))

    def write() -> None:
        with work_folder(disk.folder / where.name) as work:
            write_clip(work / "clip.mp4", SMALL, list(groups))

    refused = is_refused(write)
    assert list((disk.folder / where.name).iterdir()) == []
    disk.make_room()
    write()
    return refused


def while_a_movie_is_joined(disk: SmallDisk, where: Path, chance: random.Random) -> bool:
    """The movie, or its subtitles, find no room: the old ones stay."""
    movie = DeliveredMovie(where)
    movie.root = disk.folder / where.name
    movie.publish("old")
    disk.fill(chance.randrange(size_of([movie.outcome("large")]) * 5 // 4))
    refused = is_refused(lambda: movie.publish("large"))
    movie.require_whole(str(where))
    assert contents_of(movie.root) == content_of("old" if refused else "large")
    disk.make_room()
    movie.require_right(str(where))
    return refused


def while_a_report_is_published(disk: SmallDisk, where: Path, chance: random.Random) -> bool:
    """A text finds no room: the old one stays."""
    output = disk.folder / where.name
    place = output / "report.json"

    def publish(text: str) -> None:
        with work_folder(output) as work:
            publish_text(text, place, work)

    publish("old")
    disk.fill(chance.randrange(120_000))
    refused = is_refused(lambda: publish("new" * 40_000))
    assert place.read_text() == ("old" if refused else "new" * 40_000)
    assert [file.name for file in output.iterdir()] == ["report.json"]
    disk.make_room()
    publish("new")
    assert place.read_text() == "new"
    return refused


def while_a_result_is_kept(disk: SmallDisk, where: Path, chance: random.Random) -> bool:
    """The store or its journal finds no room: the result is used and not kept, and a note says so."""
    kept = KeptResult(where)
    kept.root = disk.folder / where.name / ".store"
    kept.publish("old")
    kept.scene.write("large" * 1000)
    disk.fill(chance.randrange(300_000))
    content, _, outcome = kept.scene.rendered(kept.root)
    assert content == kept.scene.content
    assert bool(outcome.identity) != bool(outcome.notes)
    assert all("disk full: needs about" in note for note in outcome.notes), outcome.notes
    disk.make_room()
    kept.require_right(str(where))
    return bool(outcome.notes)


PLACES: Mapping[str, Callable[[SmallDisk, Path, random.Random], bool]] = {
    place.__name__: place
    for place in (
        while_a_clip_is_written, while_a_movie_is_joined, while_a_report_is_published, while_a_result_is_kept
    )
}  # fmt: skip


def full_disks(count: int, chance: random.Random, where: Path) -> dict[str, Any]:
    """Fill the disk to a random degree in every place, ``count`` times; and once under a whole command line."""
    if not can_mount():
        return {"skipped": "nobody may mount a disk here"}
    command = [*OWN_WORLD, sys.executable, "-m", "tests.faults.full_disk", str(where), str(count), str(chance.random())]
    program = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert program.returncode == 0, program.stderr
    numbers: dict[str, Any] = json.loads(program.stdout.splitlines()[-1])
    return numbers


def can_mount() -> bool:
    """Whether this user may mount a disk in a world of their own."""
    try:
        command = [*OWN_WORLD, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def fill_everywhere(where: Path, count: int, seed: str) -> dict[str, Any]:
    """What came of it, in a world in which disks may be mounted."""
    disk, chance = SmallDisk(where / "disk"), random.Random(seed)
    refused: Counter[str] = Counter()
    for number in range(count):
        for name, place in PLACES.items():
            refused[name] += place(disk, where / f"{name}-{number}", chance)
    return {"refused": dict(refused), "tried_in_each_place": count, "command_line": under_a_command_line(disk, where)}


def under_a_command_line(disk: SmallDisk, where: Path) -> str:
    """Render a lecture on a disk with hardly any room: one line says so, and once there is room all is right."""
    house, output = SmallHouse(where / "house"), disk.folder / "media"
    house.edit(1.0)
    disk.fill(20_000)
    run = house.start(output, "--store", str(where / "store"))
    code, said = run.end(), run.lines()
    assert code == 1, said
    told = [line for line in said if WORDS.search(line)]
    assert told and not any("Traceback" in line for line in said), said
    assert not list(output.glob(".work-*")), said
    disk.make_room()
    again = house.render(output, "--store", str(where / "store"))
    assert again.report()["error"] is None and len(contents_of(output)) > 4
    return told[0]


if __name__ == "__main__":
    print(json.dumps(fill_everywhere(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])))
