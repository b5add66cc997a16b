"""Benchmark of what is made: bytes a second of video, and how like the video is to what was drawn."""

import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from mathanim.inputs.setting import Pace
from mathanim.rendering.executors.cores import usable
from tests.benchmarks.benchmark import Benchmark
from tests.benchmarks.contenders import (
    NO_CACHE,
    ROOT,
    SCENES,
    TUNING,
    Go,
    Pictures,
    total_cost,
    video_in,
    videos_in,
    workers_name,
)
from tests.benchmarks.drawn_brightness import FILE, Brightness
from tests.benchmarks.likeness import likeness_of
from tests.benchmarks.metering import cost_of
from tests.benchmarks.quantities import LIKENESS, LIKENESS_DRAWN, Quantities
from tests.benchmarks.table import STOCK, TUNED

SHOWN: Mapping[str, Pace | None] = {
    "calculus.secant_becomes_tangent": "tight",
    f"{SCENES / 'motion.py'}:TurningSquares": None,
}


def quality(quality_name: str, folder: Path) -> Sequence[Benchmark]:
    """Size and faithfulness of a scene of the tour, without its pauses, and of a moving one."""
    return [
        Benchmark(f"quality: {Path(target).name}", encoders(Pictures(target, quality_name, pace), folder), rounds=1)
        for target, pace in SHOWN.items()
    ]


def encoders(pictures: Pictures, folder: Path) -> dict[str, Go]:
    """Stock and tuned Manim, ours, and ours made small."""
    workers, ours = ["--no-store", "--workers", str(usable())], workers_name(usable())
    return {
        STOCK: looked_at(pictures, "stock", folder, [*NO_CACHE]),
        TUNED: looked_at(pictures, "stock", folder, [*NO_CACHE, *TUNING]),
        ours: looked_at(pictures, "ours", folder, workers),
        f"{ours}, --small": looked_at(pictures, "ours", folder, [*workers, "--small"]),
    }


def looked_at(pictures: Pictures, maker: str, folder: Path, options: Sequence[str]) -> Go:
    """Render, and look at the video."""

    def go(place: Path) -> Quantities:
        drawn = np.load(drawn_by(maker, pictures, folder), mmap_mode="r", allow_pickle=False)
        is_stock = maker == "stock"
        commands = pictures.stock_commands(place, options) if is_stock else [pictures.our_command(place, options)]
        cost = total_cost(commands, place)
        return {**seen_in(place, drawn, pictures), **cost.times}

    return go


def seen_in(place: Path, drawn: Brightness, pictures: Pictures) -> Quantities:
    """Size and likeness of the one video in a folder."""
    (video,) = videos_in(place / "media")
    whole, busy = likeness_of(video, drawn)
    return {**video_in(place, pictures.quality), LIKENESS: whole, LIKENESS_DRAWN: busy}


@cache
def drawn_by(maker: str, pictures: Pictures, folder: Path) -> Path:
    """What is to be seen, recorded once."""
    place = folder / f"{maker}-{list(SHOWN).index(pictures.target)}"
    place.mkdir()
    module = [sys.executable, "-m", "tests.benchmarks.drawn_brightness"]
    variables = {"PYTHONPATH": str(ROOT)}
    pace = ["--pace", pictures.pace] if pictures.pace else []
    cost_of([*module, maker, pictures.target, pictures.quality, str(place), *pace], place, variables=variables)
    return place / FILE
