"""Benchmark of waiting: from the command to its first frame, and to the end of a scene of one frame or few."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from mathanim.rendering.executors.cores import usable
from tests.benchmarks.benchmark import Benchmark
from tests.benchmarks.contenders import NO_CACHE, ROOT, SCENES, TUNING, Go, Pictures, workers_name
from tests.benchmarks.metering import cost_of
from tests.benchmarks.quantities import CPU, FIRST_FRAME, WALL, Quantities
from tests.benchmarks.scenes.stamp import STAMP
from tests.benchmarks.table import STOCK, TUNED

SHOWN = {
    "stamped_circle.py:StampedCircle": "a small ordinary scene",
    "stamped_title.py:StampedTitle": "a scene of the tour, of which only the title is shown",
}

Command = Callable[[Path], Sequence[str]]


def first_frame(quality: str, folder: Path) -> Sequence[Benchmark]:
    """From the command to the moment at which one frame has been drawn."""
    del folder
    return [
        Benchmark(f"first-frame: {words}", waiting(Pictures(str(SCENES / name), quality)))
        for name, words in SHOWN.items()
    ]


def waiting(pictures: Pictures) -> dict[str, Go]:
    """Everyone, stamping the first frame."""
    options = ["--no-store", "--workers", str(usable())]
    return {
        STOCK: stamped(lambda folder: pictures.stock_commands(folder, NO_CACHE)[0]),
        TUNED: stamped(lambda folder: pictures.stock_commands(folder, [*NO_CACHE, *TUNING])[0]),
        workers_name(usable()): stamped(lambda folder: pictures.our_command(folder, options)),
    }


def stamped(command: Command) -> Go:
    """When the scene wrote its stamp, from the start of the command; the clock is one for all processes."""

    def go(folder: Path) -> Quantities:
        stamp, words = folder / "stamp.txt", command(folder)
        begun = time.monotonic()
        cost = cost_of(words, folder, variables={"PYTHONPATH": str(ROOT), STAMP: str(stamp)})
        return {FIRST_FRAME: float(stamp.read_text(encoding="utf-8")) - begun, WALL: cost.wall, CPU: cost.cpu}

    return go
