"""Work for processes: one scene drawn in short stretches, by one process or by several."""

import errno
import hashlib
import os
import signal
from pathlib import Path
from typing import Any

from mathanim.rendering import render_scene
from mathanim.rendering.executors.seam import Tell
from mathanim.rendering.frames import relay
from mathanim.rendering.job import Job

KILLED_ONCE = "killed-once"


def drawn(job: Job, tell: Tell, processes: int) -> tuple[str, int, str]:
    """The fingerprint of the clip's pictures, the number of children, and why it failed."""
    forked: list[int] = []
    fork = os.fork

    def counted() -> int:
        child = fork()
        forked.append(child)
        return child

    relay.STRETCH, relay.os.fork = 12, counted  # type: ignore[attr-defined]
    worker: Any = render_scene
    worker.allotted = lambda: processes
    outcome = render_scene.render_scene(job, tell)
    clip = outcome.clip.read_bytes() if outcome.clip else b""
    return hashlib.sha256(clip).hexdigest(), len(forked), str(outcome.failure or "")


def alone(job: Job, tell: Tell) -> tuple[str, int, str]:
    return drawn(job, tell, 1)


def in_twos(job: Job, tell: Tell) -> tuple[str, int, str]:
    return drawn(job, tell, 2)


def in_fives(job: Job, tell: Tell) -> tuple[str, int, str]:
    return drawn(job, tell, 5)


def with_a_child_killed_once(job: Job, tell: Tell) -> tuple[str, int, str]:
    """The first child of the first try is killed by the system."""
    mark, fork = job.folder / KILLED_ONCE, os.fork

    def deadly() -> int:
        child = fork()
        if child and not mark.exists():
            mark.touch()
            os.kill(child, signal.SIGKILL)
        return child

    os.fork = deadly
    return drawn(job, tell, 2)


def with_a_child_that_cannot_draw(job: Job, tell: Tell) -> tuple[str, int, str]:
    """Encoding fails in every child."""
    parent, write = os.getpid(), relay.Relay.write

    def broken(self: relay.Relay, *args: Any) -> None:
        if os.getpid() != parent:
            raise OSError("no room on the disc")
        write(self, *args)

    relay.Relay.write = broken  # type: ignore[method-assign]
    return drawn(job, tell, 2)


def with_a_disk_that_is_full_for_children(job: Job, tell: Tell) -> tuple[str, int, str]:
    """No child can hand in what it drew."""
    parent, write = os.getpid(), Path.write_bytes

    def refused(file: Path, content: bytes) -> int:
        if os.getpid() != parent:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(file, content)

    Path.write_bytes = refused  # type: ignore[method-assign,assignment]
    return drawn(job, tell, 2)
