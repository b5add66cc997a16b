"""Colours of mobjects, set quickly: what Manim does for any number of colours, done for the usual one."""

from typing import Any

import numpy as np
from manim.mobject.types.vectorized_mobject import VMobject
from manim.utils.color.core import ManimColor

STOCK_UPDATE = VMobject.update_rgbas_array
NO_COLOUR = ManimColor(None)
ONE_COLOUR = frozenset({type(None), ManimColor, str})
ONE_NUMBER = frozenset({type(None), int, float})


def quick_update(vmobject: VMobject, array_name: str, color: Any = None, opacity: Any = None) -> VMobject:
    """Stands in for ``VMobject.update_rgbas_array``: one plain colour, without a gradient, is put where it belongs."""
    known: Any = getattr(vmobject, array_name, None)
    if not (is_plain(vmobject, color, opacity) and (known is None or len(known))):
        return STOCK_UPDATE(vmobject, array_name, color, opacity)
    rgb = one_colour(color)._internal_value[:3]
    if known is None:
        setattr(vmobject, array_name, np.array([[*rgb, opacity or 0.0]]))
        return vmobject
    if color is not None:
        known[:, :3] = rgb
    if opacity is not None:
        known[:, 3] = opacity
    return vmobject


def one_colour(color: ManimColor | str | None) -> ManimColor:
    """The colour that is meant; black, if none is."""
    if color is None:
        return NO_COLOUR
    return ManimColor(color) if isinstance(color, str) else color


def is_plain(vmobject: VMobject, color: Any, opacity: Any) -> bool:
    """Whether one colour, one opacity and no gradient are meant, and the object has no way of its own with them."""
    return (
        type(color) in ONE_COLOUR
        and type(opacity) in ONE_NUMBER
        and not vmobject.sheen_factor
        and type(vmobject).generate_rgbas_array is VMobject.generate_rgbas_array
        and type(vmobject).get_sheen_factor is VMobject.get_sheen_factor
    )


def colour_quickly() -> None:
    """Let every object of this process take its colours the quick way."""
    stock: Any = VMobject
    stock.update_rgbas_array = quick_update
