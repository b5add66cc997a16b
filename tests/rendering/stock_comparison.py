"""Draw one scene in this process, by stock Manim or by ours, and keep a fingerprint of every frame of every play."""

import hashlib
import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Any, Literal

import manim
import numpy as np
import numpy.typing as npt
from manim.renderer.cairo_renderer import CairoRenderer
from manim.scene.scene_file_writer import SceneFileWriter

from mathanim.rendering.area import Area
from mathanim.rendering.executors.processes import Processes
from mathanim.rendering.executors.seam import Lost, Tell
from mathanim.rendering.frame_recorder import Recording
from mathanim.rendering.job import Job
from mathanim.rendering.manim_renderer import draw, prepare_manim, scene_class_in
from mathanim.rendering.planned_renderer import PlannedRenderer
from mathanim.rendering.scene_files import imported, takes_setting

Pixels = npt.NDArray[np.uint8]
Maker = Literal["ours", "stock"]


@dataclass(frozen=True)
class Drawing:
    """A scene as it was drawn: the fingerprints of each play's frames, one list a play, and the frames asked for.

    ``untold`` are the frames that changed where nobody said so.
    """

    plays: list[list[str]]
    pictures: Mapping[int, Pixels]
    untold: list[int]

    @property
    def frames(self) -> list[str]:
        """The fingerprints of all frames."""
        return [frame for play in self.plays for frame in play]


@dataclass
class Fingerprints:
    """A sink that keeps the hash of every frame, and believes what it is told of the part that changed."""

    wanted: Collection[int] = ()
    plays: list[list[str]] = field(default_factory=list)
    pictures: dict[int, Pixels] = field(default_factory=dict)
    untold: list[int] = field(default_factory=list)
    shown: Any = None
    count: int = 0

    def write(self, pixels: Any, repeat: int, changed: Area) -> None:
        self.shown = np.zeros_like(pixels) if self.shown is None else self.shown
        changed.of(self.shown)[...] = changed.of(pixels)
        if not np.array_equal(self.shown, pixels):
            self.untold.append(self.count)
        self.plays[-1] += [hashlib.blake2b(self.shown.tobytes(), digest_size=8).hexdigest()] * repeat
        self.pictures |= {
            number: self.shown.copy() for number in range(self.count, self.count + repeat) if number in self.wanted
        }
        self.count += repeat

    def cut(self) -> None:
        """A frame is a frame."""

    def keep_still(self, pixels: Any) -> None:
        """Nothing is skipped here."""

    def part_at_each_play(self, renderer_class: Any) -> None:
        """Begin a new list of frames with every play of the renderers of that class."""
        original = renderer_class.play

        def play(renderer: Any, *args: Any, **kwargs: Any) -> None:
            self.plays.append([])
            original(renderer, *args, **kwargs)

        renderer_class.play = play

    def drawing(self) -> Drawing:
        return Drawing(self.plays, self.pictures, self.untold)


@dataclass(frozen=True)
class Sitting:
    """Who draws what; the frames of these numbers are brought back as pixels."""

    maker: Maker
    job: Job
    wanted: tuple[int, ...] = ()


def drawn(sitting: Sitting, tell: Tell) -> Drawing:
    """Draw in this process, which is used up by it."""
    del tell
    logging.getLogger("manim").setLevel(logging.ERROR)
    sink = Fingerprints(sitting.wanted)
    MAKERS[sitting.maker](sitting.job, sink)
    return sink.drawing()


def draw_ours(job: Job, sink: Fingerprints) -> None:
    sink.part_at_each_play(PlannedRenderer)
    prepare_manim(job.quality, job.folder, job.scene.file.parent)
    scene_class = scene_class_in(imported(job.scene.file), job.scene.class_name)
    draw(scene_class, job, Recording(sink, job.quality.frame_rate))


def draw_stock(job: Job, sink: Fingerprints) -> None:
    """Manim as it comes, but for its writer, which hands the frames over instead of writing them."""
    sink.part_at_each_play(CairoRenderer)
    config: Any = manim.config
    config.pixel_width, config.pixel_height = job.quality.width, job.quality.height
    config.frame_rate = float(job.quality.frame_rate)
    config.media_dir, config.format = str(job.folder / "manim"), "none"
    config.disable_caching, config.progress_bar, config.seed = True, "none", 0
    writer: Any = SceneFileWriter
    writer.write_frame = lambda _, pixels, repeat=1: sink.write(pixels, repeat, Area.whole(pixels))
    made_by: Any = scene_class_in(imported(job.scene.file), job.scene.class_name)
    scene = made_by(setting=job.setting) if takes_setting(made_by) else made_by()
    scene.render()


MAKERS: Mapping[Maker, Callable[[Job, Fingerprints], None]] = {"ours": draw_ours, "stock": draw_stock}


def drawn_by_both(job: Job, executor: Processes, wanted: tuple[int, ...] = ()) -> tuple[Drawing, Drawing]:
    """The drawings of ours and of stock Manim."""
    sittings = [Sitting(maker, replace(job, folder=job.folder / maker), wanted) for maker in MAKERS]
    results: dict[int, Drawing | Lost] = dict(executor.run(sittings, drawn, lambda *_: None))
    ours, stock = results[0], results[1]
    assert isinstance(ours, Drawing), f"ours: {ours}"
    assert isinstance(stock, Drawing), f"stock: {stock}"
    return ours, stock


def difference(job: Job, executor: Processes) -> str:
    """How our frames differ from stock Manim's, in words; empty if they are equal and what was told is true."""
    ours, stock = drawn_by_both(job, executor)
    counts = [[len(play) for play in drawing.plays] for drawing in (ours, stock)]
    if counts[0] != counts[1]:
        return f"frames of the plays: ours {counts[0]}, stock {counts[1]}"
    if unequal := [number for number, (a, b) in enumerate(zip_longest(ours.frames, stock.frames)) if a != b]:
        return f"frames {unequal} of {counts[0]} differ; {first_difference(job, executor, unequal[0])}"
    return f"frames {ours.untold} changed where nobody said so" if ours.untold else ""


def first_difference(job: Job, executor: Processes, frame: int) -> str:
    """Where and how much one frame differs."""
    ours, stock = drawn_by_both(job, executor, (frame,))
    apart = np.abs(ours.pictures[frame].astype(int) - stock.pictures[frame].astype(int)).max(axis=2)
    rows, columns = np.nonzero(apart)
    if not rows.size:
        return f"frame {frame} is equal when drawn again: the scene is not repeatable"
    return (
        f"frame {frame}: {rows.size} pixels by up to {apart.max()}, rows {rows.min()} to {rows.max()}, "
        f"columns {columns.min()} to {columns.max()}"
    )
