"""What may be written as a formula, and what is refused with a hint."""

import re

import pytest

from mathanim.inputs.errors import InputError
from mathanim.inputs.expressions.expression import expression_from


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("x^2", "write x**2 for a power, not x^2"),
        ("2x", "write 2*x for a product, not 2x"),
        ("3.5sin(x)", "write 2*x for a product, not 2x"),
        ("2(x + 1)", "write 2*x for a product"),
        ("(x+1)(x-1)", "write (x + 1)*(x - 1) for a product"),
        ("x(x+1)", "write x*(x + 1) for a product"),
        ("sin x", "write sin(x), not sin x"),
        ("sin", "sin needs its argument in brackets: write sin(x)"),
        ("sn(x)", "does not know the function 'sn': did you mean 'sin'"),
        ("z", "does not know 'z': known: e, pi, x"),
        ("f(x) = x", "write only what stands right of the equals sign"),
        ("x²", "write '**2' in place of '²'"),
        ("２*x", "write '2' in place of '２'"),
        ("2×x", "write '*' in place of '×'"),
        ("[x]", "write round brackets"),
        ("(x", "1 brackets open and 0 close"),
        ("max(x)", "max needs 2 to 8 arguments, not 1"),
        ("sin(x, 2)", "sin needs 1 argument, not 2"),
        ("x**65", "needs powers from -64 to 64, not 65"),
        ("x%2", "the character '%' has no place"),
        ("x**2 if x > 0 else 0", "write one formula without if and else, such as max(x, 0) or abs(x)"),
    ],
)
def test_a_slip_gets_the_hint_that_mends_it(text: str, hint: str) -> None:
    with pytest.raises(InputError, match=re.escape(hint)):
        expression_from(text)


@pytest.mark.parametrize("value", [3, None, ["x"], b"x", {"x": 1}, 2.5, True])
def test_only_a_text_is_a_formula(value: object) -> None:
    with pytest.raises(InputError, match="needs a formula as text"):
        expression_from(value)


def test_limits_let_through_what_lies_just_within() -> None:
    assert expression_from("x**64")
    assert expression_from("(" * 50 + "x" + ")" * 50)
    assert expression_from("sin(" * 49 + "x" + ")" * 49)
    assert expression_from("1e308*x")
    terms = "(" + "+".join(["x"] * 40) + ")"
    assert expression_from("*".join([terms] * 6))


def test_an_expression_passes_through_and_equals_its_twin() -> None:
    f = expression_from("x**2 / 4")
    assert expression_from(f) is f
    assert f == expression_from("x**2  /  4") != expression_from("x**2 / 5")
    with pytest.raises(InputError, match="needs a formula as text"):
        expression_from(f, ("x", "y"))
