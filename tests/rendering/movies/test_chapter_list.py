"""The list of chapters is one that YouTube takes: from 0:00, rising, each of ten seconds at least."""

import re
from fractions import Fraction
from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from mathanim.rendering.movies.chapter_list import as_chapter_list
from mathanim.rendering.movies.movie import Chapter

LINE = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d\d) (.+)")


def chapters(*seconds: float) -> list[Chapter]:
    """Chapters of these lengths, called A, B, C and so on."""
    times = [Fraction(0), *accumulate(Fraction(length) for length in seconds)]
    return [Chapter(chr(65 + number % 26), *ends) for number, ends in enumerate(pairwise(times))]


def times_in(text: str) -> list[int]:
    """The seconds at which a player would jump to."""
    found = [LINE.fullmatch(line) for line in text.splitlines()]
    return [int(line[1] or 0) * 3600 + int(line[2]) * 60 + int(line[3]) for line in found if line]


@given(st.lists(st.floats(0.1, 2000), min_size=1, max_size=12))
def test_it_begins_at_nought_and_every_chapter_is_long_enough(lengths: list[float]) -> None:
    text = as_chapter_list(chapters(*lengths))
    times = times_in(text)
    assert len(times) == len(text.splitlines()) and times[0] == 0
    if len(times) > 1:
        assert min(after - before for before, after in pairwise([*times, int(sum(lengths))])) >= 10


@given(st.lists(st.floats(11, 2000), min_size=1, max_size=12))
def test_long_chapters_are_all_there_each_where_it_begins(lengths: list[float]) -> None:
    made = chapters(*lengths)
    assert times_in(as_chapter_list(made)) == [int(chapter.start) for chapter in made]


def test_a_short_opening_goes_with_the_first_scene_and_a_short_end_with_the_last() -> None:
    assert as_chapter_list(chapters(6, 70.5, 80, 4)) == "0:00 B\n1:16 C\n"
    assert as_chapter_list(chapters(3600, 59.9, 30)) == "0:00:00 A\n1:00:00 B\n1:00:59 C\n"
    assert as_chapter_list(chapters(4)) == "0:00 A\n"


def test_a_title_is_one_line() -> None:
    assert as_chapter_list([Chapter("two\nlines ", Fraction(0), Fraction(20))]) == "0:00 two lines\n"
