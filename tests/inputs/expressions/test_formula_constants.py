"""A formula without variables has the value that tensors give it, or none where they have none."""

import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.inputs.expressions.formula_reading import FormulaReader
from mathanim.inputs.expressions.formula_values import constant_value, values_of
from mathanim.inputs.expressions.functions import WRITABLE

NUMBERS = st.sampled_from(["0", "1", "2", "0.5", "7.25", "(-1)", "(-0.3)", "1e200", "1e-200", "pi", "e", "(1/0)"])


def applied(name: str) -> st.SearchStrategy[str]:
    count = st.integers(WRITABLE[name].fewest, min(WRITABLE[name].most, 3))
    arguments = count.flatmap(lambda number: st.lists(NUMBERS, min_size=number, max_size=number))
    return arguments.map(lambda inner: f"{name}({', '.join(inner)})")


def values_agree(text: str) -> bool:
    formula = FormulaReader(text, (), WRITABLE).read()
    expected = values_of(formula, {"": torch.zeros((), dtype=torch.float64)}).item()
    return constant_value(formula) == pytest.approx(expected, rel=1e-12, abs=1e-300, nan_ok=True)


@pytest.mark.parametrize("name", WRITABLE)
@settings(max_examples=12, deadline=None)
@given(drawn=st.data())
def test_a_function_of_constants_has_the_value_of_tensors(name: str, drawn: st.DataObject) -> None:
    assert values_agree(drawn.draw(applied(name)))


@settings(max_examples=50, deadline=None)
@given(parts=st.lists(st.tuples(NUMBERS, st.sampled_from(["+", "-", "*", "/", "**"])), min_size=1, max_size=4))
def test_arithmetic_of_constants_is_that_of_tensors(parts: list[tuple[str, str]]) -> None:
    assert values_agree("".join(f"{number} {sign} " for number, sign in parts) + "2")


def test_a_constant_beyond_float64_has_no_value() -> None:
    assert math.isnan(constant_value(FormulaReader("exp(1e200)", (), WRITABLE).read()))
