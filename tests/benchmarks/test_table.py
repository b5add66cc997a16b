"""The tables say what was measured: medians, spreads, ratios; and the command names its benchmarks."""

import re
import subprocess
import sys
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.contenders import ROOT
from tests.benchmarks.quantities import CPU, FRAMES, LIKENESS, WALL
from tests.benchmarks.table import STOCK, TUNED, cell, ratio, table_of, unequal_lengths

SECONDS = st.lists(st.floats(0.01, 1000), min_size=1, max_size=9)
CELL = re.compile(r"(?P<median>[\d.]+) s(?: \((?P<least>[\d.]+)–(?P<most>[\d.]+)\))?")


@given(SECONDS)
def test_a_cell_shows_median_least_and_most(values: list[float]) -> None:
    shown = CELL.fullmatch(cell(values, WALL))
    assert shown
    middle = quantiles(values, n=2, method="inclusive")[0] if len(values) > 1 else values[0]
    assert float(shown["median"]) == pytest.approx(middle, abs=0.0051)
    assert float(shown["least"] or shown["median"]) == pytest.approx(sorted(values)[0], abs=0.0051)
    assert float(shown["most"] or shown["median"]) == pytest.approx(sorted(values)[-1], abs=0.0051)


@given(SECONDS, st.floats(0.1, 50))
def test_who_needs_so_many_times_less_has_that_ratio(values: list[float], times: float) -> None:
    runs = {STOCK: [{WALL: value} for value in values], "ours": [{WALL: value / times} for value in values]}
    found = ratio(runs, "ours", STOCK, WALL)
    assert found == pytest.approx(times)


def test_the_table_compares_costs_with_stock_and_tuned_and_nothing_else() -> None:
    runs = {
        STOCK: [{WALL: 9.0, CPU: 30.0, FRAMES: 60}, {WALL: 11.0, CPU: 30.0, FRAMES: 60}],
        TUNED: [{WALL: 5.0, CPU: 10.0, FRAMES: 60}],
        "ours": [{WALL: 4.0, CPU: 5.0, FRAMES: 60, LIKENESS: 0.99915}],
    }
    stock = "| stock manim | 10.00 s (9.00–11.00) | 30.00 s | 60 frames | – | – | – | 0.50 × | 0.33 × |"
    assert table_of(runs).splitlines() == [
        "| contender | wall, s | CPU, s | video, frames | SSIM | stock ÷ this: wall | stock ÷ this: CPU "
        "| tuned ÷ this: wall | tuned ÷ this: CPU |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
        stock,
        "| tuned manim | 5.00 s | 10.00 s | 60 frames | – | 2.00 × | 3.00 × | – | – |",
        "| ours | 4.00 s | 5.00 s | 60 frames | 0.99915 | 2.50 × | 6.00 × | 1.25 × | 2.00 × |",
    ]


@pytest.mark.parametrize(("frames", "is_said"), [(1010, False), (1011, True)])
def test_videos_of_unequal_length_are_said_to_be(frames: int, is_said: bool) -> None:
    runs = {STOCK: [{FRAMES: 1000.0}], "ours": [{FRAMES: float(frames)}], "unknown": [{WALL: 1.0}]}
    said = unequal_lengths(runs)
    assert bool(said) is is_said
    assert (f"ours {frames} frames" in said) is is_said


def test_help_names_every_benchmark() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.speed", "--help"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    names = ["lecture", "motion", "plays", "unchanged", "one-changed", "scaling", "first-frame", "memory", "quality"]
    assert [line.split()[0] for line in said.partition("benchmarks:\n")[2].splitlines()] == names
