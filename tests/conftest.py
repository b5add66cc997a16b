"""What every test runs under: one thread a process, few examples a law, the same each time.

``EXPLORE=1`` tries other examples each time, ``EXPLORE=10000`` so many of them.
"""

import os

from hypothesis import settings

os.environ.setdefault("OMP_NUM_THREADS", "1")  # pytest-xdist already fills the cores

EXAMPLES = 50
explored = int(os.environ.get("EXPLORE", "0"))
settings.register_profile("mathanim", deadline=None, max_examples=max(EXAMPLES, explored), derandomize=not explored)
settings.load_profile("mathanim")


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: many tests wait for other programs."""
    return len(os.sched_getaffinity(0)) + 1
