"""Japanese narrations are given to a voice in kana and kanji, numbers and signs as a lecturer says them."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.rendering.voices.japanese import counted, spoken_japanese
from mathanim.rendering.voices.symbols import NAMES

UNITS = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}


def value_of(numerals: str) -> int:
    """The value of kanji numerals, read from left to right."""
    total = group = digit = 0
    for sign in numerals:
        if sign in LARGE:
            total, group, digit = total + (group + digit) * LARGE[sign], 0, 0
        elif sign in UNITS:
            group, digit = group + (digit or 1) * UNITS[sign], 0
        else:
            digit = int(unicodedata.numeric(sign))
    return total + group + digit


@given(st.integers(1, 10**16 - 1))
def test_whole_numbers_are_kanji_numerals_of_the_same_value(number: int) -> None:
    assert value_of(counted(str(number))) == number


@given(st.text(st.sampled_from("0123456789.-−+=/|′²Δπθ√eExABfv(), 行列の和割線です。１Ａ"), max_size=30))
def test_nothing_is_left_that_a_voice_would_swallow(text: str) -> None:
    assert not re.search(r"[A-Za-z0-9０-９Ａ-Ｚ]", spoken_japanese(text))
    assert not set(spoken_japanese(text)) & set("".join(NAMES))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("e1 は右へ一歩", "イーワンは右へ一歩"),
        ("v は e1 の -0.25 倍", "ブイはイーワンのマイナスレー点ニーゴー倍"),
        ("点 (1, −2) です", "点(一,マイナス二)です"),
        ("割線の傾きは縦割る横で 2.5", "カッセンの傾きは縦ワル横で二点ゴー"),
        ("1 人、10,000 人中 48 人", "一人、一万ニンチュー四十八人"),
        ("0 割る 0", "ゼロワルゼロ"),
        ("バイアスの和。総和、平和", "バイアスのワ。総和、平和"),
        ("f′(a) は x² の√2 倍", "エフプライムエーはエックスの二乗のルート二倍"),
        (
            "12\u202f345 と 3 · 10^11 と 2.5\u202f·\u202f10⁻¹²",
            "一万二千三百四十五と三カケル十の十一乗と二点ゴーカケル十のマイナス十二乗",
        ),
        ("1e-06 まで", "一カケル十のマイナス六乗まで"),
        ("|x| と P(A|B)", "エックスの絶対値とピーエーギブンビー"),
        ("Δx、PyTorch、ＡＢ", "デルタエックス、パイトーチ、エービー"),
    ],
)
def test_mathematics_is_said_as_a_lecturer_says_it(text: str, said: str) -> None:
    assert spoken_japanese(text) == said
