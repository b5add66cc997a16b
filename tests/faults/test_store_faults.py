"""A few of each fault that the evidence command inflicts by the hundred."""

import random
from pathlib import Path

import pytest

from tests.faults.evidence import KINDS
from tests.faults.many_programs import many_programs
from tests.faults.store_damage import DAMAGES, damage_once
from tests.faults.store_edits import random_edits


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_found_and_healed(name: str, tmp_path: Path) -> None:
    for number in range(3):
        damage_once(tmp_path / str(number), name, random.Random(number))


def test_three_programs_at_once_draw_each_scene_once(tmp_path: Path) -> None:
    numbers = many_programs(1, random.Random(0), tmp_path, at_once=3)
    assert numbers == {"programs_at_once": 3, "each_of_the_scenes_drawn_once_a_round": 4}


def test_random_edits_are_seen(tmp_path: Path) -> None:
    numbers = random_edits(12, random.Random(5), tmp_path)
    assert numbers["reused"] == 12 - numbers["different_states"] > 0


def test_the_long_counts_are_those_that_were_promised() -> None:
    assert {name: kind.count for name, kind in KINDS.items() if kind.count >= 100} == {
        "random edits": 200,
        "damages to the store": 200,
        "random kills": 200,
        "scenes of chance as stock Manim draws them": 200,
    }
