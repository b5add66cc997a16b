"""A numeral's glyphs know it, and stand where they would stand without it."""

import re

import numpy as np
import pytest

from mathanim.drawing.formulas import Formula, Typeset, Words
from mathanim.drawing.readouts import Number
from mathanim.drawing.style import Style
from mathanim.inputs.digit_groups import THIN
from mathanim.inputs.expressions.expression import expression_from
from mathanim.inputs.numerals import inscribed, notation, with_constants
from mathanim.inputs.quantities import Quantity
from mathanim.inputs.raised_powers import with_carets
from mathanim.inputs.setting import Setting

STYLE = Style.of(Setting())
TEXTS = [
    (Formula, "x = ihat({}) - {} + bold(e)_1", ("2.5 dot 10^(8)", "3")),
    (Formula, "vec({} {}, {})", ("4", "- 1", "-2")),
    (Formula, "mat({}, {}; {}, 4) thin bold(v)_12", ("2", "-1", "0.5")),
    (Formula, "{} / {} + sqrt({}) + e^({})", ("1", "2", "2", "-3")),
    (Words, "{} people, all {} of $x = {}$, {}", ("6000", "-0.5", "-1.5", "3%")),
    (Words, "全部で{}人、つまり{}です。", ("6,000", "0.6")),
    (Words, "全部で{}人、$x = {}$", (f"60{THIN}000", f"-12{THIN}345.5")),
    (Words, "{} and ${}$", (f"−1.6{THIN}·{THIN}10⁻¹¹", f"2{THIN}·{THIN}10¹²")),
]


def digits_in(text: str) -> str:
    return "".join(re.findall("[0-9]", with_carets(text)))


@pytest.mark.parametrize(("kind", "text", "numbers"), TEXTS)
def test_marks_move_no_outline_and_no_colour(kind: type[Typeset], text: str, numbers: tuple[str, ...]) -> None:
    quantities = [Quantity(f"q{k}", k, "given") for k in range(len(numbers))]
    bare = kind(STYLE, text.format(*numbers))  # type: ignore[call-arg]
    marked = kind(STYLE, text.format(*map(inscribed, quantities, numbers)))  # type: ignore[call-arg]
    assert len(bare) == len(marked) and bare.markup == marked.markup
    for one, other in zip(bare, marked, strict=True):
        np.testing.assert_allclose(one.points, other.points, atol=1e-12)
        assert (one.part, one.get_color(), one.outline_name) == (other.part, other.get_color(), other.outline_name)


@pytest.mark.parametrize(("kind", "text", "numbers"), TEXTS)
def test_the_digits_of_a_numeral_and_no_others_know_it(
    kind: type[Typeset], text: str, numbers: tuple[str, ...]
) -> None:
    quantities = [Quantity(f"q{k}", k, "given") for k in range(len(numbers))]
    marked = kind(STYLE, text.format(*map(inscribed, quantities, numbers)))  # type: ignore[call-arg]
    for quantity, number in zip(quantities, numbers, strict=True):
        own = [glyph for glyph in marked if glyph.numeral and glyph.numeral.quantity.name == quantity.name]
        assert "".join(glyph.digit for glyph in own) == digits_in(number)
    others = [glyph.digit for glyph in marked if not glyph.numeral and not glyph.is_notation]
    assert "".join(others) == digits_in(text.replace("_12", "").replace("_1", ""))


@pytest.mark.parametrize("text", ["x**3 - 2.5*x", "1.5e-3*x + 4/x", "-2**3**x/7", "log2(x) + cbrt(x) + (x - 2)**(1/3)"])
def test_every_constant_of_a_formula_is_a_number_with_a_source(text: str) -> None:
    bare = expression_from(text).definition()
    marked = Formula(STYLE, with_constants(bare, "f(x)", "parameter function"))
    assert [glyph.digit for glyph in marked if glyph.digit and not (glyph.numeral or glyph.is_notation)] == []
    assert all(glyph.numeral.is_right for glyph in marked if glyph.numeral)
    for one, other in zip(Formula(STYLE, bare), marked, strict=True):
        np.testing.assert_allclose(one.points, other.points, atol=1e-12)


def test_indices_and_what_is_declared_are_notation() -> None:
    formula = Formula(STYLE, f"x_1 + y_23 + {notation('4')} + notation(5) + 6 + z^7")
    assert "".join(glyph.digit for glyph in formula if glyph.is_notation) == "12345"
    assert "".join(glyph.digit for glyph in formula if not glyph.is_notation) == "67"


def test_a_number_tells_what_it_shows_at_every_step() -> None:
    values = np.array([1.0, -0.256, 0.126])
    number = Number(STYLE, Quantity("x", values, "given"), 2)
    for step, text in enumerate(("1.00", "−0.26", "0.13")):
        number.show_step(step)
        assert number.numeral is not None
        assert (number.numeral.text, number.numeral.value) == (text, values[step])
    assert Number(STYLE, values).numeral is None
