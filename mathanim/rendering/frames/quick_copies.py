"""Copies of mobjects, made quickly: what Manim's deep copy makes, without asking about every single value."""

import copy
from types import BuiltinFunctionType, FunctionType
from typing import Any

import numpy as np
from manim.constants import CapStyleType, LineJointType
from manim.mobject.mobject import Mobject
from manim.utils.color.core import ManimColor

Memo = dict[int, Any]

SHARED = frozenset(
    {type(None), bool, int, float, complex, str, bytes, type, FunctionType, BuiltinFunctionType}
    | {LineJointType, CapStyleType, ManimColor}
)
"""Kinds that a copy shares with the original: nothing changes such a value (Manim's colours share theirs too)."""


def quick_copy(mobject: Mobject, memo: Memo) -> Any:
    """Stands in for ``Mobject.__deepcopy__``: an equal copy, with copies of all it holds."""
    kind: Any = type(mobject)
    result = memo[id(mobject)] = kind.__new__(kind)
    held = dict(mobject.__dict__)
    for name, value in held.items():
        if type(value) not in SHARED:
            held[name] = copied(value, memo)
    if kind.__setattr__ is object.__setattr__:
        result.__dict__.update(held)
    else:
        for name, value in held.items():
            setattr(result, name, value)
    result.original_id = str(id(mobject))
    return result


def copied(value: Any, memo: Memo) -> Any:
    """The same as ``copy.deepcopy(value, memo)``; whoever holds the value lives on until the whole copy is made."""
    known = memo.get(id(value))
    if known is not None:
        return known
    kind = type(value)
    if kind is np.ndarray and not value.dtype.hasobject:
        result = memo[id(value)] = value.copy("K")
        return result
    if kind is list:
        result = memo[id(value)] = []
        result += [part if type(part) in SHARED else copied(part, memo) for part in value]
        return result
    if isinstance(value, Mobject) and kind.__deepcopy__ is quick_copy:
        return quick_copy(value, memo)
    return copy.deepcopy(value, memo)


def copy_quickly() -> None:
    """Let every object of this process be copied the quick way."""
    stock: Any = Mobject
    stock.__deepcopy__ = quick_copy
