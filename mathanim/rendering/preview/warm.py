"""The warm process: everything is imported before the first save, and every run is forked from here.

It is also the last to leave: when the studio is gone, in whatever way, it ends all runs and removes the studio's
folder.
"""

import os
import shutil
import signal
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path

from mathanim.rendering.executors.fork_server import PRELOADED
from mathanim.rendering.forking import forked
from mathanim.rendering.preview.lifetime import adopt_orphans, await_all_children, end_group, share_memory
from mathanim.rendering.preview.lines import ProcessLine
from mathanim.rendering.preview.orders import Begun, RunOrder


def serve(folder: Path, place: Path) -> None:
    """Fork a run for every order until the studio is gone; ``folder`` is the studio's, ``place`` its line."""
    line = ProcessLine(place, Begun("warm", os.getpid()), partial(shutil.rmtree, folder, ignore_errors=True))
    import_module(PRELOADED)
    run = import_module("mathanim.rendering.preview.run").run
    loaded = import_module("mathanim.rendering.preview.loaded_modules").LoadedModules()
    share_memory()
    adopt_orphans()
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # it ends when the line does, and not before it has tidied up
    groups: set[int] = set()
    signal.signal(signal.SIGCHLD, lambda *_: clear_away(groups))
    while isinstance(order := line.wait(), RunOrder):
        if (child := forked()) == 0:
            line.close()
            run(order, place, loaded)
        with suppress(OSError):  # it has come to that by itself, or to its end
            os.setpgid(child, child)
        groups.add(child)
    end_all(groups, folder)


def clear_away(groups: set[int]) -> None:
    """Let the processes that have ended go, and with a run all that it started."""
    with suppress(ChildProcessError):
        while (ended := os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)) is not None:
            if ended.si_pid in groups:
                end_group(ended.si_pid)
                groups.discard(ended.si_pid)
            os.waitpid(ended.si_pid, 0)


def end_all(groups: set[int], folder: Path) -> None:
    """Leave no process and no file behind."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for group in groups:
        end_group(group)
    await_all_children()
    shutil.rmtree(folder, ignore_errors=True)
