"""Laws of typesetting: what a viewer reads has the values of what was written, and Typst compiles it."""

import math

import pytest
import torch
import typst
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mathanim.inputs.expressions.expression import expression_from
from tests.inputs.formulas import derivative_of, formula_texts, function_of
from tests.inputs.typst_values import read_typst


@given(text=formula_texts(), x=st.floats(-4, 4).map(lambda x: round(x, 3)))
def test_what_is_typeset_reads_as_what_was_written(text: str, x: float) -> None:
    f = function_of(text)
    points = torch.tensor([x, x * (1 + 1e-11), x * (1 - 1e-11)], dtype=torch.float64)
    read, came = read_typst(f.typst, x), f(points)
    assume(read is not None and not math.isnan(read) and bool(came.isfinite().all()))
    slack = (came - came[0]).abs().max().item() + 1e-9 * max(1, abs(came[0].item()))
    assert read == pytest.approx(came[0].item(), abs=slack)


@given(text=formula_texts(4))
def test_a_derivative_reads_as_its_values(text: str) -> None:
    derivative = derivative_of(function_of(text))
    points = torch.tensor([0.37, 0.37 * (1 + 1e-11)], dtype=torch.float64)
    read, came = read_typst(derivative.typst, 0.37), derivative(points)
    assume(read is not None and not math.isnan(read) and bool(came.isfinite().all()))
    slack = (came - came[0]).abs().max().item() + 1e-9 * max(1, abs(came[0].item()))
    assert read == pytest.approx(came[0].item(), abs=slack)


@pytest.mark.parametrize(
    ("text", "typeset"),
    [
        ("x**2/4", "frac(x^(2), 4)"),
        ("x**3 - 2*x", "x^(3) - 2 x"),
        ("-x**2", "-x^(2)"),
        ("(-x)**2", "(-x)^(2)"),
        ("2*3*x", "2 dot 3 x"),
        ("x*2", "x dot 2"),
        ("x*2*(1/3)", "x dot 2 dot frac(1, 3)"),
        ("2**3**x", "2^(3^(x))"),
        ("(2**3)**x", "(2^(3))^(x)"),
        ("x - (x - 1)", "x - (x - 1)"),
        ("x - -2*x", "x - (-2 x)"),
        ("x + -x/2", "x + (-frac(x, 2))"),
        ("(x + 1)*(x - 1)", "(x + 1) (x - 1)"),
        ("x**(1/3)", "x^(1 \\/ 3)"),
        ("sin(x)**2", "sin^(2)(x)"),
        ("ln(x)**2", "(ln(x))^(2)"),
        ("log(x)", "ln(x)"),
        ("exp(-x)", "e^(-x)"),
        ("exp(x)**2", "(e^(x))^(2)"),
        ("1.5e-3*x", "1.5 dot 10^(-3) x"),
        (".5*x", "0.5 x"),
        ("cbrt(x)", "root(3, x)"),
    ],
)
def test_a_formula_is_typeset_as_a_lecturer_would_write_it(text: str, typeset: str) -> None:
    assert expression_from(text).typst == typeset


def test_a_definition_names_the_function_and_its_variables() -> None:
    assert expression_from("x**2 + y", ("x", "y")).definition("g") == "g(x, y) = x^(2) + y"


@settings(max_examples=12)
@given(texts=st.lists(formula_texts(8), min_size=12, max_size=12))
def test_typst_compiles_every_formula(texts: list[str]) -> None:
    lines = "\n".join(f"$ {function_of(text).definition()} $" for text in texts)
    assert typst.compile(lines.encode(), format="svg")


def test_typst_does_not_take_just_anything() -> None:
    with pytest.raises(typst.TypstError):
        typst.compile(b"$ frac(x^(2, 4 $", format="svg")
