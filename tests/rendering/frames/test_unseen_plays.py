"""A play of which nobody sees a frame leaves the scene as if every animation of it had been gone through."""

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import DOWN, UP, Circle, Create, Dot, FadeIn, FadeOut, Scene, Square, VGroup, linear, smooth, tempconfig
from manim.utils.rate_functions import there_and_back

from mathanim.rendering.frames.unseen_plays import may_go_unseen, only_fades, pass_unseen

FADES = st.fixed_dictionaries(
    {
        "kind": st.sampled_from([FadeIn, FadeOut]),
        "who": st.sampled_from([1, 2, 1, 2, 0, 3]),
        "shift": st.sampled_from([None, UP, 2 * DOWN]),
        "scale": st.sampled_from([1, 0.5]),
        "rate_func": st.sampled_from([smooth, linear, there_and_back]),
        "lag_ratio": st.sampled_from([0, 0.5]),
    }
)


def cast() -> list[Any]:
    """A square, a circle, both and more in a group, and a dot."""
    square, circle = Square(), Circle(fill_opacity=0.5).shift(UP)
    return [square, circle, VGroup(Square(), VGroup(Circle(), Dot()), Dot(DOWN)), Dot()]


def compiled(scene: Scene, mobjects: list[Any], play: list[dict[str, Any]]) -> None:
    """Begin a play, up to where its animations begin."""
    fades = [{**fade} for fade in play]
    made = [fade.pop("kind")(mobjects[fade.pop("who")], **fade) for fade in fades]
    scene.compile_animation_data(*made, mobjects[0].animate.shift(UP), Create(mobjects[3]))


def gone_through(scene: Scene) -> None:
    """What stock Manim does of a play, without its frames."""
    scene.begin_animations()
    for animation in scene.animations or ():
        animation.finish()
        animation.clean_up_from_scene(scene)


def state(scene: Scene, mobjects: list[Any]) -> list[Any]:
    """Who is on the scene, in order, and how everybody looks."""
    everybody = [member for mobject in mobjects for member in mobject.get_family()]
    shown = [everybody.index(member) for mobject in scene.mobjects for member in mobject.get_family()]
    looks = [[m.points, m.fill_rgbas, m.stroke_rgbas, m.stroke_width, m.updating_suspended] for m in everybody]
    return [shown, *looks]


@settings(max_examples=25)
@given(st.lists(st.lists(FADES, max_size=3, unique_by=lambda fade: fade["who"]), min_size=1, max_size=4))
def test_the_scene_is_the_same_as_if_all_had_been_seen(plays: list[list[dict[str, Any]]]) -> None:
    with tempconfig({"pixel_width": 16, "pixel_height": 9, "dry_run": True}):
        seen, unseen, seen_cast, unseen_cast = Scene(), Scene(), cast(), cast()
    for play in plays:
        compiled(seen, seen_cast, play)
        gone_through(seen)
        compiled(unseen, unseen_cast, play)
        (pass_unseen if may_go_unseen(unseen) else gone_through)(unseen)
        for one, other in zip(state(seen, seen_cast), state(unseen, unseen_cast), strict=True):
            assert all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


def test_a_fade_that_comes_back_or_lags_is_gone_through() -> None:
    assert only_fades(FadeIn(Square(), shift=UP))
    assert only_fades(FadeOut(Square(), scale=0.5, rate_func=linear))
    for other in ({"rate_func": there_and_back}, {"lag_ratio": 0.1}, {"reverse_rate_function": True}, {"path_arc": 1}):
        assert not only_fades(FadeIn(Square(), **other)), other


def test_objects_that_two_animations_move_are_gone_through() -> None:
    with tempconfig({"pixel_width": 16, "pixel_height": 9, "dry_run": True}):
        scene, square = Scene(), Square()
    scene.compile_animation_data(FadeIn(square), square.animate.shift(UP))
    assert not may_go_unseen(scene)
