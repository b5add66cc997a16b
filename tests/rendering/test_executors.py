"""Every job runs once in a world of its own, and nothing outlives the program."""

import os
import signal
import subprocess
import sys
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.rendering.executors.cores import allotted
from mathanim.rendering.executors.fork_server import SERVER
from mathanim.rendering.executors.limits import Limits
from mathanim.rendering.executors.processes import FIXED_WORLD, Processes, shared
from mathanim.rendering.executors.seam import Lost
from mathanim.rendering.executors.serial import Serial
from tests.faults.process_tree import until
from tests.rendering.executor_work import (
    allotment,
    bring_what_cannot_travel,
    close_every_pipe,
    count_and_end,
    fall_to,
    is_loaded,
    leave_a_child_behind,
    sleep_beside,
    world_of_worker,
)

ROOT = Path(__file__).resolve().parents[2]


def hear_nothing(index: int, beat: str, frames: int) -> None:
    del index, beat, frames


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_every_job_gives_one_result_from_a_fresh_process_in_the_fixed_world(workers: int) -> None:
    heard: list[tuple[int, str, int]] = []
    results = dict(Processes(workers).run([10, 11, 12, 13], world_of_worker, lambda *words: heard.append(words)))
    assert sorted(results) == [0, 1, 2, 3]
    for index, (job, world, was_used) in results.items():
        assert job == 10 + index
        assert world == {name: FIXED_WORLD[name] for name in world}
        assert not was_used
    assert sorted(heard) == [(index, "beat", 10 + index) for index in range(4)]


def test_serial_gives_results_in_order() -> None:
    found = [result[0] for _, result in Serial().run([3, 1, 2], world_of_worker, hear_nothing)]
    assert found == [3, 1, 2]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM])
def test_a_killed_worker_is_named_and_the_others_go_on(number: int) -> None:
    results = dict(Processes(2).run([number, number], fall_to, hear_nothing))
    for result in (results[0], results[1]):
        assert result.reason.startswith(f"the worker was killed by {signal.Signals(number).name}")
        assert result.kind == "WorkerLost" and result.is_machine_fault


@pytest.mark.parametrize(
    ("how", "kind", "tries"),
    [
        ("SIGKILL", "WorkerLost", 2),
        ("SIGSEGV", "WorkerLost", 2),
        ("raise", "NoProduct", 1),
        ("exit", "NoProduct", 1),
        ("sleep", "TookTooLong", 1),
    ],
)
def test_only_what_the_machine_did_is_tried_again_and_once(how: str, kind: str, tries: int, tmp_path: Path) -> None:
    file = tmp_path / "tries"
    limits = Limits(patience=3) if how == "sleep" else Limits()
    runs = Processes(1, limits=limits).run([(str(file), how)], count_and_end, hear_nothing)
    ((_, result),) = runs
    assert (result.kind, file.read_text()) == (kind, "x" * tries)


def test_a_job_that_cannot_travel_is_a_loss_that_says_why_and_the_others_go_on() -> None:
    results = dict(Processes(1).run([lambda: None, 5], world_of_worker, hear_nothing))
    assert results[0].kind == "CannotTravel"
    assert results[0].reason.startswith("the job cannot be sent: ")
    assert results[1][0] == 5


def test_a_fork_server_that_the_program_had_before_forks_none_of_our_workers() -> None:
    other = get_context("forkserver").Process(target=os.getpid)
    other.start()
    other.join()
    ((_, (_, world, _)),) = Processes(1).run([5], world_of_worker, hear_nothing)
    assert world == {name: FIXED_WORLD[name] for name in world}


def test_a_server_that_began_without_a_module_begins_anew() -> None:
    dict(Processes(1).run([5], world_of_worker, hear_nothing))
    modules = ["wave", "mathanim.inputs.array_file"]
    needed_later = ["wave", "mathanim.inputs.npy_file"]
    were_loaded = dict(Processes(1, modules).run(needed_later, is_loaded, hear_nothing))
    ((_, is_still),) = Processes(1).run(["wave"], is_loaded, hear_nothing)
    assert were_loaded == {0: True, 1: True}
    assert is_still


@pytest.mark.parametrize(("deaths", "comes"), [(2, "a result"), (6, "a result"), (8, "WorkerLost")])
def test_a_fork_server_that_dies_before_it_forks_is_the_machine_s_fault(
    deaths: int, comes: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = [signal.SIGKILL] * deaths  # twice two a try: when the world is set, and when the worker is asked for
    ensure_running = SERVER.ensure_running

    def run_and_die() -> None:
        ensure_running()
        if left:
            os.kill(SERVER._forkserver_pid, left.pop())
            os.waitid(os.P_PID, SERVER._forkserver_pid, os.WEXITED | os.WNOWAIT)

    monkeypatch.setattr(SERVER, "ensure_running", run_and_die)
    ((_, result),) = Processes(1).run([5], world_of_worker, hear_nothing)
    assert (result.kind if isinstance(result, Lost) else "a result") == comes


def test_a_fork_server_that_was_killed_and_has_not_gone_yet_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    dict(Processes(1).run([5], world_of_worker, hear_nothing))
    killed, looks, waitid, waitpid = SERVER._forkserver_pid, list[int](), os.waitid, os.waitpid
    os.kill(killed, signal.SIGKILL)
    waitid(os.P_PID, killed, os.WEXITED | os.WNOWAIT)

    def waitid_at_last(kind: int, process: int, options: int) -> object:
        looks.append(process)
        return waitid(kind, process, options) if looks.count(killed) > 3 else None

    def seems_to_live(process: int, options: int) -> tuple[int, int]:
        return (0, 0) if process == killed and looks.count(killed) <= 3 else waitpid(process, options)

    monkeypatch.setattr(os, "waitid", waitid_at_last)
    monkeypatch.setattr(os, "waitpid", seems_to_live)
    ((_, (job, _, _)),) = Processes(1).run([6], world_of_worker, hear_nothing)
    assert job == 6


def test_the_last_job_learns_that_it_may_use_the_cores_of_those_that_ended(tmp_path: Path) -> None:
    jobs = [(str(tmp_path), 3, wanted) for wanted in (1, 1, 3)]
    results = dict(Processes(3).run(jobs, allotment, hear_nothing))
    assert results[0][0] == results[1][0] == 1
    assert results[2] in ([1, 3], [1, 2, 3])


def test_a_job_alone_may_use_every_core_and_outside_a_worker_there_is_one(tmp_path: Path) -> None:
    ((_, seen),) = Processes(4).run([(str(tmp_path), 1, 4)], allotment, hear_nothing)
    assert seen[-1] == 4
    assert allotted() == 1


@given(st.integers(1, 40), st.data())
@settings(max_examples=50)
def test_shares_of_cores_add_up_to_the_workers_and_differ_by_one_at_most(workers: int, data: st.DataObject) -> None:
    shares = shared(workers, data.draw(st.integers(1, workers)))
    assert sum(shares) == workers
    assert max(shares) - min(shares) <= 1 <= min(shares)


def test_a_result_that_cannot_travel_is_a_loss_that_says_why() -> None:
    ((_, result),) = Processes(1).run([0], bring_what_cannot_travel, hear_nothing)
    assert isinstance(result, Lost) and result.kind == "CannotTravel"
    assert result.reason.startswith("the result cannot be sent: ") and "pickle" in result.reason


def test_a_worker_that_leaves_a_child_behind_is_not_waited_for(tmp_path: Path) -> None:
    mark = tmp_path / "the child has ended"
    ((_, result),) = Processes(1).run([str(mark)], leave_a_child_behind, hear_nothing)
    assert result == Lost("the scene ended its process without a product (exit code 0)")
    assert not mark.exists()


def test_a_scene_that_closes_the_workers_pipe_ends_without_a_product() -> None:
    ((_, result),) = Processes(1).run([0], close_every_pipe, hear_nothing)
    assert result == Lost("the scene ended its process without a product (exit code 0)")


def test_closing_the_iterator_ends_the_workers(tmp_path: Path) -> None:
    marks = [str(tmp_path / name) for name in "ab"]

    def stop_when_both_run(index: int, beat: str, frames: int) -> None:
        del index, beat, frames
        if all(Path(mark).exists() and Path(mark).read_text() for mark in marks):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(Processes(2).run(marks, sleep_beside, stop_when_both_run))
    assert until(lambda: not any(is_alive(int(Path(mark).read_text())) for mark in marks))


def test_no_worker_outlives_a_killed_program(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    code = (
        "import sys\n"
        "from mathanim.rendering.executors.processes import Processes\n"
        "from tests.rendering.executor_work import sleep_beside\n"
        "list(Processes(1).run([sys.argv[1]], sleep_beside, lambda *_: None))\n"
    )
    program = subprocess.Popen([sys.executable, "-c", code, str(mark)], cwd=ROOT)
    assert until(lambda: mark.exists() and bool(mark.read_text()))
    program.kill()
    program.wait()
    assert until(lambda: not is_alive(int(mark.read_text())))


def test_a_manim_cfg_in_the_working_folder_or_home_has_no_say(tmp_path: Path) -> None:
    (tmp_path / "manim.cfg").write_text("[CLI]\nbackground_color = #ff0000\n[logger]\nlogging_level = nonsense\n")
    home = tmp_path / "home" / ".config" / "manim"
    home.mkdir(parents=True)
    (home / "manim.cfg").write_text("[CLI]\nbackground_color = #00ff00\nplugins = no_such_plugin\n")
    code = (
        "from mathanim.rendering.executors.processes import Processes\n"
        "from tests.rendering.executor_work import see_configuration\n"
        "print(list(Processes(1).run(['.'], see_configuration, lambda *_: None)))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "#000000" in run.stdout, run.stderr


def is_alive(pid: int) -> bool:
    """Whether the process runs; a zombie does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
