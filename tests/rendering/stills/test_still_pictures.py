"""Stills that are asked for on the command line: several targets, beats and times, each at a place of its own."""

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from mathanim.rendering.errors import WrongUse
from mathanim.rendering.report import failures_in, files_in
from mathanim.rendering.request import Request
from mathanim.rendering.stills.moments import moments_by_target
from mathanim.rendering.stills.still_pictures import render_stills
from mathanim.rendering.stills.storyboard_sheets import render_sheets
from mathanim.rendering.targets import target_named
from tests.rendering.small_renderings import SCENES, TINY, processes, rendered_file, scene_of

FILE = SCENES / "three_scenes.py"
CIRCLE, SQUARE = f"{FILE}:CircleAppears", f"{FILE}:SquareBecomesCircle"


def stills(
    output: Path, *texts: str, render: Any = render_stills, executor_for: Any = processes
) -> list[dict[str, Any]]:
    moments = moments_by_target(texts)
    request = Request(tuple(target_named(text) for text in moments), output=output, quality=TINY)
    reports: list[dict[str, Any]] = render(request, list(moments.values()), executor_for)
    return reports


def names(reports: list[dict[str, Any]]) -> list[str]:
    return [Path(file).name for file in files_in(reports)]


def test_beats_and_times_of_one_scene_come_together(tmp_path: Path) -> None:
    reports = stills(tmp_path, f"{CIRCLE}@rest", f"{CIRCLE}@0.5s", f"{CIRCLE}@.95s", f"{CIRCLE}@3.99s")
    assert names(reports) == ["02-rest.png", "at-0.5s.png", "at-0.95s.png", "at-3.99s.png"]
    with pytest.raises(WrongUse, match=r"no picture at 4s: three_scenes:CircleAppears lasts 4\.000 s"):
        stills(tmp_path, f"{CIRCLE}@4s", executor_for=lambda _: "nobody, for its length is kept")


def test_a_time_shows_what_the_video_shows_and_a_failing_scene_is_told(tmp_path: Path) -> None:
    reports = stills(tmp_path, f"{FILE}@0.25s")
    assert len(files_in(reports)) == 2
    assert [failure.partition(":")[0] for failure in failures_in(reports)] == ["three_scenes"]
    assert scene_of(reports[0], "CircleAppears")["frames"] == rendered_file(tmp_path, FILE, "CircleAppears")["frames"]


def test_a_time_beyond_the_end_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match=r"at 4s: three_scenes:CircleAppears lasts 4\.000 s, .* shown from 3\.950 s on"):
        stills(tmp_path, f"{CIRCLE}@4s", f"{CIRCLE}@1s")
    assert list(tmp_path.rglob("*.png")) == []


def test_a_sheet_of_a_file_leaves_out_what_failed(tmp_path: Path) -> None:
    folder = tmp_path / "it's me@home"
    folder.mkdir()
    file = shutil.copy(FILE, folder / "talk.py")
    stale = tmp_path / "out" / "talk" / "talk.sheet-2.png"
    stale.parent.mkdir(parents=True)
    stale.write_bytes(b"of a longer storyboard")
    reports = stills(tmp_path / "out", str(file), render=render_sheets)
    assert names(reports) == ["talk.sheet.png"]
    assert len(failures_in(reports)) == 1
    assert not stale.exists()
    (sheet,) = files_in(reports)
    pixels = np.asarray(Image.open(sheet).convert("RGB")).astype(int)
    assert (pixels[..., 0] > pixels[..., 2] + 60).any(), "the red circle"


def test_a_sheet_of_one_beat_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="a sheet shows every beat, not only 'rest': leave out @rest"):
        stills(tmp_path, f"{CIRCLE}@rest", render=render_sheets)
