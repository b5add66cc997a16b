"""A quick copy is what Manim's deep copy is: equal in everything, and sharing nothing that could change."""

import copy
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import BLUE, Circle, Dot, Mobject, Square, ValueTracker, VGroup, VMobject

from mathanim.rendering.frames.quick_copies import copy_quickly

STOCK = Mobject.__deepcopy__
KINDS = (VGroup, Dot, Square, Circle, VMobject, ValueTracker)


def manim_again() -> None:
    stock: Any = Mobject
    stock.__deepcopy__ = STOCK


@pytest.fixture(autouse=True)
def stock_again() -> Iterator[None]:
    yield
    manim_again()


def grown(kinds: list[int], links: list[tuple[int, int]]) -> Any:
    """A family, some members of which are held several times, in attributes too."""
    mobjects: list[Any] = [KINDS[kind % len(KINDS)]() for kind in kinds]
    for child, parent in links:
        low, high = sorted((child % len(mobjects), parent % len(mobjects)))
        if low != high:
            mobjects[high].submobjects.append(mobjects[low])
            mobjects[low].held = {"back": [mobjects[high], (1, [2.5])], "colour": BLUE}
    mobjects[-1].add_updater(lambda it: it)
    return mobjects[-1]


def told(value: Any, met: dict[int, int]) -> Any:
    """Everything that can be reached from a value; whatever was met before, by the number it got then."""
    if isinstance(value, np.ndarray):
        return ("array", met.setdefault(id(value), len(met)), value.dtype.str, value.shape, value.tobytes())
    if isinstance(value, dict | list | Mobject):
        if id(value) in met:
            return ("met", met[id(value)])
        met[id(value)] = len(met)
        held = value if isinstance(value, dict | list) else vars(value)
        parts = enumerate(held) if isinstance(held, list) else held.items()
        return (type(value), [(name, told(part, met)) for name, part in parts if name != "original_id"])
    return [told(part, met) for part in value] if isinstance(value, tuple) else (type(value), value)


@given(
    st.lists(st.integers(0, 5), min_size=1, max_size=10),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12),
)
def test_a_quick_copy_is_manims_copy(kinds: list[int], links: list[tuple[int, int]]) -> None:
    original = grown(kinds, links)
    manim_again()
    stock = copy.deepcopy(original)
    copy_quickly()
    ours = copy.deepcopy(original)
    assert told(ours, {}) == told(stock, {}) == told(original, {})
    assert ours.original_id == stock.original_id == str(id(original))


def test_what_changes_in_a_copy_stays_as_it_was_in_the_original() -> None:
    copy_quickly()
    original = VGroup(Square(), Circle())
    before = told(original, {})
    changed = original.copy()
    changed[0].set_fill(BLUE, 0.5).points[...] = 7
    changed[1].stroke_color = BLUE
    changed.submobjects.pop()
    assert told(original, {}) == before


def test_an_object_with_a_way_of_its_own_is_asked() -> None:
    class Counted(Square):
        copies = 0

        def __deepcopy__(self, memo: dict[int, Any]) -> "Counted":
            Counted.copies += 1
            return Mobject.__deepcopy__(self, memo)

    class Listed(Square):
        def __setattr__(self, name: str, value: Any) -> None:
            self.__dict__.setdefault("listed", []).append(name)
            super().__setattr__(name, value)

    copy_quickly()
    copied: Any = VGroup(Counted(), Listed()).copy()
    assert Counted.copies == 1
    assert "points" in copied[1].listed
