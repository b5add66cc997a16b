"""A scene as stock Manim and as ours draws it, compared by every frame's fingerprint; only workers load Manim."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import zip_longest
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt

from mathanim.rendering.executors.processes import Processes
from mathanim.rendering.executors.seam import Lost, Tell
from mathanim.rendering.job import Job

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
    makers: Any = import_module("tests.rendering.makers")
    sink = makers.Fingerprints(sitting.wanted)
    makers.MAKERS[sitting.maker](sitting.job, sink)
    drawing: Drawing = sink.drawing()
    return drawing


def drawn_by_both(job: Job, executor: Processes, wanted: tuple[int, ...] = ()) -> tuple[Drawing, Drawing]:
    """The drawings of ours and of stock Manim."""
    sittings = [Sitting(maker, replace(job, folder=job.folder / maker), wanted) for maker in get_args(Maker)]
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
