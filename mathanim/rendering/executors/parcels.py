"""Jobs and results on their way between machines whose folders differ."""

import os
import secrets
import shutil
import socket
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mathanim.inputs.scene_folder import SCENES
from mathanim.rendering.executors.seam import Lost, Tell, Work
from mathanim.rendering.job import Failure, Job, Outcome
from mathanim.rendering.publishing import delivering
from mathanim.rendering.store.digests import Digests
from mathanim.rendering.store.key import tools_of
from mathanim.rendering.store.outcome_text import files_of
from mathanim.rendering.store.ownership import PACKAGE
from mathanim.rendering.store.roots import Roots
from mathanim.rendering.store.sources import Reading, Sources, hash_of_text, state_of

MARK = ".sent"
HERE = Roots((("mathanim", str(PACKAGE)), ("scenes", str(SCENES)), ("project", str(SCENES.parent))))


@dataclass(frozen=True)
class SentJob:
    """A job, with the names of its places: under this project's folders if they lie there, else absolute.

    Who finds ``mark`` in the job's folder sees the very folder.
    """

    job: Job
    file: str
    working_folder: str
    mark: str


@dataclass(frozen=True)
class Parcel:
    """An outcome with the content of its files, if they are not in the job's folder already.

    ``host`` made it, with ``tools``. Places in it are names, as in SentJob.
    """

    outcome: Outcome
    files: Mapping[str, bytes]
    host: str
    tools: str


class Sender:
    """Sends jobs and receives what comes back, on the machine that wants it."""

    def __init__(self) -> None:
        self._mark = secrets.token_hex(8)
        self._tools = ""
        self._states: dict[Reading, str] = {}

    def sent(self, job: Any) -> Any:
        """What travels instead of a job."""
        if not isinstance(job, Job):
            return job
        with delivering(job.folder):
            (job.folder / MARK).write_text(self._mark)
        file, folder = str(job.scene.file), str(job.working_folder)
        return SentJob(job, HERE.name_of(file), HERE.name_of(folder), self._mark)

    def received(self, result: Any, job: Any) -> Any:
        """The result, as if it had been made here; a reason against keeping it, if it could not have been.

        Raises:
            DeliveryError: if the disk refuses the files.
        """
        if not isinstance(result, Parcel):
            return result
        outcome = replace(result.outcome, job=job, failure=placed_failure(result.outcome.failure))
        outcome = replace(outcome, sources=self._sources(result))
        with delivering(job.folder):
            for name, content in result.files.items():
                (job.folder / name).write_bytes(content)
        return in_folder(outcome, job.folder) if result.files else outcome

    def _sources(self, parcel: Parcel) -> Sources | None:
        sources = parcel.outcome.sources
        if sources is None:
            return None
        readings = [replace(reading, place=HERE.place_of(reading.place)) for reading in sources.readings]
        other = [reading for reading in readings if reading.state != self._state(reading)]
        self._tools = self._tools or drawing_tools()
        reasons = [f"{parcel.host} has another {reading.place} than this machine" for reading in other]
        if parcel.tools != self._tools:
            reasons.insert(0, f"{parcel.host} draws with other packages, fonts or Python than this machine")
        same = tuple(reading for reading in readings if reading not in other)
        return Sources(same, (*sources.reasons, *reasons))

    def _state(self, reading: Reading) -> str:
        if reading.kind == "variable":
            return reading.state
        key = replace(reading, state="")
        if key not in self._states:
            self._states[key] = state_of(reading.kind, reading.place)
        return self._states[key]


def do_away(work: Work, private: Path, tools: str, sent: Any, tell: Tell) -> Any:
    """Do a job that was sent, in its own folder if that can be seen from here, else in one beneath ``private``."""
    if not isinstance(sent, SentJob):
        return work(sent, tell)
    file, working_folder = (Path(HERE.place_of(name)) for name in (sent.file, sent.working_folder))
    if missing := [str(place) for place in (file, working_folder) if not place.exists()]:
        needs = "it must lie at the same place on every machine, or in this project's folder"
        return Lost(f"{socket.gethostname()} has no {missing[0]}: {needs}", "CannotTravel")
    is_seen = sees(sent)
    folder = (sent.job.folder if is_seen else private) / secrets.token_hex(8)
    folder.mkdir()
    scene = replace(sent.job.scene, file=file)
    result = work(replace(sent.job, scene=scene, folder=folder, working_folder=working_folder), tell)
    parcel = packed(result, is_seen, tools) if isinstance(result, Outcome) else result
    if not is_seen:
        shutil.rmtree(folder, ignore_errors=True)
    return parcel


def sees(sent: SentJob) -> bool:
    """Whether this machine sees the job's folder and may write there."""
    try:
        is_same = (sent.job.folder / MARK).read_text() == sent.mark
        return is_same and os.access(sent.job.folder, os.W_OK)
    except (OSError, ValueError):
        return False


def packed(outcome: Outcome, is_seen: bool, tools: str) -> Parcel:
    """An outcome ready to travel: every source with its state on this machine, and the name of its place."""
    sources = outcome.sources and Sources(
        tuple(named_reading(reading) for reading in outcome.sources.readings), outcome.sources.reasons
    )
    failure = outcome.failure and named_failure(outcome.failure)
    files = {} if is_seen else {file.name: file.read_bytes() for file in files_of(outcome).values()}
    return Parcel(replace(outcome, sources=sources, failure=failure), files, socket.gethostname(), tools)


def named_reading(reading: Reading) -> Reading:
    """A reading with its state, at the name of its place."""
    state = reading.state or state_of(reading.kind, reading.place)
    return replace(reading, place=HERE.name_of(reading.place), state=state)


def named_failure(failure: Failure) -> Failure:
    """A failure at the name of its place."""
    return replace(failure, file=failure.file and Path(HERE.name_of(str(failure.file))))


def placed_failure(failure: Failure | None) -> Failure | None:
    """A failure at its place on this machine."""
    return failure and replace(failure, file=failure.file and Path(HERE.place_of(str(failure.file))))


def in_folder(outcome: Outcome, folder: Path) -> Outcome:
    """The outcome with its files in a folder."""
    return replace(
        outcome,
        clip=outcome.clip and folder / outcome.clip.name,
        sound=outcome.sound and folder / outcome.sound.name,
        stills=tuple(folder / still.name for still in outcome.stills),
    )


def drawing_tools() -> str:
    """The hash of everything on this machine that draws."""
    return hash_of_text(str(tools_of(Digests())))
