"""A function written as text: checked, evaluated on tensors or arrays, differentiated exactly and typeset."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from mathanim.inputs.errors import InputError
from mathanim.inputs.expressions.formula_reading import formula_from
from mathanim.inputs.expressions.formula_tree import Formula
from mathanim.inputs.expressions.formula_typst import typst_of
from mathanim.inputs.reading import ReadBy, later
from mathanim.inputs.wording import shown

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from torch import Tensor

    Points = TypeVar("Points", Tensor, NDArray[np.float64])

values_within = later("mathanim.inputs.expressions.formula_values", "values_within")


@dataclass(frozen=True)
class Expression:
    """A real function of ``variables``, as ``text`` has it.

    A derivative carries the formulas it came from in ``within``: where one of them has a gap, so has it.
    """

    text: str
    variables: tuple[str, ...]
    formula: Formula = field(repr=False)
    drawn: Formula = field(repr=False)
    within: tuple[Formula, ...] = field(default=(), repr=False)

    def __call__(self, *points: "Points") -> "Points":
        """The values at all points at once, on their device and in their dtype, in their broadcast shape.

        Points in numpy arrays give values in numpy arrays, without torch.

        Where the function is undefined, not real or beyond the dtype's range, the value is nan: a gap.

        Raises:
            TypeError: not one floating tensor or array for each variable, all of one dtype and device.
        """
        self._refuse(points)
        values: Points = values_within(self.formula, self.within, dict(zip(self.variables, points, strict=True)))
        return values

    @cached_property
    def derivative(self) -> "Expression":
        """The exact derivative of a function of one variable; a gap at every kink, jump and gap of the function.

        Raises:
            InputError: the derivative is not a real formula, or too long.
            ValueError: the function has several variables; ask for ``partial``.
        """
        if len(self.variables) != 1:
            raise ValueError(f"a derivative needs one variable, not {', '.join(self.variables)}: use partial(variable)")
        return self.partial(self.variables[0])

    def partial(self, variable: str) -> "Expression":
        """The exact partial derivative by ``variable``; raises InputError as ``derivative`` does."""
        if variable not in self.variables:
            raise ValueError(f"needs one of the variables {', '.join(self.variables)}, not {variable!r}")
        derivatives = import_module("mathanim.inputs.expressions.formula_derivative")
        slope = derivatives.derivative_of(self.formula, variable, self.variables)
        drawn = derivatives.derived_formula(slope.text, self.variables)
        return Expression(slope.text, self.variables, slope.exact, drawn, (*self.within, self.formula))

    @property
    def sympy(self) -> Any:
        """The same function as a sympy expression in real symbols."""
        return import_module("mathanim.inputs.expressions.formula_derivative").as_sympy(self.formula)

    @property
    def typst(self) -> str:
        """The formula as Typst maths, without the name of the function."""
        return typst_of(self.drawn)

    def definition(self, name: str = "f") -> str:
        """The formula as Typst maths with its name: ``f(x) = frac(x^(2), 4)``."""
        return f"{name}({', '.join(self.variables)}) = {self.typst}"

    def _refuse(self, points: tuple[Any, ...]) -> None:
        if len(points) != len(self.variables):
            raise TypeError(f"needs a tensor for each of {', '.join(self.variables)}, not {len(points)} tensors")
        kinds = {(point.dtype, point.device) for point in points}
        if len(kinds) > 1 or "float" not in str(points[0].dtype):
            came = ", ".join(f"{dtype} on {device}" for dtype, device in kinds)
            raise TypeError(f"needs floating tensors of one dtype on one device, not {came}")


def expression_from(value: object, variables: Sequence[str] = ("x",)) -> Expression:
    """The function of ``variables`` that a text spells, as in ``x**3 - 2*x``, or in LaTeX as in ``\\frac{x^2}{4}``.

    Raises:
        InputError: not a text, or a text that is not such a function, with a hint at what to write.
    """
    if isinstance(value, Expression) and value.variables == tuple(variables):
        return value
    if not isinstance(value, str):
        hint = ": in quotation marks it is one" if isinstance(value, int | float) else ""
        raise InputError.of(f"needs a formula as text, such as 'x**2 / 4', not {shown(value)}{hint}")
    formula = formula_from(value, tuple(variables))
    return Expression(" ".join(value.split()), tuple(variables), formula, formula)


def expression_field(*variables: str, examples: Sequence[str]) -> ReadBy:
    """The annotation of a function of ``variables``, with formulas that an editor may propose."""
    schema = {"type": "string", "format": "formula", "examples": list(examples)}
    read = partial(expression_from, variables=variables)
    return ReadBy(read, lambda expression: expression.text, schema, check=read)


FunctionOfX = Annotated[Expression, expression_field("x", examples=["x**3 - 2*x", "sin(2*x + 3)", r"\frac{x^2}{4}"])]
FunctionOfXY = Annotated[
    Expression, expression_field("x", "y", examples=["3*x**2 + 2*x*y + y**2", "sin(x)*cos(y)", r"e^{-x^2 - y^2}"])
]
