"""The parameters of scenes in which one point of a curve comes to another, step by step."""

from typing import Self

from pydantic import Field, ValidationInfo, model_validator

from mathanim.inputs.expressions.expression import FunctionOfX, expression_from
from mathanim.inputs.parameters import Parameters
from mathanim.inputs.reading import CHECK_ONLY, later
from mathanim.inputs.steps import ShrinkingSteps

refuse_without_torch = later("mathanim.inputs.expressions.secants_foreseen", "refuse_without_torch")
approach_to_tangent = later("mathanim.maths.calculus.approaches", "approach_to_tangent")
require_readable = later("mathanim.inputs.expressions.readable_secants", "require_readable")


class CurveAndSteps(Parameters):
    """The curve, the point A on it, and how B comes to A.

    Raises:
        ValueError: if there is no tangent at A, B cannot come to A, or the secants cannot be drawn or read.
    """

    function: FunctionOfX = Field(expression_from("x**2 / 4 - x + 2"), description="the curve, as a function of x")
    point: float = Field(default=3.2, ge=-1e4, le=1e4, description="x of the point A")
    steps: ShrinkingSteps = Field(
        default=(2, 1, 0.1, 0.01, 0.001, 0.00001),
        max_length=7,
        description="how far B is from A, ever smaller: from the first it slides to the last",
    )

    @model_validator(mode="after")
    def _lead_to_a_tangent(self, validation: ValidationInfo) -> Self:
        refuse_without_torch(self.function, self.point, self.steps)
        if validation.context != CHECK_ONLY:
            require_readable(approach_to_tangent(self.function, self.function.derivative, self.point, self.steps))
        return self
