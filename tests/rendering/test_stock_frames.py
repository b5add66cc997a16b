"""What ours draws is what stock Manim draws, pixel for pixel, frame for frame."""

from pathlib import Path

import pytest

from mathanim.inputs.setting import Setting
from mathanim.rendering.job import Job, SceneReference
from mathanim.rendering.scene_files import scene_names
from tests.rendering.small_renderings import SCENES, TINY, processes
from tests.rendering.stock_comparison import our_frames, stock_frames

ORDINARY = SCENES / "ordinary.py"


@pytest.mark.parametrize("class_name", scene_names(ORDINARY))
def test_every_frame_equals_stock_manims(class_name: str, tmp_path: Path) -> None:
    job = Job(SceneReference(ORDINARY, class_name, class_name), TINY, Setting(), tmp_path, tmp_path)
    (_, ours), *_ = processes().run([job], our_frames, lambda *_: None)
    (_, stock), *_ = processes().run([job], stock_frames, lambda *_: None)
    assert len(ours) == len(stock)
    assert [index for index, (a, b) in enumerate(zip(ours, stock, strict=True)) if a != b] == []
    assert len(set(ours)) > 5
