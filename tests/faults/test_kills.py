"""A few of the kills that the evidence command inflicts by the hundred."""

import random
from pathlib import Path

from tests.faults.kills import Killing, random_kills
from tests.faults.small_house import SmallHouse


def test_a_worker_and_the_program_may_be_killed_at_any_time(tmp_path: Path) -> None:
    numbers = random_kills(2, random.Random(0), tmp_path)
    assert sum(numbers["killed"].values()) >= 2


def test_who_is_told_to_stop_twice_stops_at_once_and_leaves_nothing_wrong(tmp_path: Path) -> None:
    killing = Killing(SmallHouse(tmp_path / "house"), tmp_path / "out", random.Random(2))
    killing.begin()
    while not killing.killed:
        killing.one_round("SIGINT twice")
    assert killing.exit_codes == {"SIGINT twice": {130: 1}}
