"""Jobs go through any concurrent.futures.Executor: same world, same results, and nothing goes on that nobody wants."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mathanim.rendering.executors.agent import own_folder
from mathanim.rendering.executors.futures import Futures
from mathanim.rendering.executors.limits import Limits
from mathanim.rendering.executors.parcels import Sender
from mathanim.rendering.executors.processes import FIXED_WORLD
from mathanim.rendering.executors.seam import Lost, Told, Work
from mathanim.rendering.request import Request
from mathanim.rendering.targets import file_target
from mathanim.rendering.videos import render_videos
from tests.faults.process_tree import until
from tests.rendering import executor_work
from tests.rendering.cluster_of_processes import ProcessPool
from tests.rendering.small_renderings import SCENES, TINY, rendered_file, scene_of
from tests.rendering.store.edited_project import content_of
from tests.rendering.test_executors import hear_nothing, is_alive


class OnePool(ProcessPoolExecutor):
    """A pool that goes on for the next test, as a cluster goes on for the next program."""

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        del wait, cancel_futures


@pytest.fixture(scope="module")
def futures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Futures]:
    """An executor on a cluster with one process."""
    cluster = ProcessPool(tmp_path_factory.mktemp("cluster"), OnePool)
    pool = cluster.pool()
    cluster.pool = lambda: pool  # type: ignore[method-assign]
    yield Futures(cluster)
    ProcessPoolExecutor.shutdown(pool)


def test_every_job_gives_one_result_from_a_fresh_process_in_the_fixed_world(futures: Futures) -> None:
    heard: list[tuple[int, str, int]] = []
    results = dict(futures.run([7, 8, 9], executor_work.world_of_worker, lambda *words: heard.append(words)))
    assert sorted(results) == [0, 1, 2]
    for index, (job, world, was_used) in results.items():
        assert job == 7 + index
        assert world == {name: FIXED_WORLD[name] for name in world}
        assert not was_used


@pytest.mark.parametrize("is_shared", [True, False])
def test_scenes_come_back_as_if_drawn_here(
    is_shared: bool, futures: Futures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = rendered_file(tmp_path / "here", SCENES / "three_scenes.py")
    if not is_shared:
        blind(monkeypatch)
    request = Request((file_target(SCENES / "three_scenes.py", ""),), output=tmp_path / "there", quality=TINY)
    (there,) = render_videos(request, lambda _: futures)
    assert [scene["error"] for scene in there["scenes"]] == [scene["error"] for scene in here["scenes"]]
    for name in ("CircleAppears", "SquareBecomesCircle"):
        assert content_of(scene_of(there, name)) == content_of(scene_of(here, name))
    assert until(lambda: not list(own_folder().glob(".work-*/*/clip.mp4")), 30), (
        "an agent keeps a clip as long as it lives"
    )
    (again,) = render_videos(request, lambda _: Nobody())
    assert [scene["reused"] for scene in again["scenes"]] == [True, False, True]


def blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no machine see the jobs' folders, as if they were on another disk."""
    sent = Sender.sent
    monkeypatch.setattr(Sender, "sent", lambda self, job: replace(sent(self, job), mark="of another disk"))


class Nobody:
    """Draws nothing: what is not kept is lost."""

    def run(self, jobs: Sequence[Any], work: Work, told: Told) -> Iterator[tuple[int, Any]]:
        del work, told
        yield from ((index, Lost("nobody draws")) for index in range(len(jobs)))


def test_limits_hold_there_too(futures: Futures, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(futures, "_limits", Limits(patience=8))
    ((_, result),) = futures.run([3], executor_work.sleep_after_frames, hear_nothing)
    assert result.kind == "TookTooLong"
    assert result.reason.startswith("no frame and no word came for 8 s, in beat set_out, after frame 3")


def test_closing_the_iterator_ends_what_runs_on_the_machines(futures: Futures, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    runs = futures.run([0, str(mark)], executor_work.sleep_unless_zero, hear_nothing)
    assert next(runs) == (0, "done")
    assert until(lambda: mark.exists() and bool(mark.read_text()))
    runs.close()
    assert until(lambda: not is_alive(int(mark.read_text())))


def test_a_machine_that_dies_has_its_jobs_done_by_another(tmp_path: Path) -> None:
    cluster = ProcessPool(tmp_path)
    runs = Futures(cluster).run([str(tmp_path / "mark")], executor_work.kill_the_machine_once, hear_nothing)
    assert dict(runs) == {0: "done"}
    assert len(cluster.pools) == 2


def test_a_job_whose_agent_is_killed_each_time_is_given_up(tmp_path: Path) -> None:
    ((_, result),) = Futures(ProcessPool(tmp_path)).run([0], executor_work.kill_the_agent, hear_nothing)
    assert result.kind == "WorkerLost"
    assert result.reason.startswith("the cluster gave it up: AgentLost: the program that drew on ")
