"""Benchmarks of drawing everything anew: a lecture, motion, very many plays, more and more workers, memory."""

from collections.abc import Sequence
from pathlib import Path

from mathanim.rendering.executors.cores import usable
from tests.benchmarks.benchmark import Benchmark
from tests.benchmarks.contenders import (
    NO_CACHE,
    SCENES,
    TUNING,
    Go,
    Pictures,
    everyone,
    ours_with,
    total_cost,
    workers_name,
)
from tests.benchmarks.quantities import LARGEST_PROCESS, PEAK_MEMORY, Quantities
from tests.benchmarks.table import STOCK, TUNED

MOTION = str(SCENES / "motion.py")
LARGEST_SCENE = "neural_networks.forward_pass_layer_by_layer"
MB = 1e6


def lecture(quality: str, folder: Path) -> Sequence[Benchmark]:
    """The narrated tour, cold: every scene drawn, and by ours joined and checked."""
    del folder
    return [Benchmark("lecture: the narrated tour, cold", everyone(Pictures("tour", quality)), rounds=1)]


def motion(quality: str, folder: Path) -> Sequence[Benchmark]:
    """Three scenes of ten seconds in which something moves in every frame."""
    del folder
    return [Benchmark("motion: three scenes that never stand still", everyone(Pictures(MOTION, quality)), rounds=2)]


def plays(quality: str, folder: Path) -> Sequence[Benchmark]:
    """One scene of three hundred plays of a tenth of a second."""
    del folder
    pictures = Pictures(f"{SCENES / 'plays.py'}:ThreeHundredPlays", quality)
    return [Benchmark("plays: one scene of 300 short plays", everyone(pictures), rounds=1)]


def scaling(quality: str, folder: Path) -> Sequence[Benchmark]:
    """Three scenes, then one scene alone, with 1, 2, 4, ... workers, as far as there are cores."""
    del folder
    numbers = [2**power for power in range(usable().bit_length())]
    three, one = Pictures(MOTION, quality), Pictures(f"{MOTION}:TurningSquares", quality)
    return [
        Benchmark("scaling: three moving scenes", ours_with(three, numbers), rounds=1),
        Benchmark("scaling: one moving scene alone", ours_with(one, numbers), rounds=1),
    ]


def memory(quality: str, folder: Path) -> Sequence[Benchmark]:
    """Peak memory while the tour's largest scene is drawn, without pauses, which need no more."""
    del folder
    pictures = Pictures(LARGEST_SCENE, quality, "tight")
    contenders: dict[str, Go] = {STOCK: stock_memory(pictures), TUNED: stock_memory(pictures, *TUNING)}
    for number in dict.fromkeys((1, usable())):
        contenders[workers_name(number)] = our_memory(pictures, number)
    return [Benchmark(f"memory: {LARGEST_SCENE}", contenders, rounds=1)]


def stock_memory(pictures: Pictures, *options: str) -> Go:
    """What stock Manim holds."""
    return lambda folder: held(pictures.stock_commands(folder, [*NO_CACHE, *options]), folder)


def our_memory(pictures: Pictures, workers: int) -> Go:
    """What ours holds."""
    options = ["--no-store", "--workers", str(workers)]
    return lambda folder: held([pictures.our_command(folder, options)], folder)


def held(commands: Sequence[Sequence[str]], folder: Path) -> Quantities:
    """The most that all processes held together, and that one of them held."""
    cost = total_cost(commands, folder, is_watched=True)
    return {PEAK_MEMORY: cost.together / MB, LARGEST_PROCESS: cost.largest / MB}
