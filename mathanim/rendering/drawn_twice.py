"""Draw every scene twice and compare: what differs from run to run is named before anyone else sees it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path
from typing import Any

import av
import numpy as np

from mathanim.rendering.executors.seam import Executor, Told, Work
from mathanim.rendering.job import Failure, Job, Outcome


class DrawnTwice:
    """Runs each job through another executor, then once more in a folder of its own.

    The outcome is the first one, or a failure that names the first frame that came out differently.
    """

    def __init__(self, executor: Executor) -> None:
        self.executor = executor

    def run(self, jobs: Sequence[Any], work: Work, told: Told) -> Iterator[tuple[int, Any]]:
        """Do the work for every job, twice where a clip comes of it."""
        first: dict[int, Outcome] = {}
        for index, result in self.executor.run(jobs, work, told):
            if isinstance(result, Outcome) and result.clip:
                first[index] = result
            else:
                yield index, result
        numbers = sorted(first)
        again = [elsewhere(first[index].job) for index in numbers]
        for place, result in self.executor.run(again, work, lambda place, *words: told(numbers[place], *words)):
            yield numbers[place], compared(first[numbers[place]], result)


def elsewhere(job: Job) -> Job:
    """The same job in a new folder within its own."""
    folder = job.folder / "again"
    folder.mkdir()
    return replace(job, folder=folder)


def compared(one: Outcome, other: Any) -> Outcome:
    """The first outcome; a failure, if the second one looks or sounds different or did not come to its end."""
    difference = difference_between(one, other) if isinstance(other, Outcome) else other.reason
    if not difference:
        return one
    causes = list(one.sources.reasons[:1]) if one.sources else []
    message = ": ".join([f"drawn again, it is not the same: {difference}", *causes])
    return replace(one, clip=None, failure=Failure("NotRepeatable", message, one.job.scene.file))


def difference_between(one: Outcome, other: Outcome) -> str:
    """What differs first; empty if nothing does."""
    if other.failure or other.clip is None or one.clip is None:
        return str(other.failure or "there is no clip")
    frame = first_difference(one.clip, other.clip)
    if frame is not None:
        return f"frame {frame}, at {float(frame / one.job.quality.frame_rate):.2f} s"
    if one.beats != other.beats or one.cues != other.cues:
        return "what is told in it"
    return "" if sound_in(one) == sound_in(other) else "its sound"


def first_difference(one: Path, other: Path) -> int | None:
    """The number of the first decoded frame in which two clips differ, counted from 0; None if there is none."""
    with av.open(str(one)) as first, av.open(str(other)) as second:
        pairs = zip_longest(first.decode(video=0), second.decode(video=0))
        return next((number for number, (here, there) in enumerate(pairs) if not are_equal(here, there)), None)


def are_equal(here: av.VideoFrame | None, there: av.VideoFrame | None) -> bool:
    """Whether two frames have the same pixels."""
    return here is not None and there is not None and np.array_equal(here.to_ndarray(), there.to_ndarray())


def sound_in(outcome: Outcome) -> bytes:
    """The scene's sound, byte by byte."""
    return outcome.sound.read_bytes() if outcome.sound else b""
