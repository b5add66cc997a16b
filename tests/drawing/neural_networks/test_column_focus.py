"""One column of a block is pointed out: the others grow dim, by the same way in whatever order it is looked at."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.drawing.neural_networks.column_focus import DIMMED, FocusColumn
from mathanim.drawing.neural_networks.layer_sample import Sample
from mathanim.drawing.neural_networks.number_blocks import NumberBlock
from mathanim.drawing.style import Style
from mathanim.inputs.setting import Setting

STYLE = Style.of(Setting())
ROWS, COLUMNS = 2, 3
COLUMN = st.none() | st.integers(0, COLUMNS - 1)


def brightness(block: NumberBlock) -> np.ndarray:
    """Of each number (rows, columns), the opacity that all its figures have."""
    found = [[{float(figure.get_fill_opacity()) for figure in number[:-1]} for number in row] for row in block.entries]
    assert all(len(opacities) == 1 for row in found for opacities in row)
    return np.array([[min(opacities) for opacities in row] for row in found])


def wanted(column: int | None) -> np.ndarray:
    return np.where([column in (None, j) for j in range(COLUMNS)], 1.0, DIMMED) * np.ones((ROWS, 1))


@settings(deadline=None, max_examples=15)
@given(COLUMN, COLUMN, st.lists(st.floats(0, 1), min_size=1, max_size=3))
def test_what_is_seen_depends_on_where_it_began_and_alpha_alone(
    first: int | None, second: int | None, alphas: list[float]
) -> None:
    samples = Sample(ROWS, tuple(range(ROWS))), Sample(COLUMNS, tuple(range(COLUMNS)))
    block = NumberBlock(STYLE, np.arange(6.0).reshape(ROWS, COLUMNS), *samples, 1, colour="ink")
    for before, now in ((None, first), (first, second)):
        focus = FocusColumn(block, now)
        focus.begin()
        for alpha in alphas:
            focus.interpolate(alpha)
            share = focus.rate_func(alpha)
            np.testing.assert_allclose(brightness(block), (1 - share) * wanted(before) + share * wanted(now))
        focus.finish()
        np.testing.assert_array_equal(brightness(block), wanted(now))
