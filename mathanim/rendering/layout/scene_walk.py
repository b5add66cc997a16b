"""Who each part of a scene belongs to: its text, its owner, and what was declared to be meant."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from manim.mobject.geometry.shape_matchers import Cross
from manim.mobject.graphing.coordinate_systems import NumberPlane
from manim.mobject.mobject import Group, Mobject
from manim.mobject.svg.svg_mobject import VMobjectFromSVGPath
from manim.mobject.types.vectorized_mobject import VDict, VGroup, VMobject

from mathanim.rendering.layout.text_kinds import is_glyph, is_text, name_of

WITHOUT_A_NAME = (Mobject, Group, VMobject, VGroup, VDict, VMobjectFromSVGPath)
GROUND = frozenset({"overlap", "contrast", "margin"})
"""What is meant of lines that texts may stand on, faint or not: the grid of Manim's plane."""


@dataclass(frozen=True)
class Belonging:
    """Of a part of the scene: the text that it is a glyph of, if any; what it is called; what of it is meant."""

    text: Any
    nearest: str
    widest: str
    intended: frozenset[str]

    @property
    def name(self) -> str:
        """What a reader calls it: Line in NumberPlane."""
        return self.nearest if self.widest in ("", self.nearest) else f"{self.nearest} in {self.widest}"


def belongings(mobjects: Iterable[Mobject]) -> Mapping[int, Belonging]:
    """The belonging of every member of the families, by its id."""
    found: dict[int, Belonging] = {}
    for mobject in mobjects:
        _walk(mobject, Belonging(None, "", "", frozenset()), found)
    return found


def _walk(mobject: Any, above: Belonging, found: dict[int, Belonging]) -> None:
    here = _belonging(mobject, above)
    found[id(mobject)] = here
    ground = _ground_of(mobject)
    for child in mobject.submobjects:
        is_ground = any(child is line for line in ground)
        meant = here.intended | GROUND if is_ground else here.intended
        _walk(child, Belonging(here.text, here.nearest, here.widest, meant), found)


def _belonging(mobject: Any, above: Belonging) -> Belonging:
    text = above.text if above.text is not None else mobject if is_text(mobject) or is_glyph(mobject) else None
    name = name_of(mobject) if type(mobject) not in WITHOUT_A_NAME else ""
    meant = above.intended | frozenset(getattr(mobject, "intended", ()))
    meant = meant | {"overlap"} if isinstance(mobject, Cross) else meant
    return Belonging(text, name or above.nearest or type(mobject).__name__, above.widest or name, meant)


def _ground_of(mobject: Any) -> tuple[Any, ...]:
    return (mobject.background_lines, mobject.faded_lines) if isinstance(mobject, NumberPlane) else ()
