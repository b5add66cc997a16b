"""No process of a preview outlives the one that it was forked from, whatever way that one ends."""

import ctypes
import gc
import os
import random
import signal
import sys
from contextlib import suppress

DIE_WITH_PARENT = 1
ADOPT_ORPHANS = 36


def forked() -> int:
    """Fork; in the child 0, and it ends with its parent and goes on with the same chance; in the parent its number."""
    sys.stdout.flush()
    sys.stderr.flush()
    parent, chance = os.getpid(), random.getstate()
    child = os.fork()
    if child == 0:
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(0)
        random.setstate(chance)  # Python seeds it anew in every child
    return child


def adopt_orphans() -> None:
    """Become the parent of every process below this one whose own parent ends, so that all can be awaited."""
    ctypes.CDLL(None).prctl(ADOPT_ORPHANS, 1)


def leave_children_to_themselves(is_wanted: bool) -> None:
    """Let ended children vanish by themselves, or keep them to be awaited, as scenes and libraries expect."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN if is_wanted else signal.SIG_DFL)


def await_all_children() -> None:
    """Wait until there is no child left."""
    with suppress(ChildProcessError):
        while True:
            os.wait()


def share_memory() -> None:
    """Take what is there out of the garbage collector's sight: what it does not visit stays shared after a fork."""
    gc.collect()
    gc.freeze()


def end_group(group: int) -> None:
    """End every process of a group at once."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)
