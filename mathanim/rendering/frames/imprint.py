"""What one vectorized object leaves on a picture: everything that its drawing depends on, and where it can reach."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np
from manim.camera.camera import Camera
from manim.constants import CapStyleType, LineJointType
from manim.mobject.types.vectorized_mobject import VMobject

from mathanim.rendering.frames.area import Area
from mathanim.rendering.frames.outlines import Outline, outlines_through
from mathanim.rendering.frames.view import View

Traits: TypeAlias = tuple[Any, ...]

MITER_LIMIT = 10
"""How far a corner may reach, in half widths of the line: cairo's default, which Manim leaves alone."""
DRAWN_BY_MANIM = frozenset(
    {
        "get_fill_rgbas",
        "get_stroke_rgbas",
        "get_stroke_width",
        "get_background_image",
        "get_gradient_start_and_end_points",
        "get_subpath_split_indices_from_points",
        "consider_points_equals_2d",
    }
)
"""What a class, or a single object, must leave alone to be drawn as Manim draws every vectorized object."""


@dataclass(frozen=True, eq=False)
class Imprint:
    """What an object paints: equal ``traits`` paint equal pixels.

    ``reach`` is the part of the frame they lie in; ``layers`` says of the stroke behind the fill, the fill and the
    stroke whether they paint anything.
    """

    traits: Traits
    outline: Outline
    reach: Area
    layers: tuple[bool, bool, bool]

    @property
    def is_visible(self) -> bool:
        """Whether it paints anything at all."""
        return any(self.layers)

    def paint(self, camera: Camera, context: Any, vmobject: VMobject) -> None:
        """Draw the object as ``Camera.display_vectorized`` does, without its layers that paint nothing."""
        behind, fill, stroke = self.layers
        self.outline.append_to(context)
        if behind:
            camera.apply_stroke(context, vmobject, background=True)
        if fill:
            camera.apply_fill(context, vmobject)
        if stroke:
            camera.apply_stroke(context, vmobject)


@lru_cache(maxsize=4096)
def is_plain(kind: Any) -> bool:
    """Whether objects of this kind are drawn as Manim draws every vectorized object."""
    return issubclass(kind, VMobject) and all(getattr(kind, name) is getattr(VMobject, name) for name in DRAWN_BY_MANIM)


def traits_of(vmobject: Any) -> Traits | None:
    """Everything that the drawing of an object depends on but the camera; None if it is drawn in some other way."""
    if not (is_plain(vmobject.__class__) and DRAWN_BY_MANIM.isdisjoint(vars(vmobject))):
        return None
    if vmobject.background_image or len(vmobject.points) % 4:
        return None
    fill, stroke, behind = vmobject.get_fill_rgbas(), vmobject.get_stroke_rgbas(), vmobject.get_stroke_rgbas(True)
    return (
        vmobject.points.tobytes(),
        vmobject.tolerance_for_point_equality,
        fill.tobytes(),
        stroke.tobytes(),
        behind.tobytes(),
        vmobject.stroke_width,
        vmobject.background_stroke_width,
        vmobject.joint_type,
        vmobject.cap_style,
        _ends_of_gradient(vmobject) if len(fill) > 1 or len(stroke) > 1 or len(behind) > 1 else b"",
    )


def _ends_of_gradient(vmobject: VMobject) -> bytes:
    return np.array(vmobject.get_gradient_start_and_end_points()).tobytes()


def imprints(
    vmobjects: Sequence[VMobject], traits: Sequence[Traits], known: Sequence[Imprint | None], view: View
) -> list[Imprint] | None:
    """What each object paints; None if the points of one are no finite numbers.

    ``known`` are their imprints of an earlier frame, whose outlines serve again where the points are the same.
    """
    outlines = [
        old.outline if old is not None and old.traits[:2] == new[:2] else None
        for old, new in zip(known, traits, strict=True)
    ]
    for tolerance in {new[1] for new, outline in zip(traits, outlines, strict=True) if outline is None}:
        places = [i for i, new in enumerate(traits) if outlines[i] is None and new[1] == tolerance]
        made = outlines_through([vmobjects[i].points for i in places], tolerance)
        for i, outline in zip(places, made, strict=True):
            outlines[i] = outline
    if not all(math.isfinite(edge) for outline in outlines if outline for edge in (*outline.low, *outline.high)):
        return None
    return [
        Imprint(new, outline, view.reach(outline, _half_width(vmobject) * view.line_width), layers_of(vmobject))
        for new, outline, vmobject in zip(traits, outlines, vmobjects, strict=True)
        if outline
    ]


def _half_width(vmobject: VMobject) -> float:
    """How far the lines of an object can reach beyond its points, in Manim's measure of lines."""
    width = max(vmobject.get_stroke_width(), vmobject.get_stroke_width(True))
    is_pointed = vmobject.joint_type in (LineJointType.AUTO, LineJointType.MITER)
    corner = MITER_LIMIT if is_pointed else math.sqrt(2) if vmobject.cap_style is CapStyleType.SQUARE else 1
    return float(width / 2 * corner)


def layers_of(vmobject: VMobject) -> tuple[bool, bool, bool]:
    """Whether the stroke behind the fill, the fill and the stroke paint anything: they do if not fully transparent."""
    return (
        vmobject.get_stroke_width(True) > 0 and _has_alpha(vmobject.get_stroke_rgbas(True)),
        _has_alpha(vmobject.get_fill_rgbas()),
        vmobject.get_stroke_width() > 0 and _has_alpha(vmobject.get_stroke_rgbas()),
    )


def _has_alpha(rgbas: Any) -> bool:
    return any(rgba[3] > 0 for rgba in rgbas.tolist())
