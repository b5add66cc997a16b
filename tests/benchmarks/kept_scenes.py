"""Benchmarks of a lecture that was rendered before: nothing has changed, or one scene of fifty."""

from collections.abc import Sequence
from functools import cache
from itertools import count
from pathlib import Path

from mathanim.rendering.executors.cores import usable
from tests.benchmarks.benchmark import Benchmark
from tests.benchmarks.contenders import Go, workers_name
from tests.benchmarks.lecture_of_fifty import COUNT, LectureOfFifty
from tests.benchmarks.quantities import Quantities
from tests.benchmarks.table import STOCK

OURS = f"{workers_name(usable())}, store"


@cache
def rendered_once(quality: str, folder: Path) -> tuple[LectureOfFifty, Quantities, Quantities]:
    """The lecture, once rendered by ours and by stock Manim, and what that took."""
    lecture = LectureOfFifty(folder / "fifty", quality)
    return lecture, lecture.ours(COUNT), lecture.stocks()


def unchanged(quality: str, folder: Path) -> Sequence[Benchmark]:
    """Fifty small scenes, rendered before, with nothing changed; stock Manim with its cache, one file, one process."""
    lecture, our_first, stocks_first = rendered_once(quality, folder)
    first: dict[str, Go] = {STOCK: lambda _: stocks_first, OURS: lambda _: our_first}
    again: dict[str, Go] = {STOCK: lambda _: lecture.stocks(), OURS: lambda _: lecture.ours(0)}
    return [
        Benchmark(f"unchanged: {COUNT} small scenes, the first time", first, is_once=True),
        Benchmark(f"unchanged: {COUNT} small scenes, stock manim with its cache and ours with its store", again),
    ]


def one_changed(quality: str, folder: Path) -> Sequence[Benchmark]:
    """One of the fifty scenes edited, another in each round."""
    lecture, *_ = rendered_once(quality, folder)
    numbers = count()

    def stocks(_: Path) -> Quantities:
        lecture.edit(next(numbers) % COUNT)
        return lecture.stocks()

    contenders: dict[str, Go] = {STOCK: stocks, OURS: lambda _: lecture.ours(1)}
    return [Benchmark(f"one-changed: {COUNT} small scenes, one of them edited", contenders)]
