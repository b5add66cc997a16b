"""The long counts: every kind of fault many times, and a report of them as JSON.

``python -m tests.faults.evidence --output report.json [--only NAME]... [--count N] [--seed N]``

A kind is a function of (count, random generator, folder) that raises AssertionError where something went wrong and
returns numbers worth reporting; ``KINDS`` names it with the count that is asked for.
"""

import argparse
import json
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults.failing_disk import every_operation_fails, every_operation_is_killed
from tests.faults.full_disk import full_disks
from tests.faults.kills import random_kills, random_signals
from tests.faults.many_programs import many_programs
from tests.faults.store_damage import random_damages
from tests.faults.store_edits import every_kind_of_edit, random_edits
from tests.rendering.flagship_frames import whole_tour
from tests.rendering.scenes_of_chance import scenes_of_chance

Numbers = Mapping[str, Any]
Inflict = Callable[[int, random.Random, Path], Numbers]


@dataclass(frozen=True)
class Kind:
    """A kind of fault: how to inflict it, and how often for the report."""

    inflict: Inflict
    count: int


KINDS: Mapping[str, Kind] = {
    "kinds of edit": Kind(every_kind_of_edit, 31),
    "random edits": Kind(random_edits, 200),
    "damages to the store": Kind(random_damages, 200),
    "random kills": Kind(random_kills, 200),
    "random signals": Kind(random_signals, 40),
    "eight command lines at once": Kind(many_programs, 20),
    "failing disk operations": Kind(every_operation_fails, 2),
    "the tour as stock Manim draws it, frames a second": Kind(whole_tour, 15),
    "scenes of chance as stock Manim draws them": Kind(scenes_of_chance, 200),
    "kills at every step of publishing": Kind(every_operation_is_killed, 1),
    "full disks": Kind(full_disks, 30),
}


def inflicted(name: str, count: int, seed: int) -> dict[str, Any]:
    """What came of one kind."""
    begun = time.monotonic()
    report: dict[str, Any] = {"kind": name, "count": count, "seed": seed, "error": None}
    with tempfile.TemporaryDirectory() as folder:
        try:
            report |= KINDS[name].inflict(count, random.Random(seed), Path(folder))
        except Exception as error:
            report["error"] = "".join(traceback.format_exception(error))
    return {**report, "seconds": round(time.monotonic() - begun, 1)}


def summary_of(report: dict[str, Any]) -> str:
    """The report in a line: what was done how often, and what was counted."""
    ended = "FAILED" if report["error"] else "right"
    numbers = {name: number for name, number in report.items() if name not in {"kind", "error", "seconds"}}
    return f"{report['kind']}: {ended} in {report['seconds']} s: {json.dumps(numbers)}"


def main() -> None:
    """Inflict what was asked for; exit code 1 if anything went wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--only", action="append", choices=sorted(KINDS))
    parser.add_argument("--count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    reports = []
    for name in options.only or KINDS:
        reports.append(inflicted(name, options.count or KINDS[name].count, options.seed))
        print(summary_of(reports[-1]), flush=True)
    options.output.write_text(json.dumps(reports, indent=2) + "\n", encoding="utf-8")
    sys.exit(any(report["error"] is not None for report in reports))


if __name__ == "__main__":
    main()
