"""The setting of one scene: in which language, theme and pace, on which device, with which parameters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

Language = Literal["en", "ja"]
Theme = Literal["dark", "light"]
Pace = Literal["narrated", "tight"]
Device = Literal["auto", "cpu", "cuda"]

LANGUAGES: tuple[Language, ...] = get_args(Language)
THEMES: tuple[Theme, ...] = get_args(Theme)
PACES: tuple[Pace, ...] = get_args(Pace)
DEVICES: tuple[Device, ...] = get_args(Device)


@dataclass(frozen=True)
class Setting:
    """How one scene is told.

    ``pace`` "narrated" holds each beat as long as its narration takes to read, "tight" does not hold.
    ``parameters`` are the user's values by name, as plain as TOML gives them; the scene checks them itself.
    ``speech`` is how many seconds is spoken in each beat, by its name: such a beat is held for that, at any pace.
    """

    language: Language = "en"
    theme: Theme = "dark"
    pace: Pace = "narrated"
    device: Device = "auto"
    parameters: Mapping[str, Any] = field(default_factory=dict)
    speech: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, allowed in (("language", LANGUAGES), ("theme", THEMES), ("pace", PACES), ("device", DEVICES)):
            if getattr(self, name) not in allowed:
                raise ValueError(f"{name} must be one of {', '.join(allowed)}, not {getattr(self, name)!r}")
