"""What the preview shows at a moment: one frozen record, all of which the page draws itself from."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from mathanim.inputs.controls import Control
from mathanim.inputs.setting import LANGUAGES, PACES, THEMES, Language, Pace, Theme
from mathanim.rendering.job import QUALITIES

Picture = str
"""The name of a PNG, MP4 or JSON file, made from its content: the same name is always the same file."""


@dataclass(frozen=True)
class SceneChoice:
    """A scene of the target: its key, and its title in each language as far as it is known."""

    key: str
    titles: Mapping[Language, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ShownSetting:
    """The setting in which the scene is drawn; ``languages`` are those that may be chosen (none: words are its own).

    ``frame_rate``, in frames per second, is the quality's.
    """

    language: Language = "en"
    theme: Theme = "dark"
    pace: Pace = "tight"
    quality: str = "draft"
    languages: tuple[Language, ...] = LANGUAGES
    themes: tuple[Theme, ...] = THEMES
    paces: tuple[Pace, ...] = PACES
    qualities: tuple[str, ...] = ("draft", "preview", "hd")
    frame_rate: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "frame_rate", float(QUALITIES[self.quality].frame_rate))


@dataclass(frozen=True)
class LayoutNote:
    """A finding of the layout check: what is wrong and where, (left, top, right, bottom) in parts of the frame."""

    kind: str
    words: str
    place: tuple[float, float, float, float]


@dataclass(frozen=True)
class ShownBeat:
    """A beat: its end, its clip, its words and numbers; pictures and clips from before the last save are stale.

    ``seconds`` is the length of the clip, None as long as it is not known. A coarse clip is as long as the fine one
    that is to come, and ends with the same picture.
    """

    name: str
    still: Picture | None = None
    clip: Picture | None = None
    is_still_fresh: bool = False
    is_clip_fresh: bool = False
    is_clip_coarse: bool = False
    seconds: float | None = None
    narration: Mapping[Language, str] = field(default_factory=dict)
    findings: tuple[LayoutNote, ...] = ()

    @property
    def is_clip_done(self) -> bool:
        """Whether its clip need not be drawn again."""
        return self.is_clip_fresh and not self.is_clip_coarse


@dataclass(frozen=True)
class ShownError:
    """The last error, where it is in a file of the user's, and the lines around it as (number, text)."""

    kind: str
    message: str
    file: str | None = None
    line: int | None = None
    excerpt: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Snapshot:
    """Everything that the page shows. ``beat`` is the beat at work; ``work`` says what is being drawn, or nothing.

    ``version`` grows with every change. ``numbers`` are those that the scene's texts may name, at full precision.
    ``as_option`` and ``as_toml`` spell the parameters that differ from their defaults, to be copied.
    """

    version: int
    target: str
    scenes: tuple[SceneChoice, ...]
    scene: str
    setting: ShownSetting = ShownSetting()
    beats: tuple[ShownBeat, ...] = ()
    beat: str = ""
    controls: tuple[Control, ...] = ()
    refusal: str = ""
    as_option: str = ""
    as_toml: str = ""
    numbers: Mapping[str, float] = field(default_factory=dict)
    error: ShownError | None = None
    work: str = ""

    def plain(self) -> dict[str, Any]:
        """The record as JSON holds it."""
        return asdict(self)
