"""Fork a process that goes on just as this one would, and that never outlives it."""

import ctypes
import os
import random
import signal
import sys

DIE_WITH_PARENT = 1


def forked() -> int:
    """Fork; in the child 0, and it ends with its parent and goes on with the same chance; in the parent its number."""
    sys.stdout.flush()
    sys.stderr.flush()
    parent, chance = os.getpid(), random.getstate()
    child = os.fork()
    if child == 0:
        end_with_parent()
        if os.getppid() != parent:
            os._exit(1)
        random.setstate(chance)  # Python seeds it anew in every child
    return child


def end_with_parent() -> None:
    """Let the system kill this process when the thread that began it ends, whatever way that is."""
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
