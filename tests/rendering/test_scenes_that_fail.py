"""Scenes that go wrong fail alone, in one line that says where, and never in silence."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.rendering.small_renderings import SCENES, rendered_file, scene_of, seen_in


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("odd")
    shutil.copy(SCENES / "odd.py", folder)
    return rendered_file(folder / "media", folder / "odd.py")


def line_of(text: str) -> int:
    lines = (SCENES / "odd.py").read_text("utf-8").splitlines()
    return 1 + next(number for number, line in enumerate(lines) if text in line)


@pytest.mark.parametrize(
    ("class_name", "line", "words"),
    [
        ("LeavesQuietly", "sys.exit(0)", "NoProduct: the scene ended without a product (SystemExit: 0)"),
        ("WaitsForEver", 'float("inf")', "BadLength: a play or wait must last a positive number of seconds, not inf"),
        ("WaitsForNothing", "self.wait(0)", "BadLength: a play or wait must last a positive number of seconds, not 0"),
        ("WaitsForAges", "self.wait(1e9)", "BadLength: a play of 1e+09 s makes the scene 2e+10 frames long"),
        ("WaitsBackwards", "self.wait(-1)", "BadLength: a play or wait must last a positive number of seconds, not -1"),
        (
            "PlaysForNoNumber",
            'float("nan")',
            "BadLength: a play or wait must last a positive number of seconds, not nan",
        ),
        ("HasNoNumbers", "self.play(Create(dot))", "BadPoints: Dot in Dot has points that are no numbers"),
        ("FailsInAnUpdater", "mobject.missing", "AttributeError: Dot object has no attribute 'missing'"),
    ],
)
def test_the_error_names_the_users_own_line(report: dict[str, Any], class_name: str, line: str, words: str) -> None:
    error = scene_of(report, class_name)["error"]
    assert f"odd.py:{line_of(line)}: {words}" in error
    assert "\n" not in error


def test_a_scene_too_short_to_be_seen_says_so(report: dict[str, Any]) -> None:
    error = scene_of(report, "WaitsForAMoment")["error"]
    assert (
        error
        == "ProductError: the scene lasts less than half a frame, so there is nothing to see: let it play for longer"
    )


def test_a_process_that_ends_itself_is_a_failure_that_says_so(report: dict[str, Any]) -> None:
    error = scene_of(report, "LeavesAtOnce")["error"]
    assert "NoProduct: the scene ended its process without a product (exit code 0)" in error


def test_a_worker_that_the_system_kills_is_tried_once_more(report: dict[str, Any]) -> None:
    assert scene_of(report, "IsKilledOnce")["error"] is None
    assert "WorkerLost: the worker was killed by SIGKILL" in scene_of(report, "IsAlwaysKilled")["error"]


def test_a_scene_that_plays_nothing_is_shown_for_a_second(report: dict[str, Any]) -> None:
    scene = scene_of(report, "PlaysNothing")
    assert scene["frames"] == 20
    assert scene["notes"] == ["the scene plays nothing: its picture is shown for one second"]
    assert min(seen_in(Path(scene["files"][0])).brightness) > 8


def test_a_scene_cannot_change_the_size_of_its_video_nor_another_scene(report: dict[str, Any]) -> None:
    scene = scene_of(report, "ChangesTheWorld")
    assert scene["error"] is None
    assert scene["frames"] == 10


def test_a_missing_sound_is_named(tmp_path: Path) -> None:
    shutil.copy(SCENES / "sounding.py", tmp_path)
    error = rendered_file(tmp_path / "media", tmp_path / "sounding.py")["scenes"][0]["error"]
    assert f"{tmp_path}/sounding.py:12: SceneError: no sound file 'beep.wav'" in error
