"""``./run`` sets up what is missing, says in one line what it cannot, and then gets out of the way."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from tests.faults.process_tree import until
from tests.processor_time import slowness, used_by_children
from tests.run_stage import ROOT, Stage

VENV = "python3 -m venv"
LOCK = "uv pip install"


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


@pytest.fixture
def ready(stage: Stage) -> Stage:
    """A stage on which everything is set up."""
    assert stage.run("list")[0] == 0
    stage.calls()
    return stage


def wait_for_lock(stage: Stage) -> None:
    """Wait until what requirements.lock names is being installed."""
    assert until(lambda: stage.diary.exists() and LOCK in stage.diary.read_text(encoding="utf-8"))


def test_it_is_plain_shell() -> None:
    for name in ("run", ".ci/run"):
        assert subprocess.run(["sh", "-n", ROOT / name], check=False).returncode == 0


def test_it_sets_up_and_hands_the_words_on_as_they_came(stage: Stage) -> None:
    status, output, _ = stage.run("video", "my scenes.py", "--set", "a='b'")
    assert status == 0
    assert output == f"{stage.folder}: {stage.house}/render.py video my scenes.py --set a='b'\n"
    assert (stage.house / ".venv/ready").exists()


def test_the_program_hears_how_it_was_typed(ready: Stage) -> None:
    ready.script(".python", 'printf "%s\\n" "$MATHANIM_TYPED"')
    assert ready.run("still", "--no-such-option")[1].splitlines()[0] == str(ready.house / "run")


def test_tests_run_in_the_repository(ready: Stage) -> None:
    assert ready.run("test", "-k", "a b")[1] == f"{ready.house}: -m pytest -n auto --dist worksteal -k a b\n"


def test_when_all_is_in_place_nothing_else_starts(ready: Stage) -> None:
    before = used_by_children()
    assert ready.run("list")[0] == 0
    used = used_by_children() - before
    assert used < 0.5 or used < 0.5 * slowness()
    assert ready.calls() == [f".python {ready.house}/render.py list"]


def test_a_new_lock_is_installed_into_the_same_venv(ready: Stage) -> None:
    with (ready.house / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("another==1.0\n")
    assert ready.run("list")[0] == 0
    calls = ready.calls()
    assert not [call for call in calls if call.startswith(VENV)]
    assert len([call for call in calls if call.startswith(LOCK)]) == 2
    assert ready.run("list")[0] == 0
    assert len(ready.calls()) == 1


def test_voices_are_installed_once_beside_everything_else_when_they_are_asked_for(ready: Stage) -> None:
    assert ready.run("video", "--voice", "tour")[1].endswith("render.py video --voice tour\n")
    assert [call.rpartition("--target ")[2] for call in ready.calls(LOCK)] == [
        ".venv/voices -r requirements-voice.lock"
    ]
    assert ready.run("video", "tour", "--voice")[0] == 0
    assert ready.calls() == [f".python {ready.house}/render.py video tour --voice"]
    (ready.house / "requirements-voice.lock").write_text("another==1.0\n", encoding="utf-8")
    assert ready.run("video", "tour")[0] == 0
    assert not ready.calls(LOCK)
    assert ready.run("video", "tour", "--voice")[0] == 0
    assert len(ready.calls(LOCK)) == 1


def test_voices_that_cannot_be_installed_stop_what_would_need_them(ready: Stage) -> None:
    ready.script("uv", "echo 'dns error: failed to lookup' >&2; exit 2")
    status, output, complaints = ready.run("video", "--voice", "tour")
    assert (status, output) == (2, "")
    assert complaints.splitlines()[-1] == "run: cannot install the voices: no network; connect and run this again"
    assert ready.run("video", "tour")[0] == 0


def test_wrong_words_are_refused_before_voices_are_installed(ready: Stage) -> None:
    ready.script(".python", "[ -z \"$MATHANIM_JUDGE_ONLY\" ] || { echo 'point: needs a number' >&2; exit 2; }")
    assert ready.run("video", "tour", "--voice", "--set", "point=x") == (2, "", "point: needs a number\n")
    assert not ready.calls(LOCK)


def test_a_venv_that_is_a_link_to_that_of_another_folder_is_left_alone(ready: Stage) -> None:
    other = ready.folder / "another"
    shutil.move(ready.house / ".venv", other)
    (other / "ready").write_text("another\n", encoding="utf-8")
    (ready.house / ".venv").symlink_to(other)
    status, _, complaints = ready.run("list")
    assert (status, (other / "ready").read_text(encoding="utf-8")) == (2, "another\n")
    assert complaints.splitlines()[-1].startswith(f"run: .venv is a link to {other}, made for another folder: remove")
    assert not ready.calls(VENV)


def test_a_venv_that_was_left_half_made_is_made_anew(ready: Stage) -> None:
    (ready.house / ".venv/ready").unlink()
    assert ready.run("list")[0] == 0
    assert ready.calls(VENV) == [f"{VENV} --clear .venv"]


def test_a_venv_that_failed_is_made_anew(stage: Stage) -> None:
    stage.script("uv", "exit 1")
    assert stage.run("list")[0] == 2
    stage.script("uv", "")
    stage.calls()
    assert stage.run("list")[0] == 0
    assert stage.calls(VENV) == [f"{VENV} --clear .venv"]


def test_a_house_that_moved_makes_its_venv_anew(ready: Stage) -> None:
    old, ready.house = ready.house, ready.folder / "a new house"
    shutil.move(old, ready.house)
    assert ready.run("list")[0] == 0
    assert ready.calls(VENV) == [f"{VENV} --clear .venv"]


def test_two_at_once_set_up_once(stage: Stage) -> None:
    stage.script("uv", f'while [ ! -e "{stage.folder}/go" ]; do sleep 0.01; done')
    first = stage.start("list")
    wait_for_lock(stage)
    second = stage.start("list")
    assert second.stderr is not None and "waiting for another ./run" in second.stderr.readline()
    (stage.folder / "go").touch()
    for process in (first, second):
        process.communicate(timeout=120)
        assert process.returncode == 0
    assert len(stage.calls(VENV)) == 1


def test_a_run_that_was_killed_leaves_nothing_to_mend_by_hand(stage: Stage) -> None:
    stage.script("uv", "sleep 300")
    first = stage.start("list")
    wait_for_lock(stage)
    os.killpg(first.pid, signal.SIGKILL)
    first.communicate(timeout=120)
    stage.script("uv", "")
    assert stage.run("list")[0] == 0
    assert len(stage.calls(VENV)) == 2


def test_missing_packages_are_installed_by_root(stage: Stage) -> None:
    stage.script("dpkg-query", 'case "$*" in *libcairo2-dev) printf not-installed; exit ;; *gcc) exit 1 ;; esac')
    assert stage.run("list")[0] == 0
    assert stage.calls("apt-get") == [
        "apt-get update -q",
        "apt-get install -qy --no-install-recommends gcc libcairo2-dev",
    ]


def test_without_root_it_says_what_to_run_by_hand(stage: Stage) -> None:
    stage.script("dpkg-query", "exit 1")
    stage.script("id", "echo 1000; exit")
    status, output, complaints = stage.run("list")
    assert (status, output) == (2, "")
    assert complaints == (
        "run: system packages are missing and only root can install them; as root, run: apt-get update && "
        "apt-get install --no-install-recommends python3 python3-venv python3-dev gcc pkg-config libcairo2-dev "
        "libpango1.0-dev\n"
    )


OLD_PYTHON = 'case "$1" in -c) exit 1 ;; --version) echo "Python 3.9.2"; exit ;; esac'
NO_ROOM = 'case "$2" in venv) echo "No space left on device"; exit 1 ;; esac'


@pytest.mark.parametrize(
    ("program", "acts", "complaint"),
    [
        ("python3", OLD_PYTHON, "needs Python 3.11 or newer, and python3 is Python 3.9.2"),
        ("python3", NO_ROOM, "cannot make .venv: the disk is full"),
        (".python", "echo 'Failed to establish a new connection' >&2; exit 1", "cannot install uv: no network"),
        ("uv", "echo 'failed to write: No space left on device (os error 28)'; exit 2", "the disk is full"),
        ("uv", "echo 'error: Request failed: dns error: failed to lookup' >&2; exit 2", "no network"),
    ],
)
def test_what_it_cannot_do_is_one_line(stage: Stage, program: str, acts: str, complaint: str) -> None:
    stage.script(program, acts)
    status, output, complaints = stage.run("list")
    assert (status, output) == (2, "")
    assert complaint in complaints.splitlines()[-1]
    assert "No space" not in complaints
    assert len([line for line in complaints.splitlines() if "cannot" in line or "needs" in line]) == 1


def test_a_full_disk_is_known_whatever_the_words(stage: Stage) -> None:
    (stage.programs / "df").unlink()
    say = "printf '%s\\n' 'Filesystem 1024-blocks Used Available Capacity Mounted' 'over lay 8192 8100 92 99% /a 5% b'"
    (stage.programs / "df").write_text(f"#!/bin/sh\n{say}\n", encoding="utf-8")
    (stage.programs / "df").chmod(0o755)
    stage.script("uv", "echo 'exit status 1'; exit 1")
    status, _, complaints = stage.run("list")
    assert status == 2
    assert "the disk is full" in complaints


def test_what_it_does_not_understand_it_shows(stage: Stage) -> None:
    stage.script("uv", "echo 'a==1 and a==2 cannot both be'; exit 1")
    status, _, complaints = stage.run("list")
    assert status == 2
    assert "a==1 and a==2 cannot both be" in complaints


def test_uv_is_told_what_pip_was_told(stage: Stage) -> None:
    stage.pip_settings(
        ":env:.cert='/certs/env.crt'\nglobal.cert='/certs/global.crt'\n"
        "global.find-links='wheels'\nglobal.extra-index-url='\\nfile:///a\\nfile:///b'\n"
    )
    assert stage.run("list")[0] == 0
    assert set(stage.calls("with")) == {"with wheels file:///a file:///b /certs/env.crt"}
    (stage.house / ".venv/ready").unlink()
    assert stage.run("list", UV_FIND_LINKS="mine")[0] == 0
    assert set(stage.calls("with")) == {"with mine file:///a file:///b /certs/env.crt"}


def test_torch_without_cuda_is_tried_first_unless_wheels_were_laid_ready(stage: Stage) -> None:
    stage.script("uv", 'case "$*" in *--torch-backend*) exit 1 ;; esac')
    assert stage.run("list")[0] == 0
    assert ["--torch-backend auto" in call for call in stage.calls(LOCK)] == [True, False, False]
    (stage.house / ".venv/ready").unlink()
    assert stage.run("list", UV_FIND_LINKS="wheels")[0] == 0
    assert ["--torch-backend auto" in call for call in stage.calls(LOCK)] == [False, False]
