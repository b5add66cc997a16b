"""A list of chapters to paste under a video, in the form that YouTube and others read."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import floor

from mathanim.rendering.movies.movie import Chapter

SHORTEST = 10
"""Seconds below which YouTube takes none of the list's chapters."""


def as_chapter_list(chapters: Sequence[Chapter]) -> str:
    """A line for each chapter: when it begins, to the second, and its title.

    A chapter shorter than ten seconds goes with the one after it, under that one's title; the last with the one before.
    """
    long = long_enough(chapters)
    is_hours = bool(long) and long[-1].start >= 3600
    return "".join(f"{clock(chapter.start, is_hours=is_hours)} {' '.join(chapter.title.split())}\n" for chapter in long)


def long_enough(chapters: Sequence[Chapter]) -> list[Chapter]:
    """The chapters, short ones joined to their neighbours."""
    long: list[Chapter] = []
    start = chapters[0].start if chapters else Fraction(0)
    for chapter in chapters:
        if floor(chapter.end) - floor(start) >= SHORTEST:
            long.append(replace(chapter, start=start))
            start = chapter.end
    if chapters and start < chapters[-1].end:
        rest = replace(chapters[-1], start=start)
        long = [*long[:-1], replace(long[-1], end=rest.end)] if long else [rest]
    return long


def clock(seconds: Fraction, *, is_hours: bool) -> str:
    """Minutes and seconds, as in 3:07, and hours if the video has any."""
    minutes, rest = divmod(floor(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if is_hours else f"{minutes}:{rest:02}"
