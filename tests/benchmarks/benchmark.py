"""A benchmark, and how it is run: all contenders once, then all once more, so that a busy minute meets each alike."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.contenders import Go
from tests.benchmarks.quantities import WALL, Quantities


@dataclass(frozen=True)
class Benchmark:
    """What is measured, in a line; who is measured; how many rounds by default.

    What ``is_once`` cannot be done again: more rounds would show the first anew.
    """

    title: str
    contenders: Mapping[str, Go]
    rounds: int = 3
    is_once: bool = False


Benchmarks = Callable[[str, Path], Sequence[Benchmark]]


def measured(benchmark: Benchmark, wanted: int | None, folder: Path) -> dict[str, list[Quantities]]:
    """Every contender in every round, as many as are wanted, each time in a fresh folder, which is removed."""
    rounds = 1 if benchmark.is_once else wanted or benchmark.rounds
    runs: dict[str, list[Quantities]] = {name: [] for name in benchmark.contenders}
    for turn in range(rounds):
        for name, go in benchmark.contenders.items():
            place = Path(tempfile.mkdtemp(dir=folder))
            runs[name].append(go(place))
            shutil.rmtree(place)
            seconds = f"{runs[name][-1][WALL]:.1f} s" if WALL in runs[name][-1] else "done"
            print(f"{benchmark.title}: round {turn + 1} of {rounds}, {name}: {seconds}", file=sys.stderr, flush=True)
    return runs
