"""Texts without formulas: what a screen reader says, a bookmark shows, and an editor without mathematics can set."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

TOKEN = re.compile(r'"[^"]*"|\\.|[A-Za-z]{2,}(?:\.[a-z]+)*|[<>!:]=|->|=>|<-|\.\.\.|\d+(?:\.\d+)?|\s+|.', re.DOTALL)
DEEPEST = 40
LONGEST = 2000

GREEK = (
    *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu"),
    *("xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"),
)
SYMBOLS: Mapping[str, str] = {
    **{name: unicodedata.lookup(f"GREEK SMALL LETTER {name.replace('mbd', 'md')}") for name in GREEK},
    **{name.title(): unicodedata.lookup(f"GREEK CAPITAL LETTER {name.replace('mbd', 'md')}") for name in GREEK},
    **{"times": "×", "dot": "·", "dot.op": "·", "div": "÷", "plus.minus": "±", "approx": "≈", "equiv": "≡"},
    **{"prop": "∝", "infinity": "∞", "oo": "∞", "sum": "∑", "product": "∏", "integral": "∫", "partial": "∂"},
    **{"nabla": "∇", "in": "∈", "inter": "∩", "union": "∪", "subset": "⊂", "not": "¬", "and": "∧", "or": "∨"},
    **{"forall": "∀", "exists": "∃", "emptyset": "∅", "bar.v": "|", "mid": "|", "prime": "′", "dots": "…"},
    **{"arrow.r": "→", "arrow.l": "←", "arrow.t": "↑", "arrow.b": "↓", "quad": " ", "space": " "},
    **{"NN": "ℕ", "ZZ": "ℤ", "QQ": "ℚ", "RR": "ℝ", "CC": "ℂ", "ell": "ℓ", "degree": "°", "percent": "%"},
    **{"<=": "≤", ">=": "≥", "!=": "≠", ":=": "≔", "->": "→", "=>": "⇒", "<-": "←", "...": "…", "-": "−", "*": "∗"},
    **{"'": "′", "&": "", "\\ ": " ", "\\\n": " "},
}
ACCENTS = {"hat": "\u0302", "tilde": "\u0303", "overline": "\u0304", "macron": "\u0304", "arrow": "\u20d7"}
CALLS: Mapping[str, Callable[[list[str]], str]] = {
    "frac": lambda parts: "/".join(bracketed(part) for part in parts),
    "sqrt": lambda parts: "√" + bracketed("".join(parts)),
    "abs": lambda parts: f"|{''.join(parts)}|",
    "norm": lambda parts: f"‖{''.join(parts)}‖",
    "vec": lambda parts: f"({', '.join(parts)})",
    "mat": lambda parts: f"[{', '.join(parts)}]",
}


def raised_or_lowered(kind: str) -> dict[str, str]:
    """The characters that have a small one above or below the line, with that one."""
    small = [*"²³¹", *map(chr, range(0x2070, 0x209D)), *map(chr, range(0x1D2C, 0x1D6B))]
    made = {character: unicodedata.decomposition(character).split() for character in small}
    return {chr(int(parts[1], 16)): character for character, parts in made.items() if parts[:1] == [f"<{kind}>"]}


SCRIPTS = {"_": raised_or_lowered("sub"), "^": raised_or_lowered("super")}


def plain(text: str) -> str:
    """The text with each formula ``$…$`` in plain characters: ``$ihat(bold(e)_1)$`` becomes ``e₁``."""
    return "".join(plain_formula(part) if is_formula else part for part, is_formula in parts_of(text))


def parts_of(text: str) -> list[tuple[str, bool]]:
    """The text in parts, each with whether it is a formula; a dollar sign that nothing closes is no formula."""
    parts = text.split("$")
    if len(parts) % 2 == 0:
        return [(text, False)]
    return [(part, number % 2 == 1) for number, part in enumerate(parts) if part]


def plain_formula(source: str) -> str:
    """A formula in Typst's markup as a line of plain characters; as it stands, if it is too deep or too long."""
    if len(source) > LONGEST:
        return source
    try:
        return Reader(TOKEN.findall(source)).sequence().strip()
    except ValueError:
        return source


def bracketed(text: str) -> str:
    """The text, in brackets if it is more than one character."""
    return text if len(text) == 1 else f"({text})"


@dataclass
class Reader:
    """Reads a formula's tokens from left to right."""

    tokens: list[str]
    at: int = 0
    depth: int = field(default=0)

    def sequence(self, ends: str = "") -> str:
        """What stands up to one of the ``ends``, or up to the last token."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise ValueError("the formula is nested too deeply")
        written = ""
        while self.at < len(self.tokens) and (not ends or self.tokens[self.at] not in ends):
            written = joined(written, self.piece())
        self.depth -= 1
        return written

    def piece(self) -> str:
        """The next atom, group, call, script or space."""
        token = self.next()
        if token in SCRIPTS:
            return self.script(SCRIPTS[token], token)
        if token.isspace():
            return " "
        if token == "(":
            return f"({self.group()})"
        if (
            self.peek() == "("
            and len(token) > 1
            and token[0].isalpha()
            and token not in SYMBOLS.keys() - ACCENTS.keys()
        ):
            return self.call(token)
        if token.startswith(('"', "\\")) and token not in SYMBOLS:
            return token.strip('"').removeprefix("\\")
        return SYMBOLS.get(token, token)

    def script(self, small: Mapping[str, str], mark: str) -> str:
        """An index or exponent in small characters, or behind ``_`` or ``^`` where some character has none."""
        if self.peek() == "(":
            self.next()
            body = self.group()
        else:
            body = self.piece() if self.peek() else ""
        squeezed = body.replace(" ", "")
        if squeezed and all(character in small for character in squeezed):
            return "".join(small[character] for character in squeezed)
        return f"{mark}{bracketed(body) if body else ''}"

    def call(self, name: str) -> str:
        """A function of the markup: what it shows, or its arguments, for one that only colours or shapes them."""
        self.next()
        arguments = [self.sequence(",;)").strip()]
        while self.peek() in (",", ";"):
            self.next()
            arguments.append(self.sequence(",;)").strip())
        self.next()
        if name in ACCENTS:
            return "".join(arguments) + ACCENTS[name]
        return CALLS.get(name, ", ".join)(arguments)

    def group(self) -> str:
        """What stands between brackets of which the first was read."""
        inside = self.sequence(")").strip()
        self.next()
        return inside

    def peek(self) -> str:
        """The next token, empty at the end."""
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def next(self) -> str:
        """The next token, which is read by this; empty at the end."""
        token = self.peek()
        self.at += 1
        return token


def joined(written: str, piece: str) -> str:
    """What was written and the next piece; a space is kept beside signs, for elsewhere a formula shows none."""
    if written.endswith(" ") and not (is_sign(written.rstrip()[-1:]) or is_sign(piece[:1])):
        written = written.rstrip()
    return written + piece


def is_sign(character: str) -> bool:
    """Whether the character is an operator, a relation or a mark between parts."""
    return character in ("−", ",", ";", ":", "…") or unicodedata.category(character or "a") == "Sm"
