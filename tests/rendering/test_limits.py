"""Whoever takes too long or too much is ended, named and never tried again, while the others go on."""

import os
import re
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.rendering.executors import running
from mathanim.rendering.executors.board import Board
from mathanim.rendering.executors.clock import Clock
from mathanim.rendering.executors.limits import Limits, machine_memory, share_of_memory
from mathanim.rendering.executors.messages import Inbox, send
from mathanim.rendering.executors.processes import Processes
from mathanim.rendering.executors.running import Running
from mathanim.rendering.executors.seam import Lost, Work
from mathanim.rendering.request import Request
from mathanim.rendering.targets import file_target
from mathanim.rendering.videos import render_videos
from tests.faults.process_tree import until
from tests.rendering import executor_work
from tests.rendering.small_renderings import SCENES, TINY, scene_of
from tests.rendering.test_executors import hear_nothing, is_alive

SHORT = Limits(patience=3)
"""Longer than a busy machine holds up a process that has next to nothing to do."""


def result_of(work: Work, job: Any, limits: Limits) -> Any:
    """What comes of one job."""
    ((_, result),) = Processes(1, limits=limits).run([job], work, hear_nothing)
    return result


@pytest.mark.parametrize(
    ("work", "limits", "words"),
    [
        (
            executor_work.sleep_in_silence,
            SHORT,
            "importing the scene file took more than 3 s; if it needs longer, raise --patience",
        ),
        (
            executor_work.sleep_after_import,
            SHORT,
            "no frame came in the first 3 s, in beat set_out, before its first frame; "
            "if it needs longer, raise --patience",
        ),
        (
            executor_work.sleep_after_frames,
            SHORT,
            "no frame and no word came for 3 s, in beat set_out, after frame 70; if it needs longer, raise --patience",
        ),
    ],
)
def test_silence_is_ended_and_the_words_say_where(work: Work, limits: Limits, words: str) -> None:
    assert result_of(work, 70, limits) == Lost(words, "TookTooLong")


def test_a_scene_that_never_ends_is_ended_while_others_go_on() -> None:
    runs = Processes(2, limits=Limits(patience=30, total=2))
    results = dict(runs.run([0, 0, 0], executor_work.draw_for_ever, hear_nothing))
    words = r"it was not done after 2 s, in beat go_on, after frame (\d+); if it needs longer, raise --time-limit"
    for result in (results[index] for index in range(3)):
        assert result.kind == "TookTooLong"
        frames = re.fullmatch(words, result.reason)
        assert frames and int(frames[1]) < 30 * executor_work.FRAMES_A_SECOND


def test_stills_live_as_long_as_each_beat_is_quick() -> None:
    assert result_of(executor_work.tell_of_stills, 12, SHORT) == 12


def test_an_owner_who_was_held_up_hears_what_was_said_meanwhile_before_it_ends_anybody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now, (reading, writing) = [0.0], os.pipe()

    class HeldUp(Inbox):
        """Whoever has just looked into it is held up for a minute, in which the worker speaks."""

        def take(self) -> list[Any]:
            taken = super().take()
            now[0] += 60
            send(writing, ("told", "show", 1))
            return taken

    monkeypatch.setattr(running, "time", SimpleNamespace(monotonic=lambda: now[0]))
    clock, process, unused = Clock(SHORT, 0.0), SimpleNamespace(is_alive=lambda: True), SimpleNamespace()
    clock.begin(0.0)
    worker = Running(0, 1, process, cast(Any, unused), HeldUp(reading), Board(), clock)
    heard: list[tuple[int, str, int]] = []
    for _ in range(3):
        assert list(worker.results(lambda *words: heard.append(words))) == []
    assert heard == [(0, "show", 1)] * 2
    os.close(writing)
    os.close(reading)


def test_whatever_the_scene_started_ends_with_it(tmp_path: Path) -> None:
    mark = tmp_path / "child"
    assert result_of(executor_work.sleep_with_a_child, str(mark), SHORT).kind == "TookTooLong"
    assert until(lambda: not is_alive(int(mark.read_text())))


def test_a_worker_may_hold_its_memory_and_no_more() -> None:
    assert result_of(executor_work.fill_memory, 10**8, Limits(memory=2 * 10**9)) == 10**8
    assert "MemoryError" in result_of(executor_work.fill_memory, 3 * 10**9, Limits(memory=2 * 10**9)).reason


def test_memory_that_is_only_reserved_does_not_count() -> None:
    assert result_of(executor_work.reserve_memory, 2**40, Limits(memory=2 * 10**9)) == 2**40


def test_large_results_arrive_whole() -> None:
    assert result_of(executor_work.return_much, 50_000_000, Limits()) == b"x" * 50_000_000


@given(st.integers(10**9, 10**13), st.integers(1, 256))
@settings(max_examples=50)
def test_workers_share_three_quarters_of_the_memory_but_none_starves(machine: int, workers: int) -> None:
    share = share_of_memory(machine, workers)
    assert share <= machine * 3 / 4
    assert share >= min(machine * 3 / 4, 4e9) - 1
    assert share * workers <= machine or share <= 4e9


def test_the_memory_of_this_machine_is_what_the_kernel_says() -> None:
    total = int(Path("/proc/meminfo").read_text().split()[1]) * 1024
    assert 2**28 < machine_memory() <= total


@given(st.lists(st.tuples(st.floats(0, 10), st.sampled_from(["", "a", "b"]), st.integers(0, 3)), max_size=20))
@settings(max_examples=50)
def test_a_scene_is_ended_only_after_its_patience_and_never_later(words: list[tuple[float, str, int]]) -> None:
    """Beside the clock, all that was heard is kept, and the last sign of life found in it anew each time."""
    clock = Clock(Limits(patience=5.0), 0.0)
    clock.begin(0.0)
    now, heard = 0.0, [(0.0, "", 0)]
    for gap, beat, frames in words:
        assert bool(clock.complaint(now + gap, 0)) == (now + gap >= last_sign(heard) + 5.0)
        now += gap
        if clock.complaint(now, 0):
            return
        clock.hear(now, beat, frames)
        heard.append((now, beat, frames))


def last_sign(heard: list[tuple[float, str, int]]) -> float:
    """When the last sign of life came: any word once drawing is under way, else the first word, else the start."""
    beats = [beat for _, beat, _ in heard[1:]]
    changes = [n for n in range(1, len(beats)) if beats[n - 1] and beats[n] != beats[n - 1]]
    frames = [n for n, (_, _, count) in enumerate(heard[1:]) if count]
    return heard[-1][0] if changes or frames else heard[min(1, len(heard) - 1)][0]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("endless")
    file = Path(shutil.copy(SCENES / "endless.py", folder))
    request = Request((file_target(file, ""),), output=folder / "media", quality=TINY)
    return render_videos(request, lambda _: Processes(2, limits=Limits(patience=8, memory=3 * 10**9)))[0]


@pytest.mark.parametrize(
    ("class_name", "words"),
    [
        ("LoopsForEver", "TookTooLong: no frame came in the first 8 s, before its first frame"),
        ("HangsInAnUpdater", "TookTooLong: no frame and no word came for 8 s, in beat turn, after frame "),
        ("EatsMemory", "endless.py:36: OutOfMemory: the scene wanted more memory than its limit of 3 GB, holding "),
        ("EatsMemoryInArrays", "endless.py:43: OutOfMemory: the scene wanted more memory than its limit of 3 GB"),
    ],
)
def test_a_scene_that_takes_too_much_fails_in_one_line(report: dict[str, Any], class_name: str, words: str) -> None:
    error = scene_of(report, class_name)["error"]
    assert words in error
    assert "\n" not in error


def test_the_others_are_drawn(report: dict[str, Any]) -> None:
    assert scene_of(report, "TakesLittle")["frames"] == 4


def test_a_file_that_hangs_while_it_is_imported_says_so(tmp_path: Path) -> None:
    file = tmp_path / "talk.py"
    file.write_text("from manim import Scene\nclass Talk(Scene):\n    pass\nwhile True:\n    pass\n")
    request = Request((file_target(file, ""),), output=tmp_path / "media", quality=TINY)
    (report,) = render_videos(request, lambda _: Processes(1, limits=SHORT))
    assert "TookTooLong: importing the scene file took more than 3 s" in report["scenes"][0]["error"]
