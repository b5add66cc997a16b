"""A crowd of people that can take any arrangement; the way between two is a pure function of alpha."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from manim import Animation, Mobject, VGroup, VMobject
from manim.typing import Point3D_Array
from manim.utils.rate_functions import smooth
from numpy.typing import NDArray

from mathanim.drawing.frame_layout import Region
from mathanim.drawing.style import Style

Floats = NDArray[np.float64]

FILLED = 0.76
"""How much of a seat's room a person takes."""
LAG = 0.6
"""How much later the last person starts to walk than the first, as a part of the time one needs."""
_ROUND = 0.5523
"""The handle of a cubic curve that draws a quarter of a circle."""


@dataclass(frozen=True)
class Look:
    """Where everyone stands in the unit square (people, 2), how large (people,), and in which colour (people, 4)."""

    seats: Floats
    sizes: Floats
    colours: Floats

    def towards(self, other: "Look", shares: Floats) -> "Look":
        """Everyone a share (people,) of the way to another look."""
        part = shares[:, None]
        return Look(
            self.seats + part * (other.seats - self.seats),
            self.sizes + shares * (other.sizes - self.sizes),
            self.colours + part * (other.colours - self.colours),
        )


class Person(VMobject):
    """A head above shoulders, one unit high, about the origin."""

    def __init__(self) -> None:
        super().__init__(stroke_width=0, fill_opacity=1)
        quarters = [_quarter(0.0, 0.27, 0.21, 0.21, k) for k in range(4)]
        shoulders = [_quarter(0.0, -0.34, 0.34, 0.36, k) for k in range(2)]
        corners = np.array([[-0.34, -0.34, 0], [-0.34, -0.48, 0], [0.34, -0.48, 0], [0.34, -0.34, 0]])
        sides = [_straight(start, end) for start, end in pairwise(corners)]
        self.points = np.concatenate([*quarters, *shoulders, *sides])
        self.shape = self.points


class Crowd(VGroup):
    """People in ``region``, the unit square, who can show each of ``looks``, named."""

    def __init__(self, region: Region, looks: Mapping[str, Look]) -> None:
        self.region = region
        self.looks = dict(looks)
        self.look = next(iter(self.looks.values()))
        super().__init__(*(Person() for _ in self.look.sizes))
        self.wear(self.look)

    def wear(self, look: Look) -> None:
        """Take a look."""
        self.look = look
        places = self.places(look)
        for person, place, size, colour in zip(self, places, look.sizes, look.colours, strict=True):
            person.points = person.shape * (size * FILLED * self.region.width) + place
            person.fill_rgbas = colour[None, :]

    def places(self, look: Look) -> Point3D_Array:
        """The scene points where everyone stands."""
        return np.array([self.region.at(x, y) for x, y in look.seats])


class Rearrange(Animation):
    """Let a crowd walk from how it stands to another of its looks, some a little later than others."""

    def __init__(self, crowd: Crowd, look: str, *, run_time: float = 2.5) -> None:
        self.crowd = crowd
        self.last = crowd.looks[look]
        count = len(crowd.submobjects)
        self.delays = LAG * np.random.default_rng(1).permutation(count) / max(count - 1, 1)
        super().__init__(crowd, run_time=run_time, rate_func=lambda alpha: alpha)

    def create_starting_mobject(self) -> Mobject:
        """Nothing is copied: the first look is enough."""
        self.first = self.crowd.look
        return Mobject()

    def interpolate_mobject(self, alpha: float) -> None:
        """Show everyone on the way."""
        shares = np.array([smooth(float(share)) for share in np.clip((1 + LAG) * alpha - self.delays, 0, 1)])
        self.crowd.wear(self.first.towards(self.last, shares) if alpha < 1 else self.last)


def rgba(style: Style, role: str, opacity: float = 1.0) -> Floats:
    """A role's colour with an opacity, as four numbers."""
    return np.array([*style.colour(role).to_rgb(), opacity])


def _quarter(x: float, y: float, across: float, up: float, quadrant: int) -> Any:
    """A quarter of an ellipse, anticlockwise, as one cubic curve."""
    angle = quadrant * np.pi / 2
    first = np.array([np.cos(angle), np.sin(angle)])
    last = np.array([-np.sin(angle), np.cos(angle)])
    curve = [first, first + _ROUND * last, last + _ROUND * first, last]
    return np.array([[x + across * a, y + up * b, 0.0] for a, b in curve])


def _straight(start: Floats, end: Floats) -> Point3D_Array:
    return np.array([start + (end - start) * share for share in (0, 1 / 3, 2 / 3, 1)])
