"""Plays of which no frame is drawn: what only fades is left as it was, for that is how it ends."""

from collections.abc import Sequence

from manim.animation.animation import Animation
from manim.animation.fading import FadeIn, FadeOut
from manim.scene.scene import Scene
from manim.utils.rate_functions import linear, smooth

from mathanim.rendering.frames.leaping import are_apart, may_leap

EASED = (smooth, linear)
"""Rates that begin at 0 and end at 1, to the bit."""


def may_go_unseen(scene: Scene) -> bool:
    """Whether a play that was compiled may be passed over at once, if no frame of it is wanted."""
    return may_leap(scene) and are_apart(scene.animations or ())


def pass_unseen(scene: Scene) -> None:
    """Leave the scene as a play leaves it that may go unseen."""
    animations: Sequence[Animation] = scene.animations or ()
    for animation in animations:
        animation._setup_scene(scene)
        if not only_fades(animation):
            animation.begin()
    for animation in animations:
        if only_fades(animation):
            Animation.clean_up_from_scene(animation, scene)
        else:
            animation.finish()
            animation.clean_up_from_scene(scene)


def only_fades(animation: Animation) -> bool:
    """Whether an animation ends with its object as it was before, shown or not shown.

    Manim would copy the object three times, and give it back what the first copy holds.
    """
    return (
        isinstance(animation, FadeIn | FadeOut)
        and type(animation) in (FadeIn, FadeOut)
        and animation.rate_func in EASED
        and not animation.lag_ratio
        and not animation.reverse_rate_function
        and not animation.path_arc
    )
