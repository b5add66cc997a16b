"""Subtitles say every word, in lines that fit, for as long as the beat lasts."""

import re
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise

import srt
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.rendering.job import Beat, Cue
from mathanim.rendering.movies.subtitles import (
    NOT_AT_LINE_START,
    apart,
    as_srt,
    as_vtt,
    cues_between,
    cues_of_beats,
    screens,
    width_of,
)

LATIN = st.lists(st.text("abcdefghijklmnopqrstuvwxyz,.", min_size=1, max_size=14), min_size=1, max_size=60).map(
    " ".join
)
JAPANESE = st.text("行列は平面をうつす。、接線とグラフー", min_size=1, max_size=120).map(
    lambda text: text.lstrip(NOT_AT_LINE_START) or "円"
)


@given(LATIN)
@settings(max_examples=50, deadline=None)
def test_no_latin_word_is_lost_or_broken(text: str) -> None:
    lines = [line for screen in screens(text) for line in screen]
    assert " ".join(lines).split() == text.split()


@given(JAPANESE)
@settings(max_examples=50, deadline=None)
def test_no_japanese_character_is_lost_and_no_line_starts_with_a_closing_mark(text: str) -> None:
    lines = [line for screen in screens(text) for line in screen]
    assert "".join(lines) == text
    assert all(line[0] not in NOT_AT_LINE_START for line in lines)


@given(st.text(max_size=60))
@settings(max_examples=50, deadline=None)
def test_whatever_is_said_is_on_the_screens(text: str) -> None:
    assert "".join("".join(line.split()) for screen in screens(text) for line in screen) == "".join(text.split())
    assert bool(cues_between(text, Fraction(0), Fraction(1))) == bool(text.split())


@given(LATIN)
@settings(max_examples=50, deadline=None)
def test_a_screen_has_at_most_two_lines_of_42_letters(text: str) -> None:
    for screen in screens(text):
        assert 1 <= len(screen) <= 2
        assert all(len(line) <= 42 for line in screen)


@given(JAPANESE)
@settings(max_examples=50, deadline=None)
def test_a_japanese_screen_has_at_most_two_lines_of_20_letters_and_a_stop(text: str) -> None:
    unbroken = max((len(found) for found in re.findall("[^、。ー]?[、。ー]+", text)), default=0)
    for screen in screens(text):
        assert 1 <= len(screen) <= 2
        assert all(len(line) <= max(unbroken, 21 if line[-1] in "、。" else 20) for line in screen)


def test_no_line_ends_within_a_number() -> None:
    number = "−1.6\u202f·\u202f10⁻¹¹"
    for words in range(1, 12):
        (lines,) = screens(f"{'word ' * words}{number} {'word ' * (12 - words)}".strip())
        assert any(number in line for line in lines)


def test_a_short_text_is_one_line_and_a_longer_one_two_even_ones() -> None:
    assert screens("The slope of the secant.") == [["The slope of the secant."]]
    assert screens("Move B towards A, and the secant turns into the tangent.") == [
        ["Move B towards A,", "and the secant turns into the tangent."]
    ]


def test_japanese_lines_end_after_phrases_and_never_part_a_number_from_what_it_counts() -> None:
    assert screens("だから A v は、一列目の 1 倍と二列目の 2 倍の和、点 (4, 1) です。") == [
        ["だから A v は、一列目の 1 倍と", "二列目の 2 倍の和、点 (4, 1) です。"]
    ]
    assert screens(
        "ネットワークは入力に何をするのでしょうか。掛けて、足して、活性化する。層ごとにそのくり返しです。"
    ) == [
        ["ネットワークは入力に何をするのでしょうか。"],
        ["掛けて、足して、活性化する。", "層ごとにそのくり返しです。"],
    ]


def test_a_line_ends_with_a_sentence_rather_than_at_a_comma() -> None:
    assert screens("The sum is -0.15, with the bias 0.35. Then it activates.") == [
        ["The sum is -0.15, with the bias 0.35.", "Then it activates."]
    ]


def test_japanese_characters_count_two() -> None:
    assert width_of("接線 AB") == 7


@given(st.one_of(LATIN, JAPANESE), st.integers(0, 10**5), st.integers(1, 10**5))
@settings(max_examples=50, deadline=None)
def test_cues_fill_the_beat_without_gap_or_overlap(text: str, start: int, length: int) -> None:
    begin, end = Fraction(start, 60), Fraction(start + length, 60)
    cues = cues_between(text, begin, end)
    assert cues[0].start == begin
    assert cues[-1].end == end
    assert all(before.end == after.start for before, after in pairwise(cues))


SHOWN = st.tuples(st.integers(0, 30), st.integers(0, 9), st.sampled_from("abc"))


@given(st.lists(SHOWN, max_size=8))
def test_cues_that_are_set_apart_show_the_same_texts_at_every_moment(shown: list[tuple[int, int, str]]) -> None:
    cues = [Cue(Fraction(start), Fraction(start + length), text) for start, length, text in shown]
    single = apart(cues)
    assert all(before.end <= after.start for before, after in pairwise(single))
    for moment in (Fraction(half, 2) for half in range(81)):
        texts = sorted(cue.text for cue in cues if cue.start <= moment < cue.end)
        assert texts == sorted(line for cue in single if cue.start <= moment < cue.end for line in cue.text.split("\n"))


def test_cues_that_do_not_overlap_stay_as_they_are() -> None:
    cues = [Cue(Fraction(0), Fraction(1), "one\ntwo"), Cue(Fraction(1), Fraction(2), "three")]
    assert apart(cues) == cues


def test_a_language_that_nobody_speaks_has_no_cues() -> None:
    beats = [Beat("show", 0, 60, {"en": "One."}), Beat("rest", 60, 60, {})]
    assert cues_of_beats(beats, Fraction(60)) == {"en": (Cue(Fraction(0), Fraction(1), "One."),)}


def test_a_subrip_file_reads_back_as_it_was() -> None:
    cues = [Cue(Fraction(1, 3), Fraction(2), "a < b & c\n接線"), Cue(Fraction(2), Fraction(3661), "end")]
    found = list(srt.parse(as_srt(cues)))
    assert [(cue.start, cue.end, cue.content) for cue in found] == [
        (timedelta(milliseconds=333), timedelta(seconds=2), "a < b & c\n接線"),
        (timedelta(seconds=2), timedelta(seconds=3661), "end"),
    ]


def test_webvtt_escapes_what_it_would_take_for_markup() -> None:
    text = as_vtt([Cue(Fraction(0), Fraction(3661, 1), "a < b & c")])
    assert text == "WEBVTT\n\n00:00:00.000 --> 01:01:01.000\na &lt; b &amp; c\n"
