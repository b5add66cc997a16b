"""Imported by the fork server before it forks: Manim and this floor, read in an empty folder and home.

So no ``manim.cfg`` of the user's or of the current folder is read, and no plugin that it may name is imported.
Nothing is computed here: threads that computed would not survive the fork. A module that cannot be imported is left
to the scene that wants it, whose error then names the place.
"""

import os
import signal
import tempfile
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from mathanim.inputs.reading import LATER
from mathanim.rendering.executors.fork_server import MODULES
from mathanim.rendering.executors.quiet_ending import USUAL
from mathanim.rendering.store.witness import end_preloading, watch_preloading


def import_in_empty_world(module: str) -> None:
    """Import the module where no configuration file lies."""
    home, folder = os.environ.get("HOME"), Path.cwd()
    with tempfile.TemporaryDirectory() as empty:
        os.chdir(empty)
        os.environ["HOME"] = empty
        try:
            import_module(module)
        finally:
            os.chdir(folder)
            os.environ.pop("HOME")
            if home is not None:
                os.environ["HOME"] = home


watch_preloading()
import_in_empty_world("mathanim.rendering.render_scene")
for names in (os.environ.get(MODULES, "").split(), LATER):
    for name in sorted(names):
        with suppress(Exception):
            import_in_empty_world(name)
end_preloading()
signal.signal(signal.SIGINT, USUAL)
