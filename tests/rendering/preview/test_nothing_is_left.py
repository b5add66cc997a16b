"""A studio grows no fatter by many saves, and leaves nothing behind, whatever way it ends."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT
from tests.faults.process_tree import until
from tests.rendering.preview.studio_at_work import processes_in, write_tale

OPEN = """
import sys, time
from pathlib import Path
from mathanim.rendering.preview.studio import open_studio

def tell(snapshot):
    print("clips" if snapshot.beats and snapshot.beats[0].is_clip_fresh else "none", flush=True)

studio = open_studio(sys.argv[1], tell, working=Path(sys.argv[2]))
time.sleep(600)
"""


def test_many_saves_leave_memory_processes_and_files_as_they_were(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.rendering.preview.many_saves", str(tmp_path), "12"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout.splitlines()[-1])
    assert told["memory_after"] < 1.05 * told["memory"], told
    assert told["processes_after"] == told["processes"] > 3
    assert told["files_after"] == told["files"]


@pytest.mark.parametrize("is_at_rest", [True, False])
def test_a_studio_that_is_killed_leaves_no_process_and_no_file(tmp_path: Path, is_at_rest: bool) -> None:
    file, working = write_tale(tmp_path), tmp_path / "working"
    working.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", OPEN, str(file), str(working)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        program.stdout.readline()
        told = "clips" if not is_at_rest else program.stdout.readline()
        while told and told.strip() != "clips":
            told = program.stdout.readline()
        seen = [process for process in processes_in(working) if process != program.pid]
        program.send_signal(signal.SIGKILL)
    assert told and seen
    is_gone = until(lambda: not processes_in(working) and not list(working.iterdir()))
    assert is_gone, (processes_in(working), list(working.iterdir()))
