"""English narrations are given to a voice with signs in words, and letters by their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.rendering.voices.english import spoken_english
from mathanim.rendering.voices.symbols import NAMES


@given(st.text(st.sampled_from("0123456789.-−+=/|′²Δπθ√eExABfv(), '"), max_size=30))
def test_no_sign_is_left_that_a_voice_would_swallow(text: str) -> None:
    assert not set(spoken_english(text)) & set("".join(NAMES))


@given(st.lists(st.sampled_from(["Here", "is", "the", "plane", "with", "its", "sum"]), min_size=1))
def test_plain_words_stay_as_they_are(words: list[str]) -> None:
    assert spoken_english(" ".join(words)) == " ".join(words)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("So A times v is -1 times B.", "So eigh times v is minus 1 times B."),
        ("A slope needs two points.", "A slope needs two points."),
        ("two points: A, which stays", "two points: eigh, which stays"),
        ("f′(a) is −2", "f prime of eigh is minus 2"),
        ("the slope x - 1, x-axis", "the slope x minus 1, x-axis"),
        ("x² ≤ √2, Δx → 0", "x squared is at most the square root of 2, delta x goes to 0"),
        ("12\u202f345 people", "12345 people"),
        ("about 2.5\u202f·\u202f10⁻¹² or 3 · 10^11", "about 2.5 times 10 to the minus 12 or 3 times 10 to the 11"),
        ("0/0 and 1e-06", "0 over 0 and 1 times 10 to the minus 6"),
        ("P(A|B), |x|, W₁, A⁻¹", "P of eigh given B, the absolute value of x, W 1, eigh inverse"),
        ("Bayes’ theorem", "Bayes' theorem"),
    ],
)
def test_mathematics_is_said_as_a_lecturer_says_it(text: str, said: str) -> None:
    assert spoken_english(text) == said
