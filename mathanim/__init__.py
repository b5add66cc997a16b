"""Lecture videos in which every number is computed, checked and right."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mathanim.rendering.notebooks.show import show

__all__ = ["show"]


def __getattr__(name: str) -> Any:
    """Import what notebooks use when it is asked for: whoever imports a part of this package waits for nothing else."""
    if name != "show":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module("mathanim.rendering.notebooks.show").show
