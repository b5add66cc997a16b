"""The field type of steps that come closer and closer, ``steps: ShrinkingSteps = Field(default=(1, 0.1))``."""

from itertools import pairwise
from typing import Annotated

from pydantic import AfterValidator, Field

from mathanim.inputs.errors import InputError


def refuse_growing(steps: tuple[float, ...]) -> tuple[float, ...]:
    """The steps, each smaller than the one before and greater than 0.

    Raises:
        InputError: at the first that is not.
    """
    for place, (before, step) in enumerate(pairwise((float("inf"), *steps))):
        if not 0 < step < before:
            wanted = "greater than 0" if step <= 0 else f"smaller than {before:g}, the step before"
            raise InputError.of(f"needs to be {wanted}, not {step:g}", f"[{place}]")
    return steps


ShrinkingSteps = Annotated[tuple[float, ...], Field(min_length=2), AfterValidator(refuse_growing)]
