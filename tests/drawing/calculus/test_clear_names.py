"""The names of A and B keep out of each other's way and of dots from the first step to the last, on every curve."""

import numpy as np
import pytest
from manim import Mobject

from mathanim.drawing.axes import GAP
from mathanim.drawing.calculus.clear_names import APART, GRID, NEAR
from mathanim.drawing.calculus.curve_window import curve_with_points
from mathanim.drawing.calculus.secant_plane import SecantPlane
from mathanim.drawing.frame_layout import STAGE
from mathanim.drawing.points import HALO
from mathanim.drawing.style import Style
from mathanim.inputs.expressions.expression import expression_from
from mathanim.inputs.setting import Setting
from mathanim.maths.calculus.approaches import approach_to_tangent
from mathanim.maths.tensors import to_numpy
from mathanim.rendering.layout.contrasts import HALO as WIDTH_OF_A_GROUND

STYLE = Style.of(Setting())
REGION = STAGE.split(0.57, gap=0.45)[0]
BESIDE_NUMBERS = GAP / 2
CASES = {
    "down along an axis, into a corner": ("ln(x)", 0.001, (2.0, 0.00001)),
    "out of a corner": ("sqrt(x)", 0.01, (2.0, 0.0001)),
    "waves that crowd": ("sin(1/x)", 0.1, (0.5, 0.001)),
    "a wave with no room": ("sin(20*x)", -1.0, (1.9, 0.01)),
    "a steep fall": ("exp(5*x)", 1.0, (2.0, 0.00001)),
    "at the top": ("cos(x)", 0.0, (2.0, 0.00001)),
}


@pytest.fixture(scope="module", params=CASES.values(), ids=CASES.keys())
def plane(request: pytest.FixtureRequest) -> SecantPlane:
    text, point, steps = request.param
    f = expression_from(text)
    approach = approach_to_tangent(f, f.derivative, point, steps, count=100)
    start, ends = to_numpy(approach.start), to_numpy(approach.ends)
    curve = curve_with_points(STYLE, REGION, f, [start, ends[0]])
    return SecantPlane(STYLE, curve, start, ends, to_numpy(approach.slide.slope))


def distances(places: np.ndarray, one: Mobject, other: Mobject) -> np.ndarray:
    """Between the boxes of two mobjects whose middles are ``places`` (n, 3) apart."""
    size = np.array([one.width + other.width, one.height + other.height]) / 2
    return np.linalg.norm((np.abs(places[:, :2]) - size).clip(0), axis=1)


def test_names_are_apart_and_on_no_dot_at_every_step(plane: SecantPlane) -> None:
    a, b = plane.a, plane.b
    dots = plane.window.points(b.numbers[b.is_in_sight])
    names = dots + b.offset
    assert distances(a.label.get_center() - names, a.label, b.label).min() >= APART - GRID
    assert distances(a.label.get_center() - dots, a.label, a.dot).min() >= NEAR - GRID
    assert distances(names - a.at, b.label, a.dot).min() >= NEAR - GRID
    half = np.array([b.label.width, b.label.height, 0]) / 2
    assert (names - half >= plane.window.region.at(0, 0) - BESIDE_NUMBERS).all()
    assert (names + half <= plane.window.region.at(1, 1) + BESIDE_NUMBERS).all()


def test_the_halo_of_a_name_is_a_ground_to_read_it_on(plane: SecantPlane) -> None:
    for point in (plane.a, plane.b):
        width = point.label[0].get_stroke_width(background=True) / 100
        assert width == HALO / 100 > WIDTH_OF_A_GROUND * point.label.em
