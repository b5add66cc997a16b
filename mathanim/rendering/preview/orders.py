"""What the studio asks of its processes, and what they report."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from mathanim.inputs.controls import Control
from mathanim.inputs.setting import Language
from mathanim.rendering.job import Beat, Failure, Job
from mathanim.rendering.preview.snapshot import LayoutNote
from mathanim.rendering.store.sources import Reading

Role = Literal["warm", "run", "checkpoint", "drawing"]
Piece = Literal["still", "coarse clip", "clip"]
PIECES: tuple[Piece, ...] = get_args(Piece)


@dataclass(frozen=True)
class RunOrder:
    """To the warm process: go through the job's whole scene, and keep a checkpoint where each beat begins.

    ``beat`` is the one at work: its checkpoint is kept when others must go.
    """

    number: int
    job: Job
    beat: str


@dataclass(frozen=True)
class DrawOrder:
    """To a checkpoint: go on from there to the beat of that index, with the scene's new source if it has one.

    ``changed`` are the functions that must get new code. What is wanted of the beat is drawn piece by piece. It had so
    many ``plays`` when it was last drawn: only those after them may be its last.
    """

    number: int
    beat: int
    source: str
    changed: frozenset[str]
    wants: tuple[Piece, ...]
    plays: int = 0


Order = RunOrder | DrawOrder


@dataclass(frozen=True)
class Begun:
    """First word of every process: what it is, in which run; ``number`` is a checkpoint's beat or a drawing's order."""

    role: Role
    process: int
    run: int = 0
    number: int = 0


@dataclass(frozen=True)
class Alive:
    """The scene goes on."""


@dataclass(frozen=True)
class SceneMet:
    """The scene is set up: its numbers and controls, its own modules, its titles.

    ``source`` is what it was imported from, empty if that changed meanwhile; ``inherited`` are the names that its
    class has from other modules, any of which may be called by them.
    """

    numbers: Mapping[str, float]
    controls: tuple[Control, ...]
    titles: Mapping[Language, str]
    source: str
    inherited: frozenset[str]
    modules: tuple[Reading, ...]
    is_storyboard: bool


@dataclass(frozen=True)
class Drawn:
    """A picture in a file of the run's, to be moved to the name made from its content."""

    file: Path
    name: str


@dataclass(frozen=True)
class StillDrawn:
    """The end of a beat; ``names`` are those of all beats up to it, ``plays`` how many plays it has."""

    index: int
    names: tuple[str, ...]
    beat: Beat
    drawn: Drawn
    plays: int


@dataclass(frozen=True)
class ClipDrawn:
    """The clip of a beat, with its number of frames; it took so many seconds to draw."""

    index: int
    frames: int
    drawn: Drawn
    seconds: float
    is_coarse: bool


@dataclass(frozen=True)
class LayoutChecked:
    """What the layout check finds at the end of a beat."""

    index: int
    findings: tuple[LayoutNote, ...]


@dataclass(frozen=True)
class Finished:
    """The scene is at its end: all its beats, and what it was made from."""

    beats: tuple[Beat, ...]
    readings: tuple[Reading, ...]


@dataclass(frozen=True)
class Failed:
    """The scene cannot be drawn; what was read until then."""

    failure: Failure
    readings: tuple[Reading, ...] = field(default=())


@dataclass(frozen=True)
class Refused:
    """The scene refuses its parameters, in its own words."""

    words: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True)
class Outdated:
    """The warm process holds modules of this floor that have changed: a fresh one is needed."""


Report = Begun | Alive | SceneMet | StillDrawn | ClipDrawn | LayoutChecked | Finished | Failed | Refused | Outdated
