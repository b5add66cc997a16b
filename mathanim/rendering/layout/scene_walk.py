"""Who each part of a scene belongs to: its text, its owner, and what was declared to be meant."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from manim.mobject.geometry.shape_matchers import Cross
from manim.mobject.graphing.coordinate_systems import NumberPlane
from manim.mobject.mobject import Group, Mobject
from manim.mobject.svg.svg_mobject import VMobjectFromSVGPath
from manim.mobject.types.vectorized_mobject import VDict, VGroup, VMobject

from mathanim.rendering.layout.text_kinds import is_glyph, is_text, words_of

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
    ground = (mobject.background_lines, mobject.faded_lines) if isinstance(mobject, NumberPlane) else ()
    for child in mobject.submobjects:
        meant = here.intended | GROUND if any(child is line for line in ground) else here.intended
        _walk(child, here if meant is here.intended else replace(here, intended=meant), found)


def _belonging(mobject: Any, above: Belonging) -> Belonging:
    own = vars(mobject).get("intended")
    meant = above.intended if own is None else above.intended | own
    if above.text is not None:
        return above if own is None else replace(above, intended=meant)
    name = "" if type(mobject) in WITHOUT_A_NAME else str(mobject.name)
    nearest, widest = name or above.nearest or type(mobject).__name__, above.widest or name
    if isinstance(mobject, Cross):
        meant = meant | {"overlap"}
    if is_text(mobject) or is_glyph(mobject):
        said = words_of(mobject)
        return Belonging(mobject, said or nearest, "" if said else widest, meant)
    return Belonging(None, nearest, widest, meant)
