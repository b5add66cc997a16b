"""How many cores there are, and how many of them a job may use at this moment."""

import os

from mathanim.rendering.executors.board import OWN


def usable() -> int:
    """How many processors this program may use."""
    return len(os.sched_getaffinity(0))


def allotted() -> int:
    """How many processes this job may keep busy now, itself among them; 1 outside a worker.

    Ask before every fork: ``if len(children) + 1 < allotted(): fork``. Over all jobs it adds up to the number of
    workers, so it is 1 while others wait or run, and grows as they end. There is nothing to give back, so nothing is
    lost when a worker or its child is killed. It may shrink, when a killed job is tried once more: then start no
    child until enough have ended.
    """
    return OWN[0].allotted if OWN else 1
