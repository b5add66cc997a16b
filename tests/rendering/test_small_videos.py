"""A small video is smaller, and says as much."""

from pathlib import Path

import numpy as np
from click.testing import CliRunner

import render
from tests.rendering.small_renderings import SCENES, seen_in

SCENE = f"{SCENES / 'three_scenes.py'}:SquareBecomesCircle"


def rendered(output: Path, *options: str) -> Path:
    words = ["video", SCENE, "--quality", "draft", "--output", str(output), *options]
    assert CliRunner().invoke(render.cli, words).exit_code == 0
    return next(output.rglob("*.mp4"))


def test_a_small_video_is_smaller_and_shows_the_same(tmp_path: Path) -> None:
    plain, small = rendered(tmp_path / "plain"), rendered(tmp_path / "small", "--small")
    assert small.stat().st_size < 0.8 * plain.stat().st_size
    first, second = seen_in(plain), seen_in(small)
    assert first.times == second.times
    assert np.abs(np.array(first.brightness) - second.brightness).max() < 1


def test_a_video_kept_in_the_store_is_not_taken_for_a_small_one(tmp_path: Path) -> None:
    size = rendered(tmp_path).stat().st_size
    assert rendered(tmp_path, "--small").stat().st_size < 0.8 * size
