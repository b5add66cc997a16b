"""Mobjects that can show any step of a tensor axis, and the animation that runs through steps."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from manim import Animation, Mobject, VGroup
from manim.utils.rate_functions import smooth

RateFunction = Callable[[float], float]


class Stepped(Protocol):
    """A mobject drawn from a record whose leading axis is "steps"."""

    @property
    def last_step(self) -> int:
        """The index of the last step."""
        ...

    def show_step(self, step: int) -> None:
        """Become the picture of one step; nothing of the steps shown before remains."""
        ...


class RunSteps(Animation):
    """Run one or several stepped mobjects through their steps together: a pure function of alpha.

    Raises:
        ValueError: if there is nothing to run, or the mobjects differ in their number of steps.
    """

    def __init__(
        self,
        *stepped: Any,
        first: int = 0,
        last: int | None = None,
        run_time: float = 3.0,
        rate_func: RateFunction = smooth,
    ) -> None:
        ends = {mobject.last_step for mobject in stepped}
        if len(ends) != 1:
            raise ValueError(f"steps run together need one and the same last step, not {sorted(ends)}")
        self.stepped: Sequence[Stepped] = stepped
        self.first = first
        self.last = ends.pop() if last is None else last
        super().__init__(VGroup(*stepped), run_time=run_time, rate_func=rate_func)

    def create_starting_mobject(self) -> Mobject:
        """Nothing is copied: a step depends on no other."""
        return Mobject()

    def interpolate_mobject(self, alpha: float) -> None:
        """Show the step at ``alpha``."""
        step = round(self.first + (self.last - self.first) * self.rate_func(alpha))
        for mobject in self.stepped:
            mobject.show_step(step)
