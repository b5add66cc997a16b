"""How an error shows a value and names the nearest known word."""

from collections.abc import Iterable
from difflib import get_close_matches

LONGEST_SHOWN = 60


def shown(value: object) -> str:
    """A short, one-line picture of any value; long ones are cut with "…", never built in full."""
    if isinstance(value, str):
        return repr(value if len(value) <= LONGEST_SHOWN else value[:LONGEST_SHOWN] + "…")
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 256:
        return f"a whole number of {value.bit_length()} bits"
    if isinstance(value, dict):
        return f"a table of {len(value)} keys"
    if isinstance(value, list | tuple) and (len(value) > 8 or any(isinstance(entry, list | tuple) for entry in value)):
        return f"an array of {len(value)} entries"
    if isinstance(value, bool):
        return str(value).lower()
    text = " ".join(repr(value).split())
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"


def suggestion(word: str, known: Iterable[str]) -> str:
    """The nearest known word as a question, else the list of known words.

    >>> suggestion("steeps", ["steps", "point"])
    "did you mean 'steps'?"
    """
    names = sorted(known)
    near = get_close_matches(word[:200], names, n=1, cutoff=0.6)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"known: {', '.join(names)}" if names else "nothing is known here"
