"""Equations beside a picture can be read, however long their numbers are."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.drawing.frame_layout import STAGE, Region
from mathanim.drawing.panel import Panel, beside_panel
from mathanim.drawing.style import Style
from mathanim.inputs.setting import Setting

STYLE = Style.of(Setting())
NUMBER = st.sampled_from(["1", "-7.25", "12.3456", "-1.2345 dot 10^(-123)"])
PIECE = NUMBER.map(lambda number: f"eq(=) vec({number}, {number})")


@settings(max_examples=10)
@given(st.lists(st.lists(PIECE, min_size=1, max_size=3), min_size=1, max_size=2), st.booleans())
def test_equations_in_pieces_fit_their_panel_and_one_another(equations: list[list[str]], is_narrow: bool) -> None:
    region = Region(1.0, 4.2, -3.0, 2.7) if is_narrow else Region(1.0, 8.0, -3.0, 2.7)
    lines = Panel(STYLE, region).equations({0.8 - 0.4 * k: tuple(pieces) for k, pieces in enumerate(equations)})
    assert region.holds(lines)
    assert " ".join(line.text for line in lines) == " ".join(piece for pieces in equations for piece in pieces)
    assert all(above.get_bottom()[1] >= below.get_top()[1] for above, below in pairwise(lines))
    starts = [line.part("eq").get_left()[0] for line in lines]
    assert max(starts) - min(starts) < 1e-6


def test_an_equation_that_fits_is_not_broken() -> None:
    panel = Panel(STYLE, Region(0.0, 5.0, -3.0, 2.7))
    assert len(panel.equations({0.5: ("a eq(=) b", "eq(=) c")})) == 1
    assert len(panel.equations({0.5: ("a eq(=) b + b + b + b + b + b + b", "eq(=) c + c + c + c + c + c")})) == 2


@pytest.mark.parametrize(("number", "share"), [("1", 0.6), ("-1.2345 dot 10^(10)", 0.42)])
def test_the_picture_gives_way_to_long_equations(number: str, share: float) -> None:
    line = f"A bold(v) eq(=) mat({number}, {number}; {number}, {number}) vec({number}, {number})"
    picture, panel = beside_panel(STYLE, [(line,)], gap=0.45)
    assert picture.width / (picture.width + panel.width) == pytest.approx(share)
    assert panel.left - picture.right == pytest.approx(0.45) and panel.right == STAGE.right
    assert Panel(STYLE, panel).equations({0.5: line}).width <= panel.width
