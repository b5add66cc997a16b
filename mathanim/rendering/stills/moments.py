"""Moments of a scene or lecture as a user writes them: ``TARGET``, ``TARGET@beat``, ``TARGET@12.5s``."""

import math
import re
from collections.abc import Iterable
from fractions import Fraction

from mathanim.rendering.errors import WrongUse

PARTS = re.compile(r"(?P<target>.+?\.py(?::[^@]*)?|.+?\.toml|[^@]*)(?:@(?P<moment>.*))?", re.DOTALL)
TIME = re.compile(r"(?P<seconds>[+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})) ?s")
MILLISECOND = Fraction(1, 1000)


def moments_by_target(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Each target with its moments, in order; without any, all its beats' ends are meant.

    Raises:
        WrongUse: if nothing comes after an ``@``, or a target is named whole and by its moments too.
    """
    found: dict[str, list[str]] = {}
    for target, moment in map(parted, texts):
        found.setdefault(target, []).append(moment)
    for target, moments in found.items():
        if "" in moments and any(moments):
            raise WrongUse(f"{target} is named whole, and {target}@{max(moments)} too: leave out one of them")
    return {target: tuple(dict.fromkeys(filter(None, moments))) for target, moments in found.items()}


def parted(text: str) -> tuple[str, str]:
    """A target and its moment, empty if there is none; an ``@`` in the name of a file's folder belongs to the file.

    Raises:
        WrongUse: if nothing comes after the ``@``.
    """
    parts = PARTS.fullmatch(text)
    target, moment = (parts["target"], parts["moment"]) if parts else (text, None)
    if moment == "":
        raise WrongUse(f"what comes after the @ is a beat, as in {target}@BEAT: there is nothing in {text!r}")
    return target, moment or ""


def time_in(moment: str) -> Fraction | None:
    """The seconds that a moment names; None if it names a beat."""
    found = TIME.fullmatch(moment)
    return Fraction(found["seconds"]) if found else None


def seconds_of(moment: str) -> Fraction:
    """The seconds that a moment names.

    Raises:
        WrongUse: if it names none, or some before the beginning.
    """
    time = time_in(moment)
    if time is None or time < 0:
        raise WrongUse(f"a time counts from the beginning, as in @12.5s, not {moment!r}")
    return time


def frame_at(moment: str, rate: Fraction) -> int:
    """The number of the frame that is shown at a time.

    Raises:
        WrongUse: if the time comes before the first.
    """
    return math.floor(seconds_of(moment) * rate)


def refuse_time_beyond(moment: str, frames: int, rate: Fraction, whole: str) -> None:
    """Say how long there is something to see, if the time is later.

    Raises:
        WrongUse: if the frame at that time is none of so many.
    """
    if frame_at(moment, rate) >= frames:
        last = math.ceil((frames - 1) / rate / MILLISECOND) * MILLISECOND
        raise WrongUse(
            f"there is no picture at {moment}: {whole} lasts {float(frames / rate):.3f} s, "
            f"and its last frame is shown from {float(last):.3f} s on"
        )
