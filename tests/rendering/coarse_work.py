"""Work for processes: one scene drawn finely or coarsely, by one process or by several."""

import hashlib
from typing import Any

from mathanim.rendering.executors.seam import Tell
from mathanim.rendering.frames.area import Area
from mathanim.rendering.frames.frame_recorder import Recording
from mathanim.rendering.frames.relay import Relay
from mathanim.rendering.job import Job
from mathanim.rendering.movies.encoding import Group
from mathanim.rendering.render_scene import told

COARSENESS = 3
STRETCH = 6


class Frames:
    """Remembers what every frame shows."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.drawn = 0

    def write(self, pixels: Any, repeat: int, changed: Area) -> None:
        """Take a picture, shown so often."""
        del changed
        self.drawn += 1
        self.seen += [hashlib.sha256(pixels).hexdigest()] * repeat

    def cut(self) -> None:
        """A beat begins."""


def frames(job: Job, coarseness: int) -> tuple[list[str], list[int], int]:
    """What every frame shows, where each beat ends, and how many pictures were drawn."""
    sink = Frames()
    outcome, _ = told(job, Recording(sink, job.quality.frame_rate, coarseness=coarseness))
    return sink.seen, [beat.start + beat.frames for beat in outcome.beats], sink.drawn


def fine(job: Job, tell: Tell) -> tuple[list[str], list[int], int]:
    del tell
    return frames(job, 1)


def coarse(job: Job, tell: Tell) -> tuple[list[str], list[int], int]:
    del tell
    return frames(job, COARSENESS)


def groups(job: Job, processes: int) -> list[Group]:
    """The groups of a coarse recording."""
    relay = Relay(job.quality, job.folder, lambda: processes, stretch=STRETCH)
    told(job, Recording(relay, job.quality.frame_rate, is_mine=relay.is_mine, coarseness=COARSENESS))
    return relay.finish()


def coarse_alone(job: Job, tell: Tell) -> list[Group]:
    del tell
    return groups(job, 1)


def coarse_in_threes(job: Job, tell: Tell) -> list[Group]:
    del tell
    return groups(job, 3)
