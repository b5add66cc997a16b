"""Children and groups of processes: adopted, awaited, ended."""

import ctypes
import gc
import os
import signal
from contextlib import suppress

ADOPT_ORPHANS = 36


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
