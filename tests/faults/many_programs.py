"""Many command lines render one lecture into one folder with one store: each scene is drawn once, all is right."""

import random
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.faults.process_tree import end_all, marked, until
from tests.faults.small_house import NAMES, Run, SmallHouse, contents_of

SIZES = (1.0, 1.5)
DRAWN = re.compile(r"^short: small\.(\w+): \d+ frames in ")
PATIENCE = 900


def many_programs(count: int, chance: random.Random, where: Path, *, at_once: int = 8) -> dict[str, Any]:
    """Let so many command lines start at once, ``count`` times, on scenes that are new each time."""
    house, output = SmallHouse(where / "house"), where / "out"
    for number in range(count):
        size = chance.choice(SIZES)
        wanted = house.reference(size)
        house.edit(size)
        runs = [house.start(output) for _ in range(at_once)]
        require_right(runs, f"round {number}")
        assert contents_of(output) == wanted, f"round {number}: the lecture is wrong"
        assert not [*output.glob(".work-*"), *output.rglob(".unfinished-*")], f"round {number}: something is left"
    return {"programs_at_once": at_once, "each_of_the_scenes_drawn_once_a_round": len(NAMES)}


def require_right(runs: Sequence[Run], what: str) -> None:
    """Every command line ends well, draws no scene that another draws, and leaves no process."""
    try:
        assert [run.end(PATIENCE) for run in runs] == [0] * len(runs), [run.lines() for run in runs]
        assert until(lambda: not any(marked(run.mark) for run in runs)), f"{what}: something goes on running"
    finally:
        for run in runs:
            end_all(run.mark)
    scenes = Counter(scene for run in runs for scene in run.scenes(DRAWN))
    assert scenes == dict.fromkeys(NAMES, 1), f"{what}: {scenes}"
