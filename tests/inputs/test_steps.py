"""Steps that shrink are taken as they are; at the first that does not, they are refused."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from mathanim.inputs.errors import InputError
from mathanim.inputs.parameters import Parameters, checked
from mathanim.inputs.steps import ShrinkingSteps


class Slide(Parameters):
    """How a point comes closer."""

    steps: ShrinkingSteps = Field(default=(1, 0.1), max_length=4, description="how far it is")


@given(st.lists(st.floats(-1, 3), max_size=5))
def test_steps_are_taken_if_they_shrink_towards_zero(steps: list[float]) -> None:
    is_right = 2 <= len(steps) <= 4 and steps == sorted(set(steps), reverse=True) and steps[-1] > 0
    if is_right:
        assert checked(Slide, {"steps": steps}).steps == tuple(steps)
    else:
        with pytest.raises(InputError, match=r"^steps"):
            checked(Slide, {"steps": steps})


@given(st.lists(st.floats(0.01, 3), min_size=2, max_size=4).filter(lambda steps: steps[0] <= max(steps[1:])))
def test_the_first_that_grows_is_named(steps: list[float]) -> None:
    place = next(place for place, (before, step) in enumerate(pairwise(steps), 1) if step >= before)
    with pytest.raises(InputError) as refused:
        checked(Slide, {"steps": steps})
    assert str(refused.value).startswith(f"steps[{place}]: needs to be smaller than")


@pytest.mark.parametrize(
    ("steps", "line"),
    [
        ([], "steps: needs at least 2 entries, not 0"),
        ([1, "a"], "steps[1]: needs a number, not 'a'"),
        ([1, 0], "steps[1]: needs to be greater than 0, not 0"),
        ([1, -2.5], "steps[1]: needs to be greater than 0, not -2.5"),
        ([5, 4, 3, 2, 1], "steps: needs at most 4 entries, not 5"),
    ],
)
def test_a_fault_is_told_once(steps: list[object], line: str) -> None:
    with pytest.raises(InputError) as refused:
        checked(Slide, {"steps": steps})
    assert str(refused.value) == line
