"""A few of the kills and signals that the evidence command inflicts by the hundred."""

import random
from pathlib import Path

from tests.faults.kills import SIZES, Killing
from tests.faults.small_house import SmallHouse


def test_worker_and_program_may_be_killed_or_told_to_stop_twice_at_any_time(tmp_path: Path) -> None:
    killing = Killing(SmallHouse(tmp_path / "house"), tmp_path / "out", random.Random(2), SIZES[:2])
    killing.begin()
    for victim in ("worker", "parent", "SIGINT twice"):
        while not killing.killed[victim]:
            killing.one_round(victim)
    assert set(killing.exit_codes) == {"worker", "parent", "SIGINT twice"}
