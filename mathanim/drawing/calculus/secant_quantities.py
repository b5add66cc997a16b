"""The numbers of secants and their tangent, as quantities: what was given, and what was computed from it."""

from dataclasses import dataclass

from torch import Tensor

from mathanim.inputs.expressions.expression import Expression
from mathanim.inputs.numerals import with_constants
from mathanim.inputs.quantities import Quantity
from mathanim.maths.calculus.approaches import Approach
from mathanim.maths.tensors import to_numpy


@dataclass(frozen=True)
class SecantQuantities:
    """Of the function ``f``: A = (a, f(a)), and f′(a); B on its way, with run, rise and slope at every step (steps,).

    ``chosen_runs``, ``chosen_rises`` and ``chosen_slopes`` (rows,) are those of the steps that were chosen.
    """

    f: Expression
    a: Quantity
    f_a: Quantity
    derivative: Quantity
    b: Quantity
    f_b: Quantity
    run: Quantity
    rise: Quantity
    slope: Quantity
    chosen_runs: Quantity
    chosen_rises: Quantity
    chosen_slopes: Quantity

    @classmethod
    def of(cls, f: Expression, approach: Approach) -> "SecantQuantities":
        """The numbers of the approach of B to A along ``f``."""
        slide, rows = approach.slide, approach.rows
        at = {"f": f.text, "a": float(slide.x)}
        way = at | {"h": f"{len(slide.h)} steps from {float(slide.h[0])} to {float(slide.h[-1])}"}
        chosen = at | {"h": rows.h.tolist()}

        def made(label: str, values: Tensor, what: str, inputs: dict[str, object]) -> Quantity:
            return Quantity(label, to_numpy(values), f"secants_at(f, a, h).{what}", inputs)

        return cls(
            f,
            Quantity("a", float(slide.x), "parameter point"),
            Quantity("f(a)", float(slide.f_x), "f(a)", at),
            Quantity("f′(a)", approach.derivative, "tangents_at(f, a).slope", at),
            made("b", slide.x_plus_h, "x_plus_h", way),
            made("f(b)", slide.f_x_plus_h, "f_x_plus_h", way),
            made("Δx", slide.run, "run", way),
            made("Δy", slide.rise, "rise", way),
            made("Δy/Δx", slide.slope, "slope", way),
            Quantity("Δx of row", to_numpy(rows.h), "parameter steps"),
            made("Δy of row", rows.rise, "rise", chosen),
            made("Δy/Δx of row", rows.slope, "slope", chosen),
        )

    @property
    def told(self) -> dict[str, Quantity]:
        """What texts name: ``a``; ``b``, run, rise and slope at first and at last; the derivative."""
        slide = {"b": self.b, "run": self.run, "rise": self.rise, "slope": self.slope}
        first = {name: quantity.step(0) for name, quantity in slide.items()}
        last = {f"last_{name}": quantity.step(-1) for name, quantity in slide.items()}
        return {"a": self.a, **first, **last, "derivative": self.derivative}

    @property
    def definition(self) -> str:
        """The function as Typst maths, f(x) = …, its constants known."""
        return with_constants(self.f.definition(), "constant of f", "parameter function", {"f": self.f.text})

    @property
    def derived(self) -> str:
        """The derivative as Typst maths, without its name, its constants known."""
        return with_constants(self.f.derivative.typst, "constant of f′", "f.derivative, by symbol", {"f": self.f.text})
