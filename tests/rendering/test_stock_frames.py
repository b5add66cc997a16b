"""What ours draws is what stock Manim draws, pixel for pixel, frame for frame."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from mathanim.inputs.setting import Setting
from mathanim.rendering.job import Job, SceneReference
from mathanim.rendering.scene_files import scene_names
from tests.rendering.flagship_frames import compared, tour
from tests.rendering.scenes_of_chance import SIXTEEN, fault_of_seed
from tests.rendering.small_renderings import SCENES, processes
from tests.rendering.stock_comparison import difference

ORDINARY = [SCENES / "ordinary.py", *sorted((SCENES / "unusual").glob("*.py"))]


@pytest.mark.parametrize(
    ("file", "class_name"),
    [pytest.param(file, name, id=f"{file.stem}-{name}") for file in ORDINARY for name in scene_names(file)],
)
def test_every_frame_equals_stock_manims(file: Path, class_name: str, tmp_path: Path) -> None:
    job = Job(SceneReference(file, class_name, class_name), SIXTEEN, Setting(), tmp_path, tmp_path)
    assert difference(job, processes()) == ""


@pytest.mark.parametrize("seed", range(8))
def test_a_scene_of_chance_equals_stock_manims(seed: int, tmp_path: Path) -> None:
    assert fault_of_seed(seed, tmp_path) == ""


def test_a_flagship_is_drawn_as_stock_manim_draws_it(tmp_path: Path) -> None:
    (flagship,) = compared(tour("tight", replace(SIXTEEN, frame_rate=Fraction(3)), tmp_path / "tour")[1:2]).values()
    assert flagship["plays"] > 20 < flagship["pictures"]
