"""Time as a processor counts it: unlike the clock's, nearly the same on a busy machine; a slow one is given more."""

import resource
import time

USUAL = 0.055
"""The seconds that the yardstick takes on the machine for which the bounds of tests are meant."""


def used_by_children() -> float:
    """The seconds that programs have used which this one started, and which have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def is_within(seconds: float, started: float) -> bool:
    """Whether this thread used no more than so many seconds since ``time.thread_time()`` was ``started``.

    Where it did, it is asked how slow the machine is now, and given as much more.
    """
    used = time.thread_time() - started
    return used < seconds or used < seconds * slowness()


def slowness() -> float:
    """How many times longer than usual this machine takes now."""
    started = time.thread_time()
    for _ in range(20):
        sorted(map(str, range(20_000)))
    return (time.thread_time() - started) / USUAL
