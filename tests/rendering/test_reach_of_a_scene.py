"""What one scene does reaches no other: not in any order, not in one worker after another."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from mathanim.rendering.executors.processes import Processes
from mathanim.rendering.request import Request
from mathanim.rendering.targets import file_target
from mathanim.rendering.videos import render_videos
from tests.rendering.small_renderings import SCENES
from tests.rendering.store.edited_project import SMALL, content_of

NAMES = ("Shows", "ChangesEverything", "ShowsAgain")


def contents(names: tuple[str, ...], output: Path) -> dict[str, Any]:
    """What a viewer gets of each scene when they are rendered in that order by one worker at a time."""
    target = file_target(SCENES / "worldly.py", "")
    scenes = {wanted.reference.class_name: wanted for wanted in target.scenes}
    target = replace(target, scenes=tuple(scenes[name] for name in names))
    request = Request((target,), output=output, quality=SMALL, no_store=True)
    (report,) = render_videos(request, lambda modules: Processes(1, modules))
    assert [scene["error"] for scene in report["scenes"]] == [None] * len(names)
    return {name: content_of(scene)[0] for name, scene in zip(names, report["scenes"], strict=True)}


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return {name: contents((name,), tmp_path_factory.mktemp(name))[name] for name in NAMES}


@pytest.mark.parametrize("order", list(permutations(NAMES))[1::2], ids="-".join)
def test_a_scene_is_the_same_whatever_was_drawn_before_it(
    order: tuple[str, ...], alone: dict[str, Any], tmp_path: Path
) -> None:
    assert contents(order, tmp_path) == alone


def test_the_scene_that_changes_everything_would_be_seen(alone: dict[str, Any]) -> None:
    assert alone["Shows"] == alone["ShowsAgain"] != alone["ChangesEverything"]
