"""Work for the tests of executors."""

import os
import signal
import time
from pathlib import Path

from mathanim.rendering.executors.seam import Tell


def world_of_worker(job: int, tell: Tell) -> tuple[int, dict[str, str | None], bool]:
    """The job, the environment that matters, and whether this process was used before."""
    tell("beat", job)
    names = ("PYTHONHASHSEED", "TZ", "LC_ALL", "OMP_NUM_THREADS")
    was_used = bool(os.environ.get("MATHANIM_USED"))
    os.environ["MATHANIM_USED"] = "yes"
    return job, {name: os.environ.get(name) for name in names}, was_used


def sleep_beside(file: str, tell: Tell) -> None:
    """Say that it runs, then sleep for a minute."""
    Path(file).write_text(str(os.getpid()))
    tell("asleep", 0)
    time.sleep(60)


def fall_to(signal_number: int, tell: Tell) -> None:
    """Be killed."""
    del tell
    os.kill(os.getpid(), signal.Signals(signal_number))


def bring_what_cannot_travel(job: int, tell: Tell) -> object:
    """A result that no pipe takes."""
    del job, tell
    return lambda: None


def leave_a_child_behind(job: int, tell: Tell) -> None:
    """End, while a child that was forked keeps every pipe open for a while."""
    del job, tell
    if os.fork() == 0:
        time.sleep(30)
    os._exit(0)


def see_configuration(folder: str, tell: Tell) -> str:
    """What Manim was told by a manim.cfg: nothing."""
    del folder, tell
    import manim

    return str(manim.config.background_color)
