"""One scene drawn by several processes is the scene drawn by one, to the byte."""

from pathlib import Path
from typing import Any

import pytest

from mathanim.inputs.setting import Setting
from mathanim.rendering.executors.seam import Work
from mathanim.rendering.job import Job, SceneReference
from tests.rendering import relay_work
from tests.rendering.small_renderings import SCENES, TINY, processes

FILE = SCENES / "in_stretches.py"


def worked(folder: Path, work: Work, class_name: str = "ManyPlays") -> Any:
    job = Job(SceneReference(FILE, class_name, class_name), TINY, Setting(), folder, folder)
    ((_, result),) = processes().run([job], work, lambda *_: None)
    return result


def test_whoever_draws_the_clip_is_the_same(tmp_path: Path) -> None:
    clips = {}
    for work in (relay_work.alone, relay_work.in_twos, relay_work.in_fives):
        (folder := tmp_path / work.__name__).mkdir()
        clips[work.__name__], children, failure = worked(folder, work)
        assert failure == ""
        assert (children > 0) == (work is not relay_work.alone)
    assert len(set(clips.values())) == 1


@pytest.mark.parametrize("work", [relay_work.alone, relay_work.in_fives])
def test_a_scene_that_fails_late_fails_with_its_own_words(work: Work, tmp_path: Path) -> None:
    _, _, failure = worked(tmp_path, work, "FailsLate")
    assert failure.endswith("RuntimeError: the scene gives up at last")
    assert str(FILE) in failure


def test_a_child_killed_by_the_system_costs_one_more_try(tmp_path: Path) -> None:
    clip, _, failure = worked(tmp_path, relay_work.with_a_child_killed_once)
    assert (tmp_path / relay_work.KILLED_ONCE).exists()
    assert failure == ""
    (folder := tmp_path / "alone").mkdir()
    assert clip == worked(folder, relay_work.alone)[0]


def test_a_child_that_cannot_draw_says_why(tmp_path: Path) -> None:
    _, children, failure = worked(tmp_path, relay_work.with_a_child_that_cannot_draw)
    assert children > 0
    assert "a part of the scene was not drawn: OSError: no room on the disc" in failure


def test_a_child_that_finds_the_disk_full_says_so(tmp_path: Path) -> None:
    _, children, failure = worked(tmp_path, relay_work.with_a_disk_that_is_full_for_children)
    assert children > 0
    assert "DiskFull: disk full: needs more than the" in failure
