"""Phrases of Japanese are what a reader takes in at once; nothing of a line is lost in them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.rendering.exporters.phrases import phrases_of


@pytest.mark.parametrize(
    ("line", "phrases"),
    [
        ("足して、活性化する。", "足して、|活性化する。"),
        ("割線の極限が接線で、その傾きが微分係数です。", "割線の|極限が|接線で、|その|傾きが|微分係数です。"),
        ("行列 A の列は点 (4, 1) です。", "行列 A の|列は|点 (4, 1) です。"),
        ("重ねると1.5、1.5倍です。", "重ねると1.5、|1.5倍です。"),
        ("これが「線形」です。", "これが|「線形」です。"),
    ],
)
def test_phrases_begin_where_a_reader_takes_breath(line: str, phrases: str) -> None:
    assert "|".join(phrases_of(line, "ja")) == phrases


def test_english_is_left_to_its_spaces() -> None:
    assert phrases_of("The limit of slopes", "en") == ["The limit of slopes"]


@settings(max_examples=50)
@given(st.text("漢字かなカナ、。「」() 1.5ab", min_size=1, max_size=40))
def test_nothing_is_lost(line: str) -> None:
    assert "".join(phrases_of(line, "ja")) == " ".join(line.split())
