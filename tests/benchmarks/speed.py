"""How fast ours is beside stock Manim, as tables in Markdown.

``python -m tests.benchmarks.speed [--only NAME ...] [--rounds N] [--quality hd] [--output FILE.json]``

Every contender is run once a round, one after another. A cell is the median over the rounds, with the least and the
most; wall is from the command to its end, CPU is user and system time of every process that it started.
"""

import argparse
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.benchmark import Benchmark, Benchmarks, measured
from tests.benchmarks.contenders import FLAGS, SCENES, Pictures, ours, stock
from tests.benchmarks.drawn_scenes import lecture, memory, motion, plays, scaling
from tests.benchmarks.faithfulness import quality
from tests.benchmarks.first_frame import first_frame
from tests.benchmarks.kept_scenes import one_changed, unchanged
from tests.benchmarks.machine import load_line, machine_line
from tests.benchmarks.quantities import Quantities
from tests.benchmarks.table import table_of, unequal_lengths

BENCHMARKS: Mapping[str, Benchmarks] = {
    "lecture": lecture,
    "motion": motion,
    "plays": plays,
    "unchanged": unchanged,
    "one-changed": one_changed,
    "scaling": scaling,
    "first-frame": first_frame,
    "memory": memory,
    "quality": quality,
}


def parser() -> argparse.ArgumentParser:
    """The command's arguments."""
    lines = "\n".join(f"  {name:12} {summary_of(benchmarks)}" for name, benchmarks in BENCHMARKS.items())
    result = argparse.ArgumentParser(
        description=(__doc__ or "").partition("\n")[0],
        epilog=f"benchmarks:\n{lines}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    result.add_argument("--only", nargs="+", choices=list(BENCHMARKS), metavar="NAME", help="these benchmarks only")
    result.add_argument("--rounds", type=int, metavar="N", help="default: 1 where a run takes minutes, else 2 or 3")
    result.add_argument("--quality", choices=list(FLAGS), default="hd", help="default: hd")
    result.add_argument("--output", type=Path, metavar="FILE.json", help="where every single run is written to")
    return result


def summary_of(benchmarks: Benchmarks) -> str:
    """What a benchmark does, in a line."""
    return (benchmarks.__doc__ or "").partition("\n")[0]


def warm_up(quality_name: str, folder: Path) -> None:
    """Start every program once, so that none pays for reading what the next finds in memory."""
    circle = Pictures(f"{SCENES / 'plays.py'}:OneDot", quality_name)
    for number, go in enumerate((stock(circle), ours(circle, "--workers", "1"))):
        place = folder / str(number)
        place.mkdir(parents=True)
        go(place)


def measure(names: Sequence[str], rounds: int | None, quality_name: str, folder: Path) -> list[dict[str, Any]]:
    """Run the benchmarks and print each table as soon as it is there; everything measured, as plain values."""
    warm_up(quality_name, folder / "warm-up")
    everything = []
    for name in names:
        for benchmark in BENCHMARKS[name](quality_name, folder):
            runs = measured(benchmark, rounds, folder)
            print(f"\n**{benchmark.title}**\n\n{table_of(runs)}\n{unequal_lengths(runs)}", flush=True)
            everything.append(plain(name, benchmark, runs))
    return everything


def plain(name: str, benchmark: Benchmark, runs: Mapping[str, Sequence[Quantities]]) -> dict[str, Any]:
    """A benchmark's runs for JSON."""
    values = {who: [{key.heading: value for key, value in go.items()} for go in goes] for who, goes in runs.items()}
    return {"benchmark": name, "title": benchmark.title, "runs": values}


def main() -> None:
    """Measure, print, and write down."""
    wanted = parser().parse_args()
    if wanted.rounds is not None and wanted.rounds < 1:
        parser().error(f"--rounds needs 1 or more, not {wanted.rounds}")
    machine = f"{machine_line()}; {load_line()}; quality {wanted.quality}"
    print(machine, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        everything = measure(wanted.only or list(BENCHMARKS), wanted.rounds, wanted.quality, Path(folder))
    if wanted.output:
        text = json.dumps({"machine": machine, "benchmarks": everything}, indent=2, ensure_ascii=False)
        wanted.output.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
