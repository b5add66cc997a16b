"""Scenes of chance, compared with stock Manim: shapes, changes and animations that nobody thought of."""

import random
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from mathanim.inputs.setting import Setting
from mathanim.rendering.executors.processes import Processes
from mathanim.rendering.job import Job, Quality, SceneReference
from tests.rendering.small_renderings import SCENES
from tests.rendering.stock_comparison import difference

SIXTEEN = Quality("sixteen", 160, 90, Fraction(16))
"""Sixteenths of a second are exact in binary: stock Manim, which cuts the lengths of plays off, then loses nothing."""


def fault_of_seed(seed: int, folder: Path) -> str:
    """How our frames of the scene of chance differ from stock Manim's; empty if they are equal."""
    scene = SceneReference(SCENES / "chance.py", "AnythingGoes", "AnythingGoes")
    job = Job(scene, SIXTEEN, Setting(parameters={"seed": seed}), folder, folder)
    return difference(job, Processes(2))


def scenes_of_chance(count: int, chance: random.Random, where: Path) -> Mapping[str, Any]:
    """Compare so many scenes.

    Raises:
        AssertionError: naming the first seed whose frames differ.
    """
    for number in range(count):
        seed = chance.randrange(10**9)
        fault = fault_of_seed(seed, where / str(number))
        assert not fault, f"seed {seed}: {fault}"
    return {"scenes": count}
