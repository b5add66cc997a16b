"""The fork server, interrupted while it reads what it shall know, says nothing and leaves nothing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from mathanim.rendering.executors.fork_server import MODULES
from tests.command_line import ROOT

WITHOUT_MANIM = """
import sys, types
sys.modules["mathanim.rendering.render_scene"] = types.ModuleType("render_scene")
import mathanim.rendering.executors.preloaded
import signal
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
"""


def preloading(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    """What becomes of a process that preloads a module of this line."""
    for made in ("code", "temporary"):
        (folder / made).mkdir()
    (folder / "code/own_module.py").write_text(f"{line}\n", encoding="utf-8")
    paths = os.pathsep.join([str(ROOT), str(folder / "code")])
    world = {**os.environ, MODULES: "own_module", "PYTHONPATH": paths, "TMPDIR": str(folder / "temporary")}
    words = [sys.executable, "-c", WITHOUT_MANIM]
    return subprocess.run(words, env=world, cwd=folder, capture_output=True, text=True, check=False, timeout=60)


def test_an_interrupt_ends_it_without_a_word(tmp_path: Path) -> None:
    ended = preloading(tmp_path, "import os, signal; os.kill(os.getpid(), signal.SIGINT)")
    assert (ended.returncode, ended.stdout, ended.stderr) == (128 + signal.SIGINT, "", "")
    assert not list((tmp_path / "temporary").iterdir())


def test_afterwards_interrupts_are_what_they_were(tmp_path: Path) -> None:
    ended = preloading(tmp_path, "x = 1")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "True\n", "")
