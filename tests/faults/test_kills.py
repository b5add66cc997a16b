"""A few of the kills that the evidence command inflicts by the hundred."""

import random
from pathlib import Path

from tests.faults.kills import random_kills


def test_a_worker_and_the_program_may_be_killed_at_any_time(tmp_path: Path) -> None:
    numbers = random_kills(2, random.Random(0), tmp_path)
    assert sum(numbers["killed"].values()) >= 2
