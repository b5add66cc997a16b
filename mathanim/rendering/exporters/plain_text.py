"""Captions as plain text, for where no formula can be set: titles, notes, labels of pictures."""

import re
import unicodedata
from collections.abc import Mapping

MATHS = re.compile(r"\$([^$]*)\$")
TOKEN = re.compile(r'"(?P<quoted>[^"]*)"|(?P<name>[A-Za-z]{2,})|(?P<operator>\\.|->|<=|>=|!=|~~)|(?P<other>.)', re.S)
STAYS = {"sin", "cos", "tan", "exp", "log", "ln", "max", "min", "lim", "det", "dim", "ker", "Pr"}
OPERATORS: Mapping[str, str] = {"->": "→", "<=": "≤", ">=": "≥", "!=": "≠", "~~": "≈"}
SIGNS: Mapping[str, str] = {
    "dot": "·",
    "times": "×",
    "div": "÷",
    "infinity": "∞",
    "oo": "∞",
    "approx": "≈",
    "prime": "′",
    "sum": "∑",
    "integral": "∫",
    "sqrt": "√",
    "quad": " ",
    "lambda": "λ",
    "Lambda": "Λ",
}
LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
INDEX = re.compile(r"([_^])(?:\(([-+0-9n]+)\)|([0-9n](?![A-Za-z])))")


def plain_text(markup: str) -> str:
    """The text with its Typst formulas in plain characters: ``$ihat(bold(e)_1)$`` is e₁, ``$Delta x$`` is Δ x.

    What only lends a colour or a weight goes away with its brackets; letters, numbers and signs stay.
    """
    return MATHS.sub(lambda found: plain_formula(found.group(1)), markup)


def plain_formula(formula: str) -> str:
    """One formula in plain characters."""
    plain: list[str] = []
    closes: list[str] = []
    for token in TOKEN.finditer(formula):
        text = plain_token(token)
        if text == "(" and plain and plain[-1] == "":
            plain[-1], text = "", ""
            closes.append("")
        elif text == "(":
            closes.append(")")
        elif text == ")" and closes:
            text = closes.pop()
        plain.append(text)
    return " ".join(INDEX.sub(plain_index, "".join(plain)).split())


def plain_token(token: re.Match[str]) -> str:
    """A symbol for its name; nothing for the name of a function that only changes how something looks."""
    if token["quoted"] is not None:
        return token["quoted"]
    if operator := token["operator"]:
        return OPERATORS.get(operator, operator[-1])
    if not (name := token["name"]):
        return token["other"]
    is_function = token.string[token.end() :].startswith("(")
    return SIGNS.get(name) or greek_letter(name) or ("" if is_function and name not in STAYS else name)


def greek_letter(name: str) -> str:
    """The Greek letter of this name; nothing if there is none."""
    case = "CAPITAL" if name[0].isupper() else "SMALL"
    try:
        return unicodedata.lookup(f"GREEK {case} LETTER {name.upper()}")
    except KeyError:
        return ""


def plain_index(found: re.Match[str]) -> str:
    """A raised or lowered number."""
    return (found[2] or found[3]).translate(LOWERED if found[1] == "_" else RAISED)
