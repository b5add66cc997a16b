"""A real studio on a small scene told in beats, with everything that it tells."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from mathanim.rendering.job import QUALITIES
from mathanim.rendering.preview.seam import Studio
from mathanim.rendering.preview.snapshot import ShownBeat, Snapshot
from mathanim.rendering.preview.studio import open_studio
from mathanim.rendering.request import Request
from mathanim.rendering.targets import file_target
from mathanim.rendering.work import render
from tests.rendering.small_renderings import processes

LONGEST = 120.0

BASE = '''
"""Plays beats, one section each."""
from manim import Scene

class Told(Scene):
    def construct(self):
        for beat in self.beats():
            self.next_section(beat.__name__)
            beat()
'''

TALE = '''
"""A small tale."""
import random
from pathlib import Path
from manim import BLUE, RED, DOWN, LEFT, RIGHT, UP, Circle, Create, Dot, FadeIn, Square
from base_of_tales import Told

class Tale(Told):
    def setup(self):
        self.width = float(Path(__file__).with_name("width.txt").read_text())
        self.square = Square(self.width, color=BLUE)

    def beats(self):
        return [self.show_square, self.scatter_dots, self.show_circle]

    def show_square(self):
        self.play(Create(self.square), run_time=0.5)

    def scatter_dots(self):
        dots = [Dot([random.uniform(-3, 3), random.uniform(-3, 3), 0]) for _ in range(5)]
        self.play(*(FadeIn(dot) for dot in dots), run_time=0.3)

    def show_circle(self):
        self.circle = Circle(1.0, color=RED).shift(2 * RIGHT)
        self.play(Create(self.circle), run_time=0.4)
        self.play(self.circle.animate.shift(random.random() * UP), run_time=0.21)
'''


def write_tale(folder: Path) -> Path:
    """The tale's files in a folder; its module."""
    (folder / "base_of_tales.py").write_text(BASE)
    (folder / "width.txt").write_text("2.0")
    file = folder / "tale.py"
    file.write_text(TALE)
    return file


class Ear:
    """Hears every snapshot, and waits for one."""

    def __init__(self) -> None:
        self.heard: list[Snapshot] = []
        self._news = threading.Condition()

    def __call__(self, snapshot: Snapshot) -> None:
        with self._news:
            self.heard.append(snapshot)
            self._news.notify_all()

    def wait_for(self, is_it: Callable[[Snapshot], Any], longest: float = LONGEST) -> Snapshot:
        """The newest snapshot as soon as it is so."""
        end = time.monotonic() + longest
        with self._news:
            while not (self.heard and is_it(self.heard[-1])):
                assert self._news.wait(max(0.0, end - time.monotonic())), f"waited in vain: {self.heard[-1:]}"
            return self.heard[-1]

    def first(self, is_it: Callable[[Snapshot], Any], after: int) -> Snapshot:
        """The first snapshot of a later version than ``after`` that is so, whatever has followed it since."""
        self.wait_for(lambda _: any(snapshot.version > after and is_it(snapshot) for snapshot in self.heard))
        return next(snapshot for snapshot in self.heard if snapshot.version > after and is_it(snapshot))

    def wait_for_rest(self, after: int = 0) -> Snapshot:
        """The snapshot of a later version than ``after`` in which everything is drawn."""
        return self.wait_for(lambda snapshot: snapshot.version > after and is_complete(snapshot))


def stills_of(snapshot: Snapshot) -> list[str | None]:
    """The names of the stills, which are made from their content."""
    return [beat.still for beat in snapshot.beats]


def is_complete(snapshot: Snapshot) -> bool:
    """Whether all that is shown is fresh and nothing is under way."""
    shown = all(beat.is_still_fresh and beat.is_clip_fresh for beat in snapshot.beats)
    return bool(snapshot.beats) and shown and not snapshot.work and snapshot.error is None


@contextmanager
def studio_on(file: Path, **options: Any) -> Iterator[tuple[Studio, Ear]]:
    """A studio with an ear, closed afterwards; it leaves no process and no file."""
    ear, working = Ear(), file.parent / "working"
    working.mkdir(exist_ok=True)
    studio = open_studio(str(file), ear, working=working, **options)
    try:
        yield studio, ear
    finally:
        studio.close()
        assert processes_in(working) == []
        assert list(working.iterdir()) == []


def processes_in(working: Path) -> list[int]:
    """All processes whose command names the folder, but for this one."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if str(working).encode() in (place / "cmdline").read_bytes() and int(place.name) != os.getpid():
                found.append(int(place.name))
    return found


def save(file: Path, text: str) -> None:
    """Save as an editor does: beside it, then renamed."""
    beside = file.with_name(f".{file.name}.tmp")
    beside.write_text(text)
    beside.replace(file)


def beat_of(snapshot: Snapshot, name: str) -> ShownBeat:
    """A beat by its name."""
    return next(beat for beat in snapshot.beats if beat.name == name)


def pixels_of(file: Path) -> np.ndarray:
    """The pixels of a picture."""
    return np.asarray(Image.open(file).convert("RGB"), int)


def stock_stills(file: Path, output: Path) -> list[np.ndarray]:
    """The pixels of the beats' ends as a job of its own draws them."""
    request = Request((file_target(file, ""),), QUALITIES["draft"], pace="tight", device="cpu")
    jobs = [job for _, _, job in request.jobs(output, "stills")]
    ((_, outcome),) = processes().run(jobs, render, lambda *_: None)
    assert outcome.failure is None, outcome.failure
    return [pixels_of(still) for still in outcome.stills]


def assert_shows(studio: Studio, snapshot: Snapshot, wanted: list[np.ndarray]) -> None:
    """The stills are those."""
    assert len(snapshot.beats) == len(wanted)
    for beat, pixels in zip(snapshot.beats, wanted, strict=True):
        assert beat.still is not None
        assert np.array_equal(pixels_of(studio.file_of(beat.still)), pixels), beat.name
