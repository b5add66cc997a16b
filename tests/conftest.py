"""What every test runs under: one thread a process, few examples a law, and in CI the same ones each time."""

import os

from hypothesis import settings

os.environ.setdefault("OMP_NUM_THREADS", "1")  # pytest-xdist already fills the cores

settings.register_profile("mathanim", deadline=None, max_examples=50, derandomize="CI" in os.environ)
settings.load_profile("mathanim")
