"""The records of a rendering: what to render at which quality and setting, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Literal

from mathanim.inputs.setting import Language, Setting
from mathanim.rendering.store.sources import Sources

Product = Literal["clip", "stills", "frames", "transparent frames", "words"]
Encoder = Literal["fine", "fast", "small"]
SMALL: Encoder = "small"


@dataclass(frozen=True)
class Quality:
    """Width and height in pixels, frames per second, and which of the encoder's settings."""

    name: str
    width: int
    height: int
    frame_rate: Fraction
    encoder: Encoder = "fine"

    def __post_init__(self) -> None:
        if self.width < 2 or self.height < 2 or self.width % 2 or self.height % 2:
            raise ValueError(f"a video needs an even width and height of 2 or more, not {self.width}x{self.height}")
        if not 1 <= self.frame_rate <= 240:
            raise ValueError(f"a video needs 1 to 240 frames per second, not {self.frame_rate}")


QUALITIES: Mapping[str, Quality] = {
    quality.name: quality
    for quality in (
        Quality("draft", 854, 480, Fraction(30), "fast"),
        Quality("preview", 1280, 720, Fraction(30)),
        Quality("hd", 1920, 1080, Fraction(60)),
        Quality("uhd", 3840, 2160, Fraction(60)),
    )
}


@dataclass(frozen=True)
class SceneReference:
    """Where a scene is written: ``file`` (absolute), its class, and the label a reader knows it by."""

    file: Path
    class_name: str
    label: str


@dataclass(frozen=True)
class Job:
    """One scene at one setting.

    ``product`` says whether a clip is wanted or stills: those of the frames numbered ``moments``, or, if there are
    none, of each beat's last frame; or all frames as they are drawn, transparent where nothing is; or only the words
    that are spoken in each beat.
    ``speech`` is the sound of what is spoken in each beat, by its name; it is laid over what the scene sounds like.
    ``folder`` is the job's own, for what it makes;
    ``working_folder`` is where the scene runs, so that its relative paths mean what its author meant.
    """

    scene: SceneReference
    quality: Quality
    setting: Setting
    folder: Path
    working_folder: Path
    product: Product = "clip"
    moments: tuple[int, ...] = ()
    speech: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True)
class Beat:
    """A part of a scene: its name, its first frame and number of frames, what is said and shown in each language.

    ``is_loop`` tells that on a slide it plays again and again.
    """

    name: str
    start: int
    frames: int
    narration: Mapping[Language, str] = field(default_factory=dict)
    captions: Mapping[Language, str] = field(default_factory=dict)
    is_loop: bool = False


@dataclass(frozen=True)
class Cue:
    """A subtitle: shown from ``start`` to ``end``, in seconds of its scene or lecture."""

    start: Fraction
    end: Fraction
    text: str


@dataclass(frozen=True)
class Failure:
    """Why a job failed: the error's kind and words, and where in the user's own file, if anywhere.

    ``is_machine_fault`` tells what the machine did (a killed worker) from what the scene did: only the former
    is worth another try.
    """

    kind: str
    message: str
    file: Path | None = None
    line: int | None = None
    is_machine_fault: bool = False

    def __str__(self) -> str:
        place = [str(part) for part in (self.file, self.line) if part is not None]
        return f"{':'.join(place)}{': ' if place else ''}{self.kind}: {self.message}"


@dataclass(frozen=True)
class Outcome:
    """What came of a job: its beats and cues, the number of frames, the files, the costs; or its failure.

    ``seconds`` is the time it took, ``peak_memory`` is in bytes, ``notes`` are worth telling but no failure.
    ``sources`` is what it was made from, ``is_reused`` whether an earlier run made it, and ``identity`` names the
    result in the store, empty if it is not kept there. ``clip`` is the video: of the product frames, a lossless one.
    """

    job: Job
    titles: Mapping[Language, str] = field(default_factory=dict)
    beats: tuple[Beat, ...] = ()
    cues: Mapping[Language, tuple[Cue, ...]] = field(default_factory=dict)
    frames: int = 0
    clip: Path | None = None
    sound: Path | None = None
    stills: tuple[Path, ...] = ()
    seconds: float = 0.0
    peak_memory: int = 0
    notes: tuple[str, ...] = ()
    failure: Failure | None = None
    sources: Sources | None = None
    is_reused: bool = False
    identity: str = ""
