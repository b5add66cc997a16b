"""Numbers named in texts: filled as Python formats them, and nothing else reached."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.inputs.digit_groups import THIN
from mathanim.inputs.placeholders import filled, placeholder_names
from mathanim.inputs.raised_powers import lowered

NUMBERS = st.floats(allow_nan=False, allow_infinity=False, min_value=-1e9, max_value=1e9) | st.integers(-(10**9), 10**9)
FORMATS = ["", ".2f", ".0f", "+.1f", ",.2f", ".3e", ".1%", "g", ".4g", ".10f"]


@given(value=NUMBERS, style=st.sampled_from(FORMATS))
def test_a_number_is_written_as_python_writes_it_but_with_a_true_minus_and_never_as_minus_zero(
    value: float, style: str
) -> None:
    text = f"slope {{slope:{style}}}." if style else "slope {slope}."
    shown = filled(text, {"slope": value}).removeprefix("slope ").removesuffix(".")
    assert not shown.startswith("-")
    came = shown.replace(THIN, "").replace("−", "-", 1)
    if "e" not in style and "e" in format(value, style):
        mantissa, _, power = came.partition("·10")
        assert float(f"{mantissa}e{lowered(power) or 0}") == float(format(value, style))
        assert (power != "") == (not 1e-9 <= abs(float(format(value, style))) < 1e10)
        return
    if "%" in style or "e" in style or float(format(value, style).replace(",", "")) != 0:
        assert came in (format(value, style), format(abs(value), style))
    if not came.strip("-+0.,%e"):
        assert not came.startswith("-")
    else:
        assert came == format(value, style)


def test_small_and_large_numbers_are_spelled_out() -> None:
    numbers = {"p": 0.0000123, "h": 1e-12, "n": 2.5e7, "d": -1.6e11}
    assert filled("{p:.3g}, {p:+.1g}, {h:g}, {n:.2g}, {d:.3g}", numbers) == (
        f"0.0000123, +0.00001, 1{THIN}·{THIN}10⁻¹², 25{THIN}000{THIN}000, −1.6{THIN}·{THIN}10¹¹"
    )


@given(count=st.integers(-(10**30), 10**30))
def test_a_count_is_written_whole(count: int) -> None:
    assert filled("{n:d}|{n:,d}", {"n": count}).replace(THIN, "").replace("−", "-") == f"{count:d}|{count:,d}"


def test_a_float_that_is_whole_counts() -> None:
    assert filled("{n:d} of {all:d}", {"n": 15.0, "all": 100}) == "15 of 100"


@given(text=st.text(st.characters(exclude_characters="{}"), max_size=40))
def test_text_without_braces_stays(text: str) -> None:
    assert filled(text, {}) == text
    assert filled("{{" + text + "}}", {}) == "{" + text + "}"


@pytest.mark.parametrize(
    "text",
    [
        "{x.__class__}",
        "{x.__class__.__mro__[1].__subclasses__}",
        "{x.real:.2f}",
        "{x[0]}",
        "{x!r}",
        "{x!s:.2f}",
        "{}",
        "{0}",
        "{:.2f}",
        "{ x }",
        "{X}",
        "{x:{y}}",
        "{x:{y.__class__}}",
        "{x:999999999d}",
        "{x:0999999999.2f}",
        "{x:>99999999}",
        "{x:.999999999f}",
        "{x:.999f}",
        "{x:c}",
        "{x:s}",
        "{x:n}",
        "{x:b}",
        "{x:%Y}",
        "{x",
        "x}",
        "{x:.2f",
        "{{x}",
        "{ｘ}",
    ],
)
def test_anything_but_a_name_and_a_number_format_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"needs \{name\}|cannot be filled"):
        filled(text, {"x": 1.0, "y": 2.0})


def test_a_number_that_was_not_computed_is_named_with_the_nearest() -> None:
    with pytest.raises(ValueError, match=r"names the number 'slop', which was not computed: did you mean 'slope'\?"):
        filled("{slop:.2f}", {"slope": 1.0})


@pytest.mark.parametrize("value", [math.nan, math.inf, True, "1", None, 1j, [1], 10**400])
def test_only_finite_numbers_are_written(value: float) -> None:
    with pytest.raises(ValueError, match=r"\{x\} needs a finite number"):
        filled("{x:.2f}", {"x": value})


def test_a_fraction_is_no_count() -> None:
    with pytest.raises(ValueError, match=r"\{x:d\} needs a whole number, not 1.5"):
        filled("{x:d}", {"x": 1.5})


def test_names_are_found() -> None:
    assert placeholder_names("{a:.2f} and {b} and {a} and {{c}}") == {"a", "b"}
