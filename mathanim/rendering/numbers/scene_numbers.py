"""The numbers of a scene as they are listed, beat by beat."""

from dataclasses import dataclass
from typing import Literal

from mathanim.rendering.job import Failure

Kind = Literal["quantity", "manim", "text"]
Where = Literal["screen", "narration"]
NOT_OURS = "not computed by mathanim"


@dataclass(frozen=True)
class ListedNumber:
    """A number that a viewer sees or hears: what is shown, what it stands for, and where it comes from.

    ``value`` is at full precision and within ``tolerance`` of what is shown. A number that runs has its first value
    too. Of digits in a text that is none of this house's nothing is known but the text.
    """

    where: Where
    kind: Kind
    label: str
    shown: str
    value: float | None = None
    first_shown: str | None = None
    first_value: float | None = None
    unit: str = ""
    tolerance: float | None = None
    made_by: str = NOT_OURS
    inputs: tuple[tuple[str, str], ...] = ()
    is_there_at_end: bool = True


@dataclass(frozen=True)
class BeatNumbers:
    """A beat and its numbers."""

    name: str
    numbers: tuple[ListedNumber, ...]


@dataclass(frozen=True)
class SceneNumbers:
    """The numbers of a scene, or why there are none."""

    beats: tuple[BeatNumbers, ...] = ()
    failure: Failure | None = None
