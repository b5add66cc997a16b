"""Sums, products, powers and brackets of LaTeX; what can be read in two ways is refused with the ways to write it."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from difflib import get_close_matches
from typing import NoReturn

from mathanim.inputs.expressions.formula_limits import has_variable, refuse_nesting
from mathanim.inputs.expressions.formula_tree import Formula, Negation, Number, Operation
from mathanim.inputs.expressions.functions import CONSTANTS, WRITABLE
from mathanim.inputs.expressions.latex_tokens import END, LatexTokens
from mathanim.inputs.expressions.latex_words import CLOSING, COMMANDS, FRACTIONS, NEEDS_BRACES, PRODUCTS
from mathanim.inputs.wording import suggestion


class LatexOperations(ABC):
    """Recursive descent over the tokens of one text, down to what ``_atom`` reads."""

    def __init__(self, text: str, variables: Sequence[str]) -> None:
        self.variables = variables
        self.tokens = LatexTokens(text)
        self.closers: list[str] = []

    def read(self) -> Formula:
        """The formula, or an InputError that hints at what to write instead."""
        formula = self._sum()
        if self.tokens.next != END:
            self._refuse_next()
        return formula

    @abstractmethod
    def _atom(self) -> Formula:
        """What is raised to powers and multiplied: a number, a symbol, brackets, a function of something."""

    def _sum(self) -> Formula:
        sign = self.tokens.taken("+", "-")
        formula = Negation(self._product()) if sign == "-" else self._product()
        while sign := self.tokens.taken("+", "-"):
            formula = Operation("+" if sign == "+" else "-", formula, self._product())
        return formula

    def _product(self) -> Formula:
        formula, _ = self._run()
        while sign := self.tokens.taken(*PRODUCTS):
            factor, count = self._run()
            if sign == "/" and count > 1:
                self.tokens.refuse(r"1/2x can be read in two ways: write \frac{1}{2} x or \frac{1}{2x}")
            formula = Operation("*" if PRODUCTS[sign] == "*" else "/", formula, factor)
        return formula

    def _run(self) -> tuple[Formula, int]:
        """Factors side by side, multiplied, and how many they are."""
        formula, count = self._power(), 1
        while self._begins_factor():
            formula, count = self._beside(formula), count + 1
        return formula, count

    def _begins_factor(self) -> bool:
        return self.tokens.next not in (END, "+", "-", "^", "_", ",", "]", *PRODUCTS) and not self._closes()

    def _closes(self) -> bool:
        token = self.tokens.next
        return self.closers[-1:] == ["|"] if token == "|" else token in CLOSING.values()

    def _beside(self, left: Formula) -> Formula:
        """The product with the factor that stands next, without a sign between them."""
        token, is_doubtful = self.tokens.next, is_number(self.tokens.next)
        if is_doubtful and not ends_raised(left):
            self._refuse_later_number()
        right = self._power()
        if is_doubtful and not isinstance(right, Operation):
            self._refuse_later_number()
        is_fraction = token in FRACTIONS and isinstance(right, Operation)
        if isinstance(left, Number) and is_fraction and not has_variable(right, self.variables):
            self.tokens.refuse(r"2\frac{1}{2} can be read in two ways: write 2 \cdot \frac{1}{2} or 2 + \frac{1}{2}")
        return Operation("*", left, right)

    def _refuse_later_number(self) -> NoReturn:
        self.tokens.refuse(r"write \cdot before a number that is a later factor, and x^{2} for a power")

    def _power(self) -> Formula:
        base = self._atom()
        if self.tokens.next == "_":
            self.tokens.refuse("only logarithms have an index here")
        return Operation("**", base, self._exponent()) if self.tokens.taken("^") else base

    def _exponent(self) -> Formula:
        exponent = self._atom() if self.tokens.next in FRACTIONS else self._argument("an exponent")
        if self.tokens.next == "^":
            self.tokens.refuse("write x^{2^{3}} or (x^{2})^{3} for a power of a power")
        return exponent

    def _argument(self, what: str) -> Formula:
        """What stands in braces, or the one digit or letter that LaTeX would take."""
        token = self.tokens.next
        if len(token) > 1 and is_number(token):
            self.tokens.refuse(f"write {what} of several digits in braces: {{{token}}}")
        if token in NEEDS_BRACES or not self._begins_factor():
            self.tokens.refuse(f"write {what} in braces")
        return self._atom()

    def _bracketed(self) -> list[Formula]:
        """One formula, or more between commas, between a bracket and the one that closes it."""
        opener = self.tokens.take()
        closer = CLOSING[opener]
        self.closers.append(closer)
        refuse_nesting(len(self.closers))
        formulas = [self._sum()]
        while self.tokens.taken(","):
            formulas.append(self._sum())
        if not self.tokens.taken(closer):
            self.tokens.refuse(f"{opener} needs its {closer} before {self.tokens.next or 'the end'}")
        self.closers.pop()
        return formulas

    def _alone(self, formulas: list[Formula]) -> Formula:
        if len(formulas) > 1:
            self.tokens.refuse("commas stand between the arguments of max and min only; a half is written 0.5")
        return formulas[0]

    def _refuse_next(self) -> NoReturn:
        token, word = self.tokens.next, self.tokens.letters()
        if token == "[":
            self.tokens.refuse(r"write round brackets, or \lfloor x \rfloor")
        if not self._begins_factor():
            self.tokens.refuse(f"a number or variable is needed after {self.tokens.last}, not {token or 'the end'}")
        if known := next((name for name in (*WRITABLE, "pi") if word.startswith(name)), ""):
            self.tokens.refuse(rf"write \{known}, not {known}")
        if not token.startswith("\\"):
            self.tokens.refuse(f"{token} is not known; {suggestion(token, (*self.variables, *CONSTANTS))}")
        near = get_close_matches(token, COMMANDS, n=1, cutoff=0.7)
        meant = f"did you mean {near[0]}?" if near else r"write a formula such as \frac{x^2}{4} or \sin(2x + 3)"
        self.tokens.refuse(f"{token} is not known; {meant}")


def ends_raised(product: Formula) -> bool:
    """Whether what stands last in a product is a power, as in 3 x 2^{x}."""
    last = product.right if isinstance(product, Operation) and product.operator == "*" else product
    return isinstance(last, Operation) and last.operator == "**"


def is_number(token: str) -> bool:
    """Whether a token is one of digits."""
    return token[:1].isdigit() or token.startswith(".")
