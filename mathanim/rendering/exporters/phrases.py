"""Where a printed line of Japanese may end: between phrases, never within a word."""

from itertools import pairwise

from mathanim.inputs.setting import Language
from mathanim.rendering.movies.subtitles import WITHIN_WORD, pieces_of, unwelcome_end, width_of


def phrases_of(line: str, language: Language) -> list[str]:
    """The line in parts that had better stay whole: Japanese words, each with its particles; other lines are one part.

    A number or Latin word stays with what stands before it without a space, for the gap between them is set with both;
    and a point stays whole, (4, 1).
    """
    if language != "ja":
        return [line]
    pieces = pieces_of(line)
    phrases = list(pieces[:1])
    for before, after in pairwise(pieces):
        is_open = phrases[-1].count("(") > phrases[-1].count(")")
        if is_open or unwelcome_end(before, after) >= WITHIN_WORD or is_gap_between(before, after):
            phrases[-1] += after
        else:
            phrases.append(after)
    return phrases


def is_gap_between(before: str, after: str) -> bool:
    """Whether a Latin letter or digit comes right after a Japanese letter."""
    return before[-1].isalpha() and width_of(before[-1]) == 2 and width_of(after[0]) == 1
