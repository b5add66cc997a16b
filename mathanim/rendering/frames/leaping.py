"""Which plays may be leapt over: those of which no frame depends on the frames before it, as far as can be known."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

import manim
from manim.animation.animation import Animation
from manim.animation.composition import AnimationGroup, Succession
from manim.animation.transform import _MethodAnimation
from manim.animation.transform_matching_parts import TransformMatchingAbstractBase
from manim.mobject.mobject import Mobject
from manim.scene.scene import Scene

FUNCTIONS_OF_ALPHA = frozenset(
    {
        manim.Add,
        manim.ApplyMethod,
        manim.ClockwiseTransform,
        manim.CounterclockwiseTransform,
        manim.Create,
        manim.CyclicReplace,
        manim.DrawBorderThenFill,
        manim.FadeIn,
        manim.FadeOut,
        manim.FadeToColor,
        manim.FadeTransform,
        manim.FadeTransformPieces,
        manim.GrowArrow,
        manim.GrowFromCenter,
        manim.GrowFromEdge,
        manim.GrowFromPoint,
        manim.Indicate,
        manim.MoveToTarget,
        manim.ReplacementTransform,
        manim.Restore,
        manim.Rotate,
        manim.Rotating,
        manim.ScaleInPlace,
        manim.ShowIncreasingSubsets,
        manim.ShowPassingFlash,
        manim.ShowSubmobjectsOneByOne,
        manim.ShrinkToCenter,
        manim.SpinInFromNothing,
        manim.Swap,
        manim.Transform,
        manim.TransformFromCopy,
        manim.Uncreate,
        manim.Unwrite,
        manim.Wait,
        manim.Write,
        _MethodAnimation,
    }
)
"""Manim's animations that were read, and found to make each frame from where they began and alpha alone."""
GROUPS = frozenset({manim.AnimationGroup, manim.LaggedStart, manim.LaggedStartMap, Succession})
RISING = frozenset({"linear", "smooth", "smoothstep", "ease_in_out_sine"})
"""Rates at which a group of animations never goes back in time."""
KNOWN_BY_NAME = ("manim.", "mathanim.drawing.")
"""Where functions and animations come from that do the same whenever they are asked; so this house's rules say."""
STEPS = ("update_to_time", "update_mobjects", "update_self", "update_meshes", "should_update_mobjects")


def may_leap(scene: Scene) -> bool:
    """Whether any frame of the play that a scene has begun can be drawn without those before it.

    Whatever keeps the scene up to date (an updater of any kind, a stop condition) may count on being asked at every
    frame, and so may animations that are not known.
    """
    if scene.updaters or scene.stop_condition is not None or not takes_manims_steps(scene):
        return False
    animations: list[Animation] = list(scene.animations or ())
    if not all(is_function_of_alpha(animation) for animation in animations):
        return False
    if any(isinstance(animation, AnimationGroup) for animation in animations) and not are_apart(animations):
        return False
    held = (value for animation in parts_of(animations) for value in vars(animation).values())
    animated = [value for value in held if isinstance(value, Mobject)]
    return not any(is_updated(mobject) for mobject in families([*scene.mobjects, *animated]))


def takes_manims_steps(scene: Scene) -> bool:
    """Whether a scene goes from frame to frame as every scene does."""
    return all(getattr(type(scene), name) is getattr(Scene, name) and name not in vars(scene) for name in STEPS)


def is_updated(mobject: Mobject) -> bool:
    """Whether an object does anything by itself."""
    return bool(mobject.updaters) or type(mobject).update is not Mobject.update or "update" in vars(mobject)


def is_function_of_alpha(animation: Animation) -> bool:
    """Whether an animation is known to make each frame from where it began and alpha alone."""
    kind = type(animation)
    if not all(is_known(value) for value in vars(animation).values() if is_function(value)):
        return False
    if isinstance(animation, AnimationGroup):
        is_group = kind in GROUPS or (is_of_this_house(kind) and issubclass(kind, TransformMatchingAbstractBase))
        is_rising = getattr(animation.rate_func, "__name__", "") in RISING
        return is_group and is_rising and all(is_function_of_alpha(part) for part in animation.animations)
    return kind in FUNCTIONS_OF_ALPHA or is_of_this_house(kind)


def is_of_this_house(kind: type) -> bool:
    """Whether an animation is one of this project's, all of which are functions of alpha."""
    return kind.__module__.startswith(KNOWN_BY_NAME[1])


def is_function(value: Any) -> bool:
    """Whether a value can be called and may do anything then."""
    return callable(value) and not isinstance(value, type | Mobject | Animation)


def is_known(function: Any) -> bool:
    """Whether a function is Manim's or this house's, and not the user's."""
    return str(getattr(function, "__module__", "")).startswith(KNOWN_BY_NAME)


def parts_of(animations: Iterable[Animation]) -> Iterator[Animation]:
    """The animations, and those that they are groups of."""
    for animation in animations:
        yield animation
        if isinstance(animation, AnimationGroup):
            yield from parts_of(animation.animations)


def are_apart(animations: Iterable[Animation]) -> bool:
    """Whether no object is moved by two animations at a time: the one that ends first would have no say any more."""
    members = [member for leaf in leaves(animations) for member in leaf]
    return len(members) == len(set(members))


def leaves(animations: Iterable[Animation]) -> Iterator[set[Mobject]]:
    """The objects that each animation moves; of animations one after another, together."""
    for animation in animations:
        if isinstance(animation, AnimationGroup) and not isinstance(animation, Succession):
            yield from leaves(animation.animations)
        else:
            yield set(families(part.mobject for part in parts_of([animation])))


def families(mobjects: Iterable[Any]) -> Iterator[Mobject]:
    """All members of all families; some may come twice."""
    return chain.from_iterable(mobject.get_family() for mobject in mobjects)
