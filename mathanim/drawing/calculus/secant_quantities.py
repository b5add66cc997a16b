"""The numbers of secants and their tangent, as quantities: what was given, and what was computed from it."""

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mathanim.inputs.expressions.expression import Expression
from mathanim.inputs.numerals import with_constants
from mathanim.inputs.quantities import Quantity
from mathanim.maths.calculus.approaches import Approach
from mathanim.maths.calculus.secants import Secants
from mathanim.maths.tensors import to_numpy

Values = NDArray[np.float64]
LEAST_DIGITS, MOST_DIGITS = 3, 4
"""A slope has settled on its limit when so many significant digits are the same; texts write no more of them."""
NOISE = 8 * float(np.finfo(float).eps)
"""The share of the steepest slope below which a derivative is zero, computed with rounding."""


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

        def made(label: str, values: Values, what: str, inputs: dict[str, object]) -> Quantity:
            return Quantity(label, values, f"secants_at(f, a, h).{what}", inputs)

        blurs, row_blurs = _blurs(slide), _blurs(rows)
        slopes = _cleared(to_numpy(slide.slope), blurs / to_numpy(slide.run))
        return cls(
            f,
            Quantity("a", float(slide.x), "parameter point"),
            Quantity("f(a)", _cleared(to_numpy(slide.f_x), blurs.min()), "f(a)", at),
            Quantity(
                "f′(a)", _cleared(approach.derivative, NOISE * np.abs(slopes).max()), "tangents_at(f, a).slope", at
            ),
            made("b", to_numpy(slide.x_plus_h), "x_plus_h", way),
            made("f(b)", _cleared(to_numpy(slide.f_x_plus_h), blurs), "f_x_plus_h", way),
            made("Δx", to_numpy(slide.run), "run", way),
            made("Δy", _cleared(to_numpy(slide.rise), blurs), "rise", way),
            made("Δy/Δx", slopes, "slope", way),
            Quantity("Δx of row", to_numpy(rows.h), "parameter steps"),
            made("Δy of row", _cleared(to_numpy(rows.rise), row_blurs), "rise", chosen),
            made("Δy/Δx of row", _cleared(to_numpy(rows.slope), row_blurs / to_numpy(rows.run)), "slope", chosen),
        )

    @property
    def told(self) -> dict[str, Quantity]:
        """What texts name: ``a``; ``b``, run, rise and slope at first and at last; the derivative.

        ``drop`` is how far it goes down; a slope that has settled is told as far as it has.
        """
        slide = {"b": self.b, "run": self.run, "rise": self.rise, "slope": self.slope}
        first = {name: quantity.step(0) for name, quantity in slide.items()}
        first["slope"] = replace(first["slope"], rounded=_to(float(first["slope"]), self.quotient_digits))
        last = {f"last_{name}": quantity.step(-1) for name, quantity in slide.items()}
        last["last_slope"] = replace(last["last_slope"], rounded=self.settled)
        drop = Quantity("−Δy", -float(first["rise"]), f"-{self.rise.made_by}", self.rise.inputs)
        return {"a": self.a, **first, "drop": drop, **last, "derivative": self.derivative}

    @property
    def quotient_digits(self) -> int:
        """How many digits of the first slope are also those of its rise, as it is shown, divided by its run."""
        run, rise, slope = (float(steps.step(0)) for steps in (self.run, self.rise, self.slope))
        divided = Decimal(repr(_to(rise, MOST_DIGITS))) / Decimal(f"{run:.9g}")
        alike = (d for d in range(MOST_DIGITS, 1, -1) if Decimal(f"{slope:.{d - 1}e}") == _divided(divided, d))
        return next(alike, 1)

    @property
    def settled(self) -> float | None:
        """The last slope and its limit to as many digits as they share, four at most; None if not even three."""
        last, limit = float(self.slope.step(-1)), float(self.derivative)
        if limit == 0 and abs(last) <= 10.0**-LEAST_DIGITS * np.abs(self.slope.array).max():
            return 0.0
        alike = (digits for digits in (MOST_DIGITS, LEAST_DIGITS) if _to(last, digits) == _to(limit, digits))
        return next((_to(limit, digits) for digits in alike), None)

    @property
    def definition(self) -> str:
        """The function as Typst maths, f(x) = …, its constants known."""
        return with_constants(self.f.definition(), "constant of f", "parameter function", {"f": self.f.text})

    @property
    def derived(self) -> str:
        """The derivative as Typst maths, without its name, its constants known."""
        return with_constants(self.f.derivative.typst, "constant of f′", "f.derivative, by symbol", {"f": self.f.text})


def _blurs(secants: Secants) -> Values:
    """How far rounding can have moved each rise."""
    return np.asarray(np.abs(to_numpy(secants.rounding_bound) * to_numpy(secants.run)))


def _cleared(values: ArrayLike, blurs: ArrayLike) -> Values:
    """The values, zero where rounding alone may have made them: sin 2π is no 2 · 10⁻¹⁶."""
    return np.asarray(np.where(np.abs(values) <= blurs, 0.0, values), dtype=float)


def _divided(quotient: Decimal, digits: int) -> Decimal:
    """A quotient to so many digits, halves rounded away from zero, as people do."""
    return Context(digits, ROUND_HALF_UP).plus(quotient)


def _to(value: float, digits: int) -> float:
    return float(f"{value:.{digits - 1}e}")
