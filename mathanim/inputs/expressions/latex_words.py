"""The commands of LaTeX that a formula may use, and what they mean; nothing else is known, so nothing else happens."""

SPACES = {r"\,", r"\;", r"\:", r"\!", r"\ ", r"\quad", r"\qquad", r"\displaystyle", r"\limits", "~"}
_BIG = ("big", "Big", "bigg", "Bigg")
SIZES = (
    {r"\left": "opens", r"\right": "closes"}
    | {rf"\{size}l": "opens" for size in _BIG}
    | {rf"\{size}r": "closes" for size in _BIG}
    | {rf"\{size}": "" for size in _BIG}
)
"""What stands before a bracket and says how large it is, and on which side it stands, if that."""

PRODUCTS = {r"\cdot": "*", r"\times": "*", "*": "*", "/": "/", r"\div": "/"}
CLOSING = {
    "(": ")",
    r"\{": r"\}",
    "{": "}",
    "|": "|",
    r"\lvert": r"\rvert",
    r"\lfloor": r"\rfloor",
    r"\lceil": r"\rceil",
}
FENCED = {r"\lvert": "abs", "|": "abs", r"\lfloor": "floor", r"\lceil": "ceil"}
"""Brackets that are functions of what stands between them."""

FRACTIONS = {r"\frac", r"\dfrac", r"\tfrac", r"\cfrac"}
NAMED = {r"\operatorname", r"\mathrm", r"\text", r"\textrm"}
"""Commands whose argument is a name, letter by letter."""

SYMBOLS = {r"\pi": "pi"}
FUNCTION_COMMANDS = {
    rf"\{name}": name
    for name in (
        *("sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh"),
        *("exp", "ln", "log", "max", "min"),
    )
} | {
    r"\arcsin": "asin",
    r"\arccos": "acos",
    r"\arctan": "atan",
    r"\lg": "log10",
    r"\sigma": "sigmoid",
}
OTHER_NAMES = {
    "sgn": "sign",
    "arcsin": "asin",
    "arccos": "acos",
    "arctan": "atan",
    **{f"{prefix}{name}": f"a{name}" for prefix in ("ar", "arc") for name in ("sinh", "cosh", "tanh")},
}
"""Functions by the names that they have in LaTeX and not here."""

NEEDS_BRACES = {*FUNCTION_COMMANDS, *FRACTIONS, *NAMED, r"\sqrt"}
"""What LaTeX itself does not take for an argument without braces."""

NEEDS_BRACKETS = {"max", "min", "sigmoid"}
COMMANDS = sorted({*NEEDS_BRACES, *SYMBOLS, *PRODUCTS, *CLOSING} - {*"(/*{|"})
"""Every command that is known, to find the nearest one."""
