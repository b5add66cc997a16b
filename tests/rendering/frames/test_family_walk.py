"""The walk over what is shown gives Manim's own list."""

from hypothesis import given
from hypothesis import strategies as st
from manim import Camera, Circle, Dot, Mobject, Square, VGroup, VMobject, tempconfig

from mathanim.rendering.frames.family_walk import STOCK_FAMILY, quick_family, shown

KINDS = (VGroup, Dot, Square, Circle, VMobject)


def grown_together(kinds: list[int], links: list[tuple[int, int]], heights: list[int]) -> list[Mobject]:
    """Objects of which later ones hold earlier ones, some of them several times."""
    mobjects: list[Mobject] = [KINDS[kind % len(KINDS)]() for kind in kinds]
    for child, parent in links:
        low, high = sorted((child % len(mobjects), parent % len(mobjects)))
        if low != high:
            mobjects[high].submobjects.append(mobjects[low])
    for mobject, height in zip(mobjects, heights, strict=False):
        mobject.z_index = height
    return mobjects


@given(
    st.lists(st.integers(0, 4), min_size=1, max_size=12),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20),
    st.lists(st.integers(-2, 2), max_size=12),
    st.lists(st.integers(0, 11), max_size=12),
    st.booleans(),
)
def test_members_are_shown_in_manims_order(
    kinds: list[int], links: list[tuple[int, int]], heights: list[int], chosen: list[int], by_z_index: bool
) -> None:
    mobjects = grown_together(kinds, links, heights)
    roots = [mobjects[index % len(mobjects)] for index in chosen]
    with tempconfig({"pixel_width": 32, "pixel_height": 18}):
        camera = Camera(use_z_index=by_z_index)
    assert shown(roots, by_z_index=by_z_index) == camera.get_mobjects_to_display(roots)


@given(
    st.lists(st.integers(0, 4), min_size=1, max_size=12),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20),
)
def test_the_quick_family_is_manims(kinds: list[int], links: list[tuple[int, int]]) -> None:
    for mobject in grown_together(kinds, links, []):
        assert quick_family(mobject) == STOCK_FAMILY(mobject)


def test_a_family_that_holds_itself_comes_to_an_end() -> None:
    square, group = Square(), VGroup()
    group.submobjects = [square]
    square.submobjects = [group]
    assert shown([group], by_z_index=True) == [square]
    assert quick_family(group) == STOCK_FAMILY(group)
