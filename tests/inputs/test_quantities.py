"""A quantity is its numbers, and each part of it knows its name."""

import copy
from functools import reduce

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from mathanim.inputs.quantities import Quantity, numbers_of

TABLES = npst.arrays(float, npst.array_shapes(min_dims=1, max_dims=3, max_side=4), elements=st.floats(-1e9, 1e9))


@given(TABLES, st.data())
def test_a_part_has_the_value_and_the_name_of_its_place(values: np.ndarray, data: st.DataObject) -> None:
    whole = Quantity("A", values, "given")
    place = tuple(data.draw(st.integers(0, length - 1)) for length in values.shape)
    named = [str(k + 1) for k, length in zip(place, values.shape, strict=True) if length > 1]
    part = whole[place]
    assert float(part) == values[place]
    assert part.name == (f"A[{', '.join(named)}]" if named else "A")
    axis_by_axis = reduce(Quantity.__getitem__, place, whole)
    assert axis_by_axis.name == part.name and float(axis_by_axis) == float(part)


@given(TABLES)
def test_numpy_takes_a_quantity_for_its_values(values: np.ndarray) -> None:
    whole = Quantity("A", values, "given", {"x": 1.5, "f": "x**2"}, "m")
    np.testing.assert_array_equal(np.asarray(whole), values)
    np.testing.assert_array_equal([np.asarray(part) for part in whole], values)
    assert len(whole) == len(values) and whole.shape == values.shape
    assert (whole[0].made_by, whole[0].inputs, whole[0].unit) == ("given", {"x": "1.5", "f": "x**2"}, "m")
    assert numbers_of(whole) is whole and copy.deepcopy(whole) is whole
    np.testing.assert_array_equal(numbers_of(values.tolist()), values)


def test_a_step_is_no_part_of_the_name() -> None:
    path = Quantity("A", np.arange(12.0).reshape(3, 2, 2), "path")
    assert path[:, 0, 1].name == "A[1, 2]"
    assert path[:, 0, 1].step(2).name == path.step(2)[0, 1].name == "A[1, 2]"
    assert float(path[:, 0, 1].step(2)) == 9.0


def test_many_inputs_are_told_by_their_shape() -> None:
    assert Quantity("y", 1, "f", {"W": np.zeros((28, 28))}).inputs == {"W": "28 × 28 numbers"}


@pytest.mark.parametrize(
    ("label", "values", "made_by", "words"),
    [("", 1, "f", "label"), ("x", 1, "", "made"), ("x", [1, np.nan], "f", "finite"), ("x", np.inf, "f", "finite")],
)
def test_a_quantity_without_origin_or_value_is_refused(label: str, values: object, made_by: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Quantity(label, values, made_by)  # type: ignore[arg-type]
