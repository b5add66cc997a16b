"""An updater that keeps no time, yet is called in every frame of a wait: Manim looks for a parameter named dt."""

from collections.abc import Callable
from typing import Any


def each_frame(action: Callable[[Any], object]) -> Callable[[Any, float], None]:
    """Let the action be done with the object in every frame, waits included."""

    def update(mobject: Any, dt: float) -> None:
        del dt
        action(mobject)

    return update
