"""The list of a beat's numbers: each once, with what was shown first and last where it runs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mathanim.inputs.numerals import Numeral
from mathanim.inputs.quantities import Quantity
from mathanim.rendering.numbers.scene_numbers import NOT_OURS, ListedNumber, Where
from mathanim.rendering.numbers.seen import Seen


@dataclass
class Watched:
    """A number as it was seen first and last in a beat."""

    first: Seen
    last: Seen
    is_there_at_end: bool = False

    def listed(self) -> ListedNumber:
        """The number as the list has it."""
        runs = self.first.text != self.last.text
        first: dict[str, Any] = {"first_shown": self.first.text, "first_value": value_of(self.first)} if runs else {}
        if self.last.numeral is not None:
            return listed_numeral(self.last.numeral, "screen", is_there_at_end=self.is_there_at_end, **first)
        label = type(self.last.holder).__name__ if self.last.kind == "manim" else "text"
        last = self.last
        more = {"tolerance": tolerance_of(last), "is_there_at_end": self.is_there_at_end, **first}
        return ListedNumber("screen", last.kind, label, last.text, last.value, **more)


class BeatLog:
    """Takes what is seen at one moment of a beat after another."""

    def __init__(self) -> None:
        self._watched: dict[int, Watched] = {}

    def see(self, numbers: Iterable[Seen], *, is_end: bool = False) -> None:
        """Take what is seen at a moment, perhaps the beat's end."""
        for seen in numbers:
            watched = self._watched.setdefault(id(seen.holder), Watched(seen, seen))
            watched.last, watched.is_there_at_end = seen, is_end

    def listed(self) -> tuple[ListedNumber, ...]:
        """Each number once, in the order in which they were seen; the same one in two places is one."""
        found = [watched.listed() for watched in self._watched.values()]
        staying = {replace(number, is_there_at_end=False) for number in found if number.is_there_at_end}
        once = dict.fromkeys(replace(number, is_there_at_end=False) for number in found)
        return tuple(replace(number, is_there_at_end=number in staying) for number in once)


def listed_numeral(numeral: Numeral, where: Where, **more: Any) -> ListedNumber:
    """A numeral as the list has it."""
    quantity = numeral.quantity
    return ListedNumber(
        where,
        "quantity",
        quantity.name,
        numeral.text,
        numeral.value,
        unit=quantity.unit,
        tolerance=numeral.tolerance,
        made_by=quantity.made_by,
        inputs=tuple(quantity.inputs.items()),
        **more,
    )


def listed_narration(numerals: Sequence[Numeral]) -> tuple[ListedNumber, ...]:
    """The numbers that are said."""
    return tuple(dict.fromkeys(listed_numeral(numeral, "narration") for numeral in numerals))


def tolerance_of(seen: Seen) -> float | None:
    """How far rounding may have moved what Manim shows, if that is a plain number."""
    try:
        return None if seen.value is None else Numeral(Quantity("shown", seen.value, NOT_OURS), seen.text).tolerance
    except ValueError:
        return None


def value_of(seen: Seen) -> float | None:
    """The value, if it is known."""
    return seen.value if seen.numeral is None else seen.numeral.value
