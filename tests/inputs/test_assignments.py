"""What stands in ``--set`` is what TOML makes of it, and what is spelt for copying is read back as it was."""

import shlex
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.inputs.assignments import assigned, assignments, lecture_lines
from mathanim.inputs.errors import InputError

NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=12)
LEAVES = st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
PLAIN = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3), max_leaves=6
)


@given(st.dictionaries(NAMES, PLAIN, max_size=3))
def test_what_is_copied_as_options_means_the_same_when_it_is_typed(values: dict[str, Any]) -> None:
    words = shlex.split(assignments(values))
    assert words[::2] == ["--set"] * len(values)
    assert assigned(words[1::2]) == values


@given(st.dictionaries(NAMES, PLAIN, max_size=3))
def test_what_is_copied_as_toml_means_the_same_in_a_lecture(values: dict[str, Any]) -> None:
    assert tomllib.loads(lecture_lines(values)) == {"parameters": values}


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("a=1.5", 1.5),
        ("a = -2 ", -2),
        ("a=[[0, -1], [1, 0]]", [[0, -1], [1, 0]]),
        ("a=x**2 / 4", "x**2 / 4"),
        ("a='3'", "3"),
        ("a=true", True),
        ("a=x = 2", "x = 2"),
        ("a=1\nb = 2", "1\nb = 2"),
        ("a=", ""),
    ],
)
def test_a_value_is_toml_or_else_a_text(line: str, value: Any) -> None:
    assert assigned([line]) == {"a": value}


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["point"], "needs name=value"),
        (["=3"], "needs name=value"),
        (["a.b=3"], "needs name=value"),
        (["a=1", "a=2"], "a: is given twice"),
        (["a=[1, nan]"], "a: needs a finite number, not nan"),
        (["a=\udcffx"], "a: needs a text in UTF-8, not '\\udcffx'"),
        (["a=2026-11-22"], "a: needs a number, a text, true or false, an array or a table"),
    ],
)
def test_what_is_no_assignment_is_refused(lines: list[str], words: str) -> None:
    with pytest.raises(InputError, match="--set: ") as refused:
        assigned(lines)
    assert words in str(refused.value)
