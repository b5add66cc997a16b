"""What every test runs under: one thread a process, few examples a law, the same each time; long ones first.

``EXPLORE=1`` tries other examples each time, ``EXPLORE=10000`` so many of them.
"""

import gc
import os
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

os.environ["OMP_NUM_THREADS"] = "1"  # pytest-xdist already fills the cores, and sums by several threads differ

EXAMPLES = 50
explored = int(os.environ.get("EXPLORE", "0"))
settings.register_profile(
    "mathanim",
    deadline=None,
    max_examples=max(EXAMPLES, explored),
    derandomize=not explored,
    suppress_health_check=[HealthCheck.too_slow],  # of examples, not of the machine that happens to draw them
)
settings.load_profile("mathanim")
if not explored:
    # Hypothesis also draws what stands in our modules imported by then: others in each worker, so other examples.
    providers._get_local_constants = lambda: providers._local_constants

LONG = (
    "tests/faults/test_kills.py",
    "tests/architecture/test_clean_code.py",
    "tests/rendering/layout/test_flagships.py",
    "tests/golden/test_golden_stills.py",
    "tests/scenes/test_bayes_splits_the_square.py",
    "tests/rendering/exporters/test_html_hands.py",
    "tests/faults/test_odd_worlds.py",
    "tests/faults/test_store_faults.py",
    "tests/scenes/test_secant_becomes_tangent.py",
)
"""The files whose tests take longest."""


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores, as many tests wait for other programs; of many cores eight, for memory's sake."""
    return min(len(os.sched_getaffinity(0)), 8) + 1


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Import hundreds of modules, of which nothing is garbage, without looking for any, then or later."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin each worker's share of the tests with long ones, so that nobody waits for them when all else is done."""
    workers: int = getattr(config, "workerinput", {}).get("workercount", 1)
    if workers > 1:
        items[:] = long_ones_first(items, workers)


def long_ones_first(items: list[pytest.Item], workers: int) -> list[pytest.Item]:
    """The items in as many shares of one size, as xdist cuts them; files stay whole, but where a share ends."""
    heads: list[list[pytest.Item]] = [[] for _ in range(workers)]
    for place, file in enumerate(LONG):
        heads[place % workers] += [item for item in items if item.nodeid.startswith(f"{file}::")]
    moved = {item for head in heads for item in head}
    others = iter([item for item in items if item not in moved])
    ordered: list[pytest.Item] = []
    for number, head in enumerate(heads, start=1):
        ordered += head
        ordered += [item for _, item in zip(range(number * len(items) // workers - len(ordered)), others, strict=False)]
    return [*ordered, *others]
