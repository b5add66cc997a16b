"""What every test runs under: one thread a process, few examples a law, the same each time unless EXPLORE is set."""

import os

from hypothesis import settings

os.environ.setdefault("OMP_NUM_THREADS", "1")  # pytest-xdist already fills the cores

settings.register_profile("mathanim", deadline=None, max_examples=50, derandomize="EXPLORE" not in os.environ)
settings.load_profile("mathanim")
