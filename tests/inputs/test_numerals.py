"""A numeral in a text comes out as it went in, and tells how far rounding has moved it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.drawing.brief_numbers import brief, written
from mathanim.inputs.digit_groups import THIN, grouped
from mathanim.inputs.numerals import inscribed, notation, numerals_in, plain
from mathanim.inputs.placeholders import filled
from mathanim.inputs.quantities import Quantity

VALUES = st.floats(-1e15, 1e15).filter(lambda x: x == 0 or abs(x) > 1e-15)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Co"]), max_size=20)


@given(WORDS, WORDS, VALUES, WORDS.filter(bool), WORDS.filter(bool))
def test_a_text_keeps_its_words_and_its_numbers_with_all_they_know(
    before: str, after: str, value: float, label: str, maker: str
) -> None:
    quantity = Quantity(label, value, maker, {"x": after}, before)
    text = f"{before}{inscribed(quantity, '2.5')}{after}{notation('1')}"
    (numeral,) = numerals_in(text)
    assert plain(text) == f"{before}2.5{after}1"
    found = numeral.quantity
    assert (found.name, numeral.value, found.made_by, found.unit) == (label, value, maker, before)
    assert (dict(found.inputs), numeral.text) == ({"x": after}, "2.5")


@given(VALUES, st.integers(1, 8), st.integers(0, 6))
def test_whatever_way_a_number_is_written_it_is_within_its_tolerance(value: float, digits: int, places: int) -> None:
    quantity = Quantity("x", value, "given")
    texts = [
        brief(quantity, digits),
        written(quantity),
        filled(f"{{x:.{places}f}} {{x:,.1%}} {{x:.{digits}g}}", {"x": quantity}),
    ]
    numerals = [numeral for text in texts for numeral in numerals_in(text)]
    assert len(numerals) == 5
    for numeral in numerals:
        assert numeral.is_right
        assert abs(Decimal(value) - numeral.shown) <= Decimal(numeral.tolerance) + abs(Decimal(value)) * Decimal(
            "1e-12"
        )


@given(st.integers(-(10**12), 10**12), st.text("0123456789", max_size=9))
def test_whole_digits_stand_in_groups_of_three_where_there_are_five_or_more(whole: int, places: str) -> None:
    text = f"{whole}.{places}" if places else f"{whole}"
    front, _, behind = grouped(text).partition(".")
    assert (front.replace(THIN, ""), behind) == (f"{whole}", places)
    assert front == (f"{whole:,}".replace(",", THIN) if abs(whole) >= 10_000 else f"{whole}")


@pytest.mark.parametrize(
    ("text", "shown", "tolerance"),
    [
        ("1.23", "1.23", 0.005),
        ("−1.2", "-1.2", 0.05),
        ("- 1.2", "-1.2", 0.05),
        ("1.2346 dot 10^(8)", "123460000", 5000),
        ("-3 dot 10^(-7)", "-0.0000003", 5e-8),
        (f"−1.6{THIN}·{THIN}10⁻¹¹", "-1.6e-11", 5e-13),
        ("6,001", "6001", 0.5),
        (f"\\-12{THIN}346", "-12346", 0.5),
        ("12 thin 346", "12346", 0.5),
        ("123500000", "123500000", 500),
        ("1000", "1000", 0.5),
        ("12.3%", "0.123", 0.0005),
        ("\\-0.5", "-0.5", 0.05),
    ],
)
def test_the_tolerance_is_half_a_unit_of_the_last_place(text: str, shown: str, tolerance: float) -> None:
    value = float(shown) * (1 + 1e-6)
    (numeral,) = numerals_in(inscribed(Quantity("x", value, "given"), text))
    assert numeral.shown == Decimal(shown)
    assert numeral.tolerance == pytest.approx(tolerance)
    (exact,) = numerals_in(inscribed(Quantity("x", float(shown), "given"), text))
    assert exact.tolerance == 0 and exact.is_right


@pytest.mark.parametrize(
    ("value", "text"), [(0.5, "0.4"), (0.56, "0.5"), (-1.0, "1"), (151.0, "100"), (0.6, "0"), (2e8, "2 dot 10^(7)")]
)
def test_a_wrong_text_is_seen(value: float, text: str) -> None:
    (numeral,) = numerals_in(inscribed(Quantity("x", value, "given"), text))
    assert not numeral.is_right


def test_a_text_that_is_no_number_is_refused() -> None:
    (numeral,) = numerals_in(inscribed(Quantity("x", 1, "given"), "one"))
    with pytest.raises(ValueError, match="invalid literal"):
        _ = numeral.shown


def test_texts_write_of_a_rounded_quantity_no_more_than_formulas_do() -> None:
    third = Quantity("x", 1 / 3, "1 / 3", rounded=0.3333)
    text = filled("{x:g}", {"x": third})
    assert plain(text) == "0.3333" and numerals_in(text)[0].value == 1 / 3


@given(VALUES)
def test_a_number_of_a_formula_is_listed_as_running_texts_write_it(value: float) -> None:
    (numeral,) = numerals_in(written(Quantity("x", value, "given")))
    assert "^" not in numeral.text and ("dot" in written(value)) == ("·" in numeral.text)
