"""Draw every scene of the tour with stock Manim and with ours, and compare them play by play.

Stock Manim cuts the length of every play off to whole frames where ours plans on the running total, so a play may
have one frame more or less, and a hold, which lasts until the narration is over, makes up for those before it. All
other frames are compared. No scene of the tour counts on the time between frames.
"""

import random
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from mathanim.inputs.setting import PACES, Pace
from mathanim.rendering.executors.processes import Processes
from mathanim.rendering.job import Job, Quality
from mathanim.rendering.request import Request, modules_to_load
from mathanim.rendering.targets import target_named
from tests.rendering.stock_comparison import Drawing, drawn_by_both

LECTURE = "tour"


def tour(pace: Pace, quality: Quality, folder: Path) -> list[Job]:
    """Every scene of the tour as a job."""
    folder.mkdir()
    request = Request((target_named(LECTURE),), quality=quality, pace=pace, device="cpu")
    return [job for _, _, job in request.jobs(folder, "clip")]


def unequal_plays(ours: Drawing, stock: Drawing) -> list[str]:
    """The plays that differ by more than that, in words."""
    if len(ours.plays) != len(stock.plays):
        return [f"ours has {len(ours.plays)} plays, stock {len(stock.plays)}"]
    return [
        f"play {number}: {len(one)} frames of ours, {len(other)} of stock, unequal {unequal}"
        for number, (one, other) in enumerate(zip(ours.plays, stock.plays, strict=True))
        if (unequal := [place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b])
        or (abs(len(one) - len(other)) > 1 and len({*one, *other}) > 1)
    ]


def compared(jobs: Sequence[Job]) -> dict[str, Any]:
    """How many plays and frames of each scene were compared.

    Raises:
        AssertionError: naming the scene and its plays that differ, or what was not told.
    """
    executor, numbers = Processes(2, modules_to_load(jobs)), {}
    for job in jobs:
        ours, stock = drawn_by_both(job, executor)
        assert not (faults := unequal_plays(ours, stock)), f"{job.scene.label}: {faults}"
        assert not ours.untold, f"{job.scene.label}: frames {ours.untold} changed where nobody said so"
        pairs = zip(ours.plays, stock.plays, strict=True)
        frames = sum(min(len(one), len(other)) for one, other in pairs)
        numbers[job.scene.label] = {"plays": len(ours.plays), "frames": frames, "pictures": len(set(ours.frames))}
    return numbers


def whole_tour(count: int, chance: random.Random, where: Path) -> Mapping[str, Any]:
    """Compare the whole tour at both paces, ``count`` frames a second."""
    del chance
    quality = Quality("evidence", 320, 180, Fraction(count))
    return {pace: compared(tour(pace, quality, where / pace)) for pace in PACES}
