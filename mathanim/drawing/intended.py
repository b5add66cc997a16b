"""Tell the layout check what is meant, where it is drawn."""

from typing import Any, Literal, TypeVar

from manim import Mobject

Meant = Literal["margin", "overlap", "size", "contrast"]
Shown = TypeVar("Shown", bound=Mobject)


def intended(mobject: Shown, *kinds: Meant) -> Shown:
    """Say that findings of these kinds are no faults of this mobject and its parts, and return it.

    "overlap" of a line: texts may stand on it; of a text: it may stand on anything. "contrast": it may be faint.
    "margin": it may leave the safe margin. "size": it may be smaller than body text.
    """
    told: Any = mobject
    told.intended = frozenset(kinds) | getattr(mobject, "intended", frozenset())
    return mobject


def as_ground(mobject: Shown) -> Shown:
    """Say that the mobject is a ground that texts and lines stand on, as faint as it is."""
    return intended(mobject, "overlap", "contrast")
