"""How long a worker may take and how much memory it may hold."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

MEMORY_THAT_SCENES_NEED = 4 * 10**9
GROUP_LIMITS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))


@dataclass(frozen=True)
class Limits:
    """Times in seconds, memory in bytes.

    ``patience`` is how long a scene may go without a sign of life: to be imported, then to its first frame, then
    without a frame or a word. ``total`` is how long it may take in all; None sets no limit. ``memory`` is what each
    process of a worker may hold; None stands for a share of the machine's.
    """

    patience: float = 300.0
    total: float | None = None
    memory: int | None = None

    def memory_of(self, workers: int) -> int:
        """The bytes that each of so many workers may hold."""
        return self.memory or share_of_memory(machine_memory(), workers)


def share_of_memory(machine: int, workers: int) -> int:
    """Three quarters of a machine's memory divided among workers, but to none less than scenes need, if it is there."""
    shared = machine * 3 // 4
    return max(shared // workers, min(shared, MEMORY_THAT_SCENES_NEED))


def machine_memory() -> int:
    """The memory that this program may use, in bytes: the machine's, or less if its control group has less."""
    found = [os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")]
    for place in GROUP_LIMITS:
        with suppress(OSError, ValueError):
            found.append(int(place.read_text()))
    return min(found)
