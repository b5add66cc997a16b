"""Formulas for laws: texts from a grammar, and Python's own arithmetic as the second opinion of their values."""

import math
from math import nan

from hypothesis import reject
from hypothesis import strategies as st

from mathanim.inputs.errors import InputError
from mathanim.inputs.expressions.expression import Expression, expression_from

LEAVES = ["x", "x", "x", "2", "3", "0.5", "1.25", "7", "1e-2", "pi", "e", ".5", "10"]
SMOOTH = ["sin", "cos", "tan", "exp", "ln", "log", "sqrt", "atan", "sinh", "cosh", "tanh", "asinh", "erf", "cbrt"]
SMOOTH += ["asin", "acos", "acosh", "atanh", "cot", "sec", "csc", "log2", "log10", "sigmoid"]
KINKED = ["abs", "relu"]
POWERS = ["2", "3", "0.5", "(1/3)", "(-1)", "-2", "x"]

NAMESPACE = {
    **{name: getattr(math, name) for name in ("sin", "cos", "tan", "exp", "log", "sqrt", "atan", "sinh", "cosh")},
    **{name: getattr(math, name) for name in ("tanh", "asinh", "erf", "cbrt", "asin", "acos", "acosh", "atanh")},
    **{name: getattr(math, name) for name in ("log2", "log10", "pi", "e", "floor", "ceil")},
    "ln": math.log,
    "cot": lambda u: math.cos(u) / math.sin(u),
    "sec": lambda u: 1 / math.cos(u),
    "csc": lambda u: 1 / math.sin(u),
    "sigmoid": lambda u: 1 / (1 + math.exp(-u)),
    "abs": math.fabs,
    "relu": lambda u: max(u, 0.0),
    "max": max,
    "min": min,
    "sign": lambda u: (u > 0) - (u < 0),
    "step": lambda u: float(u >= 0),
}


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("{}{}{}".format, inner, st.sampled_from([" + ", " - ", "*", "/", " * "]), inner),
        st.builds("({}){}({})".format, inner, st.sampled_from(["+", "-", "*", "/"]), inner),
        st.builds("({})**{}".format, inner, st.sampled_from(POWERS)),
        st.builds("-({})".format, inner),
        st.builds("-{}".format, inner),
        st.builds("{}({})".format, st.sampled_from(SMOOTH + KINKED), inner),
        st.builds("{}({}, {})".format, st.sampled_from(["max", "min"]), inner, inner),
    )


def formula_texts(most_leaves: int = 6) -> st.SearchStrategy[str]:
    """Texts of functions of x that the reader must accept."""
    return st.recursive(st.sampled_from(LEAVES), _grown, max_leaves=most_leaves)


def function_of(text: str) -> Expression:
    """The function that a text from the grammar spells; chance constants like 1/(2 - 2) are thrown away."""
    try:
        return expression_from(text)
    except InputError as error:
        if "constant without a value" in str(error) or "needs powers" in str(error):
            reject()
        raise


def derivative_of(f: Expression) -> Expression:
    """The derivative; chance functions that have none anywhere, like (x - x)**x, are thrown away."""
    try:
        return f.derivative
    except InputError as error:
        if str(error) == "has no real derivative":
            reject()
        raise


def by_python(text: str, x: float) -> float | None:
    """The value as Python's math module has it; nan where it is undefined or not real, None where it overflows.

    Only texts from the grammar above come here.
    """
    try:
        value = eval(text, {"__builtins__": {}}, {**NAMESPACE, "x": x})
    except OverflowError:
        return None
    except (ValueError, ZeroDivisionError, TypeError):
        return nan
    if isinstance(value, complex):
        return nan
    return float(value) if math.isfinite(value) else None


Twins = tuple[str, str]
"""One function twice: as Python writes it and as LaTeX does."""

TWIN_LEAVES: list[Twins] = [("x", "x"), ("2", "2"), ("0.5", "0.5"), ("pi", r"\pi"), ("e", "e"), ("7", "{7}")]
TWIN_PATTERNS: list[Twins] = [
    ("({}) + ({})", r"({}) + {{{}}}"),
    ("({}) - ({})", r"{{{}}} - \left({}\right)"),
    ("({}) * ({})", r"({})({})"),
    ("({}) * ({})", r"{{{}}} \cdot \bigl({}\bigr)"),
    ("({}) / ({})", r"\frac{{{}}}{{{}}}"),
    ("({}) / ({})", r"({}) / ({})"),
    ("max({}, {})", r"\max\left({}, {}\right)"),
    ("min({}, {})", r"\min\{{{}, {}\}}"),
]
TWIN_FUNCTIONS: list[Twins] = [
    *((f"{name}({{}})", rf"\{name}\left({{}}\right)") for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh")),
    *((f"{name}({{}})", rf"\{name}{{{{{{}}}}}}") for name in ("exp", "ln", "cot")),
    *((f"{name}({{}})", rf"\operatorname{{{{{name}}}}}({{}})") for name in ("erf", "relu", "asinh")),
    ("atan({})", r"\arctan({})"),
    ("sigmoid({})", r"\sigma({})"),
    ("sin({})**2", r"\sin^2({})"),
    ("sqrt({})", r"\sqrt{{{}}}"),
    ("cbrt({})", r"\sqrt[3]{{{}}}"),
    ("abs({})", r"\left|{}\right|"),
    ("abs({})", r"|{}|"),
    ("log10({})", r"\log_{{10}}({})"),
    ("(({})**3)", r"({})^3"),
    ("(({})**(-2))", r"\left({}\right)^{{-2}}"),
    ("e**({})", r"e^{{{}}}"),
    ("(-({}))", r"{{-({})}}"),
    ("3*({})", r"3({})"),
    ("({})*x", r"({})x"),
]


def _grown_twins(inner: st.SearchStrategy[Twins]) -> st.SearchStrategy[Twins]:
    return st.one_of(
        st.builds(_filled, st.sampled_from(TWIN_PATTERNS), inner, inner),
        st.builds(_filled, st.sampled_from(TWIN_FUNCTIONS), inner),
    )


def _filled(patterns: Twins, *parts: Twins) -> Twins:
    python, latex = (patterns[k].format(*(part[k] for part in parts)) for k in (0, 1))
    return python, latex


def twins(most_leaves: int = 6) -> st.SearchStrategy[Twins]:
    """Functions of x as Python and as LaTeX write them."""
    return st.recursive(st.sampled_from(TWIN_LEAVES), _grown_twins, max_leaves=most_leaves)
