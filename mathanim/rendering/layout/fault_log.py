"""Findings in the course of a scene: what stays is one fault, and what passes by quickly is none."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from mathanim.rendering.job import Beat
from mathanim.rendering.layout.finding import Fault, Finding

LASTING = Fraction(1, 2)
"""How many seconds a fault must last while something moves: what crosses a line in passing is none."""

Key = tuple[Any, ...]


@dataclass
class Seen:
    """A fault under way: the frames at which it was seen first and last, and the picture of the first."""

    finding: Finding
    first: int
    last: int
    is_between: bool
    picture: int


class FaultLog:
    """Takes what was found at one moment after another; ``pictures`` counts the moments at which there was news."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self.pictures = 0
        self._open: dict[Key, Seen] = {}
        self._lasted: dict[Key, Fraction] = {}

    def at_rest(self, frame: int, findings: Sequence[Finding]) -> bool:
        """Take what was found at a beat's end, in its last frame; say whether there is news, to be pictured."""
        self._lasted = {}
        return self._take(frame, keyed(findings), is_between=False)

    def in_passing(self, frame: int, findings: Sequence[Finding], seconds: Fraction) -> bool:
        """Take what was found at a moment that stands for so many seconds; say whether there is news."""
        found = keyed(findings)
        self._lasted = {key: self._lasted.get(key, Fraction(0)) + seconds for key in found}
        lasting = {key: finding for key, finding in found.items() if self._lasted[key] >= LASTING or key in self._open}
        return self._take(frame, lasting, is_between=True)

    def _take(self, frame: int, found: dict[Key, Finding], *, is_between: bool) -> bool:
        still_open = {key: seen for key, seen in self._open.items() if key in found}
        for seen in still_open.values():
            seen.last, seen.is_between = frame, seen.is_between and is_between
        new = {
            key: Seen(finding, frame, frame, is_between, self.pictures)
            for key, finding in found.items()
            if key not in still_open
        }
        self._open = still_open | new
        self.seen += new.values()
        self.pictures += bool(new)
        return bool(new)

    def faults(self, beats: Sequence[Beat], rate: Fraction) -> tuple[Fault, ...]:
        """The faults, each in its beat, in the order in which they came."""
        return tuple(
            Fault(
                seen.finding,
                beat_at(beats, seen.first),
                float(Fraction(seen.first) / rate),
                beat_at(beats, seen.last),
                seen.is_between,
            )
            for seen in self.seen
        )


def keyed(findings: Sequence[Finding]) -> dict[Key, Finding]:
    """The findings by what stays the same while they last; of several alike, by their number too."""
    met: Counter[Key] = Counter()
    by_key: dict[Key, Finding] = {}
    for finding in findings:
        met[finding.key] += 1
        by_key[(*finding.key, met[finding.key])] = finding
    return by_key


def beat_at(beats: Sequence[Beat], frame: int) -> str:
    """The name of the beat that a frame belongs to."""
    return next((beat.name for beat in reversed(beats) if beat.start <= frame), beats[0].name if beats else "")
