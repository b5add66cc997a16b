r"""From LaTeX to a formula, by a list of what is allowed: nothing is expanded, included or run, and nothing guessed."""

import re

from mathanim.inputs.expressions.formula_limits import has_variable, number_from, refuse_nesting
from mathanim.inputs.expressions.formula_tree import Application, Formula, Negation, Number, Operation, Symbol
from mathanim.inputs.expressions.functions import CONSTANTS, WRITABLE
from mathanim.inputs.expressions.latex_operations import LatexOperations, is_number
from mathanim.inputs.expressions.latex_words import (
    CLOSING,
    FENCED,
    FRACTIONS,
    FUNCTION_COMMANDS,
    NAMED,
    NEEDS_BRACKETS,
    OTHER_NAMES,
    PRODUCTS,
    SYMBOLS,
)
from mathanim.inputs.wording import suggestion

HIGHEST_ROOT = 64
_ROOTS = {2: "sqrt", 3: "cbrt"}
_LOGARITHMS = {2: "log2", 10: "log10"}


def is_latex(text: str) -> bool:
    """Whether a text means to be LaTeX: it holds a backslash, a brace, a bar or a dollar."""
    return re.search(r"[\\{}|$]", text) is not None


class LatexReader(LatexOperations):
    """Reads numbers, symbols, fractions, roots and functions; a function's argument ends where a reader's eye does."""

    def _atom(self) -> Formula:
        token = self.tokens.next
        if token in FENCED:
            return Application(FENCED[token], (self._alone(self._bracketed()),))
        if token in CLOSING:
            return self._alone(self._bracketed())
        if is_number(token):
            return number_from(self.tokens.take())
        if token in FRACTIONS:
            return self._fraction()
        if token == r"\sqrt":
            return self._root()
        if token in FUNCTION_COMMANDS or token in NAMED:
            return self._named()
        return self._symbol()

    def _symbol(self) -> Symbol:
        token = self.tokens.next
        name = token[1:] if len(token) > 2 and token[1:] in self.variables else SYMBOLS.get(token, token)
        if name not in (*self.variables, *CONSTANTS):
            self._refuse_next()
        self.tokens.take()
        return Symbol(name)

    def _fraction(self) -> Formula:
        self.tokens.take()
        dividend = self._part_of_fraction("a numerator")
        return Operation("/", dividend, self._part_of_fraction("a denominator"))

    def _part_of_fraction(self, what: str) -> Formula:
        return number_from(self.tokens.take_digit()) if self.tokens.next.isdigit() else self._argument(what)

    def _root(self) -> Formula:
        self.tokens.take()
        index = self._index() if self.tokens.taken("[") else 2
        radicand = self._argument("a radicand")
        if index in _ROOTS:
            return Application(_ROOTS[index], (radicand,))
        power = Operation("/", number_from("1"), number_from(str(index)))
        if index % 2 == 0:
            return Operation("**", radicand, power)
        return Operation("*", Application("sign", (radicand,)), Operation("**", Application("abs", (radicand,)), power))

    def _index(self) -> int:
        digits = self.tokens.take()
        if not digits.isdigit() or not 2 <= int(digits) <= HIGHEST_ROOT or not self.tokens.taken("]"):
            self.tokens.refuse(f"a root needs a whole number from 2 to {HIGHEST_ROOT} in its square brackets")
        return int(digits)

    def _named(self) -> Formula:
        command = self.tokens.take()
        name = FUNCTION_COMMANDS[command] if command in FUNCTION_COMMANDS else self._name()
        if name in CONSTANTS:
            return Symbol(name)
        base = self._base() if name == "log" and self.tokens.taken("_") else None
        power = self._power_of_function() if self.tokens.taken("^") else None
        value = self._applied(name, base)
        return Operation("**", value, power) if power else value

    def _name(self) -> str:
        written = ""
        if not self.tokens.taken("{"):
            self.tokens.refuse("a name needs braces")
        while self.tokens.next.isalnum():
            written += self.tokens.take()
        if not self.tokens.taken("}"):
            self.tokens.refuse(f"{written or 'a name'} needs a brace that closes it")
        for name in (OTHER_NAMES.get(written, written), written.lower()):
            if name in WRITABLE or name in CONSTANTS:
                return name
        self.tokens.refuse(f"the function {written!r} is not known; {suggestion(written, WRITABLE)}")

    def _base(self) -> Formula:
        base = self._argument("a base")
        if has_variable(base, self.variables):
            self.tokens.refuse("the base of a logarithm needs to be a number")
        return base

    def _power_of_function(self) -> Formula:
        power = self._exponent()
        if isinstance(power, Negation):
            inverse = r"\arcsin x for an inverse, \frac{1}{\sin x} for one over it"
            self.tokens.refuse(f"the power of a function cannot be negative here; write {inverse}")
        return power

    def _applied(self, name: str, base: Formula | None) -> Formula:
        arguments, known = self._arguments(name), WRITABLE[name]
        if not known.fewest <= len(arguments) <= known.most:
            wanted = "1 argument" if known.most == 1 else f"{known.fewest} to {known.most} arguments"
            self.tokens.refuse(f"{name} needs {wanted}, not {len(arguments)}")
        if base is None:
            return Application(name, arguments)
        if isinstance(base, Number) and base.value in _LOGARITHMS:
            return Application(_LOGARITHMS[int(base.value)], arguments)
        return Operation("/", Application("ln", arguments), Application("ln", (base,)))

    def _arguments(self, name: str) -> tuple[Formula, ...]:
        token = self.tokens.next
        if token in CLOSING and token not in FENCED:
            arguments = tuple(self._bracketed())
            if self.tokens.next == "^":
                self.tokens.refuse(rf"\{name}(x)^2 can be read in two ways: write \{name}^2(x) or \{name}(x^2)")
            return arguments
        if name in NEEDS_BRACKETS or not self._begins_factor():
            self.tokens.refuse(rf"{name} needs its argument in brackets: \{name}({self.variables[0]})")
        self.closers.append("an argument without brackets")
        refuse_nesting(len(self.closers))
        argument = self._atom() if self._stands_alone(token) else self._unbracketed(name)
        self.closers.pop()
        return (argument,)

    def _stands_alone(self, token: str) -> bool:
        return token in FENCED or token in FUNCTION_COMMANDS or token in NAMED

    def _unbracketed(self, name: str) -> Formula:
        """The factors up to the next sign or function, where a reader cannot doubt that they are meant."""
        argument = self._power()
        while self._begins_factor() and not self._stands_alone(self.tokens.next):
            is_letter = self.tokens.next in SYMBOLS or self.tokens.next.isalpha()
            if not is_letter and (self.tokens.next in CLOSING or has_variable(argument, self.variables)):
                self._refuse_doubtful(name)
            argument = self._beside(argument)
        if self.tokens.next in ("/", r"\div") or (
            self.tokens.next in PRODUCTS and not has_variable(argument, self.variables)
        ):
            self._refuse_doubtful(name)
        return argument

    def _refuse_doubtful(self, name: str) -> None:
        self.tokens.refuse(rf"where the argument of {name} ends can be doubted: write \{name}(…)")
