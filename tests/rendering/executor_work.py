"""Work for the tests of executors."""

import mmap
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from mathanim.rendering.executors import cores
from mathanim.rendering.executors.seam import Tell

MAP_NORESERVE = 0x4000
LONGEST = 120.0
FOR_EVER = 600.0
"""Seconds: whoever sleeps so long is ended by somebody, or a test that waits for its end has failed by then."""
FRAMES_A_SECOND = 20
USED: set[int] = set()
"""The processes that did this work before: this one, or those that it was forked from."""


def world_of_worker(job: int, tell: Tell) -> tuple[int, dict[str, str | None], bool]:
    """The job, the environment that matters, and whether this process was used before."""
    tell("beat", job)
    names = ("PYTHONHASHSEED", "TZ", "LC_ALL", "OMP_NUM_THREADS")
    was_used = os.getpid() in USED
    USED.add(os.getpid())
    return job, {name: os.environ.get(name) for name in names}, was_used


def is_loaded(module: str, tell: Tell) -> bool:
    """Whether a module was imported before this process began."""
    del tell
    return module in sys.modules


def sleep_beside(file: str, tell: Tell) -> None:
    """Say that it runs, then sleep."""
    Path(file).write_text(str(os.getpid()))
    tell("asleep", 0)
    time.sleep(FOR_EVER)


def fall_to(signal_number: int, tell: Tell) -> None:
    """Be killed."""
    del tell
    os.kill(os.getpid(), signal.Signals(signal_number))


def bring_what_cannot_travel(job: int, tell: Tell) -> object:
    """A result that no pipe takes."""
    del job, tell
    return lambda: None


def leave_a_child_behind(file: str, tell: Tell) -> None:
    """End, while a child that was forked keeps every pipe open for a while; it notes when that is over."""
    del tell
    if os.fork() == 0:
        time.sleep(LONGEST)
        Path(file).touch()
    os._exit(0)


def see_configuration(folder: str, tell: Tell) -> str:
    """What Manim was told by a manim.cfg: nothing."""
    del folder, tell
    import manim

    return str(manim.config.background_color)


def sleep_in_silence(job: int, tell: Tell) -> None:
    """Never come to the end of the import."""
    del job, tell
    time.sleep(FOR_EVER)


def sleep_after_import(job: int, tell: Tell) -> None:
    """Begin a beat, and never draw."""
    del job
    tell("", 0)
    tell("set_out", 0)
    time.sleep(FOR_EVER)


def sleep_after_frames(job: int, tell: Tell) -> None:
    """Draw some frames, all within the time in which one word is said, and no more."""
    tell("", 0)
    for frame in range(1, job + 1):
        tell("set_out", frame)
    time.sleep(FOR_EVER)


def draw_for_ever(job: int, tell: Tell) -> None:
    """Draw one frame after another."""
    del job
    for frame in range(10**9):
        tell("go_on", frame)
        time.sleep(1 / FRAMES_A_SECOND)


def tell_of_stills(job: int, tell: Tell) -> int:
    """Begin beat after beat without a single frame, as stills do, for much longer than each takes."""
    tell("", 0)
    for beat in range(job):
        tell(f"beat {beat}", 0)
        time.sleep(0.4)
    return job


def sleep_with_a_child(file: str, tell: Tell) -> None:
    """Start a program, and wait for ever."""
    del tell
    child = subprocess.Popen(["sleep", str(FOR_EVER)])
    Path(file).write_text(str(child.pid))
    child.wait()


def allotment(job: tuple[str, int, int], tell: Tell) -> list[int]:
    """How many processes this job may keep busy, each time that this changes, until they are so many.

    It ends no sooner than so many jobs have looked a first time: each leaves a file in the folder.
    """
    del tell
    folder, jobs, wanted = job
    seen = [cores.allotted()]
    (Path(folder) / str(os.getpid())).touch()
    end = time.monotonic() + LONGEST
    while (seen[-1] < wanted or len(list(Path(folder).iterdir())) < jobs) and time.monotonic() < end:
        if cores.allotted() != seen[-1]:
            seen.append(cores.allotted())
        time.sleep(0.01)
    return seen


def fill_memory(job: int, tell: Tell) -> int:
    """Take so many bytes."""
    tell("", 0)
    return len(bytearray(job))


def reserve_memory(job: int, tell: Tell) -> int:
    """Reserve so many bytes of addresses, as CUDA does, without holding them."""
    del tell
    reserve = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | MAP_NORESERVE
    return len(mmap.mmap(-1, job, flags=reserve, prot=0))


def count_and_end(ending: tuple[str, str], tell: Tell) -> None:
    """Note that this was tried, in a file, then end as is said."""
    del tell
    file, how = ending
    with Path(file).open("a") as tries:
        tries.write("x")
    if how == "raise":
        raise ValueError("no")
    if how == "exit":
        os._exit(3)
    if how == "sleep":
        time.sleep(FOR_EVER)
    os.kill(os.getpid(), signal.Signals[how])


def return_much(job: int, tell: Tell) -> bytes:
    """A result of so many bytes."""
    del tell
    return b"x" * job


def ancestor(generations: int) -> int:
    """The process that is so many generations above this one: fork server, agent, the cluster's process."""
    pid = os.getpid()
    for _ in range(generations):
        pid = int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])
    return pid


def kill_the_machine_once(file: str, tell: Tell) -> str:
    """Kill the cluster's process that has this job; the next time, be done."""
    del tell
    if Path(file).exists():
        return "done"
    Path(file).write_text("killed")
    os.kill(ancestor(3), signal.SIGKILL)
    time.sleep(FOR_EVER)
    return "never"


def kill_the_agent(job: int, tell: Tell) -> None:
    """Kill the agent that has this job."""
    del job, tell
    os.kill(ancestor(2), signal.SIGKILL)
    time.sleep(FOR_EVER)


def sleep_unless_zero(job: object, tell: Tell) -> str:
    """Be done with zero at once; with a file, sleep beside it."""
    if job:
        sleep_beside(str(job), tell)
    return "done"


def close_every_pipe(job: int, tell: Tell) -> int:
    """Close whatever is open, the worker's own pipe too."""
    tell("", 0)
    os.closerange(3, 256)
    return job
