"""A reader of the Typst maths that formulas are typeset in, so that a test can ask what a viewer would read."""

import math
import re
from collections.abc import Callable
from math import nan

Function = Callable[..., float]


def sign(u: float) -> float:
    return float((u > 0) - (u < 0))


PLAIN = ("sin", "cos", "tan", "sinh", "cosh", "tanh", "sqrt", "floor", "ceil")
WORDS: dict[str, Function] = {name: getattr(math, name) for name in PLAIN}
WORDS |= {"arcsin": math.asin, "arccos": math.acos, "arctan": math.atan, "ln": math.log, "abs": math.fabs}
WORDS["cot"], WORDS["sec"], WORDS["csc"] = (
    lambda u: 1 / math.tan(u),
    lambda u: 1 / math.cos(u),
    lambda u: 1 / math.sin(u),
)
WORDS["sigma"], WORDS["max"], WORDS["min"] = lambda u: 1 / (1 + math.exp(-u)), max, min
QUOTED: dict[str, Function] = {"arsinh": math.asinh, "arcosh": math.acosh, "artanh": math.atanh, "erf": math.erf}
QUOTED["ReLU"], QUOTED["sgn"], QUOTED["step"] = lambda u: max(u, 0.0), sign, lambda u: float(u >= 0)
TOKEN = re.compile(r'\d+(?:\.\d+)?|op\("(\w+)"\)|log_(?:2|10) |[A-Za-z]+|\\/|[-+^(),]')


class TypstReader:
    """Recursive descent over sums, products by juxtaposition, powers and calls."""

    def __init__(self, text: str, **variables: float) -> None:
        self.tokens = [match[0] for match in TOKEN.finditer(text)]
        assert "".join(self.tokens).replace(" ", "") == text.replace(" ", "")
        self.variables = {"pi": math.pi, "e": math.e, **variables}

    def value(self) -> float:
        value = self.sum()
        assert not self.tokens, self.tokens
        return value

    def next_is(self, *tokens: str) -> bool:
        return bool(self.tokens) and self.tokens[0] in tokens

    def sum(self) -> float:
        value = self.signed_product()
        while self.next_is("+", "-"):
            sign = 1 if self.tokens.pop(0) == "+" else -1
            value += sign * self.product()
        return value

    def signed_product(self) -> float:
        if self.next_is("-"):
            self.tokens.pop(0)
            return -self.product()
        return self.product()

    def product(self) -> float:
        value = self.power()
        while self.tokens and not self.next_is("+", "-", ")", ","):
            if self.next_is("dot"):
                self.tokens.pop(0)
                value *= self.power()
            elif self.next_is("\\/"):
                self.tokens.pop(0)
                value /= self.power()
            else:
                assert not self.tokens[0][0].isdigit(), "two numbers side by side read as one"
                value *= self.power()
        return value

    def power(self) -> float:
        value = self.atom()
        if self.next_is("^"):
            value = real(value ** self.raised())
        assert not self.next_is("^"), "a power of a power needs brackets"
        return value

    def raised(self) -> float:
        self.take("^")
        self.take("(")
        value = self.sum()
        self.take(")")
        return value

    def atom(self) -> float:
        token = self.tokens.pop(0)
        if token == "(":
            self.tokens.insert(0, token)
            return self.arguments()[0]
        if token[0].isdigit():
            return float(token)
        return self.variables[token] if token in self.variables else self.call(token)

    def call(self, name: str) -> float:
        power = self.raised() if self.next_is("^") else 1.0
        many = self.arguments()
        if name == "frac":
            return many[0] / many[1]
        if name == "root":
            return math.cbrt(many[1])
        if name.startswith("log_"):
            return math.log(many[0]) / math.log(int(name.removeprefix("log_")))
        function = QUOTED[name[4:-2]] if name.startswith("op(") else WORDS[name]
        return real(function(*many) ** power)

    def arguments(self) -> list[float]:
        self.take("(")
        many = [self.sum()]
        while self.next_is(","):
            self.take(",")
            many.append(self.sum())
        self.take(")")
        return many

    def take(self, token: str) -> None:
        assert self.tokens[:1] == [token], (token, self.tokens)
        self.tokens.pop(0)


def real(value: complex) -> float:
    if isinstance(value, complex):
        raise ValueError("not real")
    return value


def read_typst(text: str, x: float) -> float | None:
    """The value a viewer would compute from the typeset formula; nan where it is undefined, None where it overflows."""
    try:
        value = TypstReader(text, x=x).value()
    except OverflowError:
        return None
    except (ValueError, ZeroDivisionError):
        return nan
    return value if math.isfinite(value) else None
