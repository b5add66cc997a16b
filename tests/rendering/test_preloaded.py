"""The fork server, interrupted while it reads what it shall know, says nothing and leaves nothing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from mathanim.rendering.executors.fork_server import MODULES
from tests.command_line import ROOT

WITHOUT_MANIM = """
import signal, sys, types
usual = getattr(signal, {usual!r})
signal.signal(signal.SIGINT, usual)
sys.modules["mathanim.rendering.render_scene"] = types.ModuleType("render_scene")
import mathanim.rendering.executors.preloaded
print(signal.getsignal(signal.SIGINT) == usual)
"""

INTERRUPTED = "import os, signal; os.kill(os.getpid(), signal.SIGINT)"


def preloading(folder: Path, line: str, usual: str = "default_int_handler") -> subprocess.CompletedProcess[str]:
    """What becomes of a process that preloads a module of this line, with the ``usual`` answer to interrupts."""
    for made in ("code", "temporary"):
        (folder / made).mkdir()
    (folder / "code/own_module.py").write_text(f"{line}\n", encoding="utf-8")
    paths = os.pathsep.join([str(ROOT), str(folder / "code")])
    world = {**os.environ, MODULES: "own_module", "PYTHONPATH": paths, "TMPDIR": str(folder / "temporary")}
    words = [sys.executable, "-c", WITHOUT_MANIM.format(usual=usual)]
    return subprocess.run(words, env=world, cwd=folder, capture_output=True, text=True, check=False, timeout=60)


def test_an_interrupt_ends_it_without_a_word(tmp_path: Path) -> None:
    ended = preloading(tmp_path, INTERRUPTED)
    assert (ended.returncode, ended.stdout, ended.stderr) == (128 + signal.SIGINT, "", "")
    assert not list((tmp_path / "temporary").iterdir())


def test_afterwards_interrupts_are_what_they_were(tmp_path: Path) -> None:
    ended = preloading(tmp_path, "x = 1")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "True\n", "")


def test_in_the_background_of_a_shell_an_interrupt_stays_ignored(tmp_path: Path) -> None:
    ended = preloading(tmp_path, INTERRUPTED, "SIG_IGN")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "True\n", "")
