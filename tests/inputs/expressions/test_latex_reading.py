"""What LaTeX means: the function that its twin in Python is; what can be read in two ways is not guessed."""

import math
import re

import pytest
import sympy
import torch
import tylax
from hypothesis import assume, given
from torch import Tensor

from mathanim.inputs.errors import InputError
from mathanim.inputs.expressions.expression import Expression, expression_from
from tests.inputs.formulas import Twins, by_python, formula_texts, function_of, twins

POINTS = torch.tensor([-1.7, -0.3, 0.4, 1.0, 2.9], dtype=torch.float64)


def assert_same(came: Expression, expected: Expression, points: Tensor = POINTS) -> None:
    values, twin_values = came(points), expected(points)
    near = expected(points * (1 + 1e-12))
    is_steady = (near - twin_values).abs() <= 1e-6 * twin_values.abs().clamp(min=1)
    is_steady |= near.isnan() & twin_values.isnan()
    torch.testing.assert_close(values[is_steady], twin_values[is_steady], rtol=1e-7, atol=1e-7, equal_nan=True)


@given(twins())
def test_latex_has_the_values_that_python_gives_its_twin(written: Twins) -> None:
    python, latex = written
    f = function_of(rf"\displaystyle {latex}")
    for x in (0.4, 2.9):
        expected, near = by_python(python, x), by_python(python, x * (1 + 1e-12))
        assume(expected is not None and near is not None and not math.isnan(expected) and not math.isnan(near))
        assert expected is not None and near is not None
        came = float(f(torch.tensor(x, dtype=torch.float64)))
        assert came == pytest.approx(expected, rel=1e-9, abs=1e-9 + 2 * abs(near - expected))


@given(formula_texts(5))
def test_what_sympy_prints_as_latex_is_read_back(text: str) -> None:
    assume(not any(ours in text for ours in ("sigmoid", "cbrt", "abs", "max", "min", "relu")))
    f = function_of(text)
    assume(not f.sympy.has(sympy.I, sympy.zoo, sympy.nan, sympy.oo, -sympy.oo))  # nowhere real, or nowhere finite
    printed = sympy.latex(f.sympy)
    try:
        came = expression_from(rf"\displaystyle {printed}")
    except InputError as error:
        assume(
            not any(
                words in str(error) for words in ("two ways", "powers from", "without a value", "at most", "negative")
            )
        )
        raise
    is_real = f(POINTS).isfinite() & came(POINTS).isfinite()  # to sympy, the cube root of -8 is not -2
    assert_same(came, f, POINTS[is_real])


@given(formula_texts(5))
def test_what_is_typeset_is_read_back_from_latex(text: str) -> None:
    f = function_of(text)
    assert_same(expression_from(rf"\displaystyle {tylax.typst_to_latex(f.typst)}"), f)


@pytest.mark.parametrize(
    ("latex", "typeset"),
    [
        (r"\frac{x^2}{4} - x + 2", "frac(x^(2), 4) - x + 2"),
        (r"\sin(2x+3)", "sin(2 x + 3)"),
        (r"e^{-x^2}", "e^(-x^(2))"),
        (r"\ln x", "ln(x)"),
        (r"\left(x+1\right)\cdot 2", "(x + 1) dot 2"),
        (r"|x|", "abs(x)"),
        (r"|x + |x - 1||", "abs(x + abs(x - 1))"),
        (r"2x|x-1|", "2 x abs(x - 1)"),
        (r"\lfloor x \rfloor", "floor(x)"),
        (r"\frac12", "frac(1, 2)"),
        (r"x^\frac12", "x^(1 \\/ 2)"),
        (r"\sin 2\pi x", "sin(2 pi x)"),
        (r"\sin x\cos x", "sin(x) cos(x)"),
        (r"\sin x \cdot x", "sin(x) x"),
        (r"\ln\sin x", "ln(sin(x))"),
        (r"\sin x^2", "sin(x^(2))"),
        (r"\sin^2 x", "sin^(2)(x)"),
        (r"\log_2 x", "log_2 (x)"),
        (r"\log_3 x", "frac(ln(x), ln(3))"),
        (r"\mathrm{e}^x", "e^(x)"),
        (r"\operatorname{ReLU}(x)", 'op("ReLU")(x)'),
        (r"$x^2$", "x^(2)"),
        (r"\[\dfrac1x\]", "frac(1, x)"),
        (r"3\,\pi\;x", "3 pi x"),
        (r"xe^{x}", "x e^(x)"),
        (r"2{x}", "2 x"),
        (r"100^{-x} 2^{x}", "100^(-x) dot 2^(x)"),
    ],
)
def test_latex_is_read_as_a_lecturer_means_it(latex: str, typeset: str) -> None:
    assert expression_from(latex).typst == typeset


@pytest.mark.parametrize("root", [2, 3, 4, 5, 6, 7])
def test_a_root_is_the_real_root(root: int) -> None:
    f = expression_from(rf"\sqrt[{root}]{{x}}")
    values, gap = f(POINTS), (POINTS < 0) & (root % 2 == 0)
    assert (values.isnan() == gap).all()
    torch.testing.assert_close(values[~gap] ** root, POINTS[~gap])


def test_greek_and_neighbouring_letters_are_variables_where_they_are_declared() -> None:
    f = expression_from(r"2xy + \theta^2", ("x", "y", "theta"))
    assert f(*(torch.tensor(v, dtype=torch.float64) for v in (2, 3, 5))).item() == 37


@pytest.mark.parametrize(
    ("latex", "hint"),
    [
        (r"{1/2x}", r"write \frac{1}{2} x or \frac{1}{2x}"),
        (r"2\frac{1}{2}", r"write 2 \cdot \frac{1}{2} or 2 + \frac{1}{2}"),
        (r"\sin x / 2", "where the argument of sin ends can be doubted"),
        (r"\sin 2(x + 1)", "where the argument of sin ends can be doubted"),
        (r"\sin x\sqrt{x}", "where the argument of sin ends can be doubted"),
        (r"\ln 2 \cdot x", "where the argument of ln ends can be doubted"),
        (r"\sin(x)^2", r"write \sin^2(x) or \sin(x^2)"),
        (r"\sin^{-1} x", r"write \arcsin x"),
        (r"\sin -x", r"\sin(x)"),
        (r"{x}^10", "{10}"),
        (r"\frac{x^2^3}{4}", "power of a power"),
        (r"{x2}", r"write \cdot"),
        (r"{x}^{2} 3", r"write \cdot"),
        (r"{2} 3^{x}", r"write \cdot"),
        (r"{x + 1} 3^{x}", r"write \cdot"),
        (r"{x} ** 2", "write x^{2}"),
        (r"{sin x}", r"write \sin, not sin"),
        (r"{2 pi}", r"write \pi, not pi"),
        (r"\sn x", r"did you mean \sin?"),
        (r"\operatorname{ercf}(x)", "did you mean 'erf'?"),
        (r"{a x}", "a is not known; known: e, pi, x"),
        (r"\infty", r"\infty is not known"),
        (r"f(x) = \frac{x}{2}", "right of the equals sign"),
        (r"f'{x}", "derivative is worked out"),
        (r"1e-3 \cdot x", r"10^{-3}"),
        (r"{0,5} x", "a half is written 0.5"),
        (r"{[x]}", r"\lfloor x \rfloor"),
        (r"\left(x", "( needs its ) before the end"),
        (r"(x\rfloor", r"( needs its ) before \rfloor"),
        (r"x}", "not }"),
        (r"|x", "| needs its | before the end"),
        (r"\frac{1}", "write a denominator in braces"),
        (r"\sqrt[x]{2}", "whole number from 2 to 64"),
        (r"\max(x)", "max needs 2 to 8 arguments, not 1"),
        (r"\log_x 2", "needs to be a number"),
        (r"x_{1}", "only logarithms have an index"),
        (r"\frac{1}{0} x", "constant without a value"),
        (r"\begin{cases} x \end{cases}", r"\begin is not known"),
    ],
)
def test_what_can_be_doubted_or_is_not_known_gets_the_hint_that_mends_it(latex: str, hint: str) -> None:
    with pytest.raises(InputError, match=re.escape(hint)):
        expression_from(latex)
