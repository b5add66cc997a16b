"""English narrations as they are spoken: numbers, signs and letters in words."""

import re

from mathanim.rendering.voices.symbols import in_signs_we_know, named

POWER_OF_TEN = re.compile(r"(\d)e([-+]?)0*(\d+)")
MINUS = re.compile(r"(?<![\w)])-(?=[\d.a-zA-Zα-ωΔ(])|(?<=\s)-(?=\s)")
APPLIED = re.compile(r"\b([A-Za-z]|sin|cos|tan|exp|log|ln|max|min|det)([′″']*)\(([^()]*)\)")
MODULUS = re.compile(r"(?<![\w)])\|([^|]+)\|(?![\w(])")
LETTER_A = re.compile(
    r"(?<=[^\s.?!:] )A\b(?!['’])|(?<=[:(]\s)A\b|\bA(?= (?:times|plus|minus|equals|is|of|to|and)\b|[,)])"
)
SUBSCRIPT = re.compile(r"\b([A-Za-z])(\d+)\b")
WORDS = {"log": "log", "ln": "natural log", "exp": "the exponential", "det": "the determinant", "tan": "tangent"}
NAME_OF_A = "eigh"
"""So spelt, the voice says the letter's name; the letter by itself it takes for the article."""


def spoken_english(text: str) -> str:
    """The text in words that a voice reads as a lecturer would say them."""
    text = " ".join(in_signs_we_know(text).split())
    text = MINUS.sub("−", text)
    text = POWER_OF_TEN.sub(lambda found: f"{found[1]} times 10 to the {'minus ' * (found[2] == '-')}{found[3]}", text)
    text = APPLIED.sub(applied, text)
    text = MODULUS.sub(r"the absolute value of \1", text)
    text = SUBSCRIPT.sub(r"\1 \2", text)
    text = LETTER_A.sub(NAME_OF_A, named(text, "en"))
    return re.sub(r" +([,.;:?!)])", r"\1", " ".join(text.split()))


def applied(found: re.Match[str]) -> str:
    """A function of something: "f prime of x"."""
    name, primes, argument = found.groups()
    argument = re.sub(r"^[aA]$", NAME_OF_A, argument)
    primes = primes.replace("'", "′").replace("′′", "″")
    return f"{WORDS.get(name, name)}{primes} of {argument}"
