"""Words with numbers in them, ten thousand ways spoilt: what Python's own format writes, or one clear refusal."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.inputs.assignments import quoted
from mathanim.inputs.numerals import numerals_in, plain
from mathanim.inputs.quantities import Quantity
from mathanim.inputs.texts import SceneTexts, scene_texts
from tests.inputs.damage import damaged
from tests.inputs.outcomes import FEW, outcome

PIECES = [
    "{",
    "}",
    "{{",
    "}}",
    "{x",
    "{x}",
    "{n:d}",
    "{x:.2f}",
    "{x:+,.1f}",
    "{x:.3e}",
    "{x:.1%}",
    "{x:g}",
    "{name}",
    "{n:,}",
]
PIECES += [
    "{x.real}",
    "{x.__class__}",
    "{x!r}",
    "{x:{n}}",
    "{x:>999999999}",
    "{x:.999999999f}",
    "{0}",
    "{}",
    "{y}",
    "{x[0]}",
]
PIECES += [
    "{x:.٣f}",
    "{ｘ}",
    "{X}",
    ":",
    "!r",
    ".2f",
    "x",
    "数",
    "\n",
    "%s",
    "$x$",
    "\\",
    "<b>",
    "\u202e",
    " ",
    "{n:x}",
    "{n:c}",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), min_size=1, max_size=5).map("".join)
VALUES = st.floats(-1e6, 1e6).map(lambda x: round(x, 3)) | st.sampled_from([0.0, -0.0, 0.5, -1.5])
EXPONENT, GROUPING = re.compile(r"e[-+]\d+|-0"), re.compile("[,\u202f]")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("texts")


def bare(text: str) -> str:
    """The text without groups of digits, each minus as Python writes it."""
    return GROUPING.sub("", text).replace("−", "-")


@given(text=TEXTS, x=VALUES, count=st.integers(-9, 10**6))
def test_a_text_is_filled_as_python_formats_it_or_refused(text: str, x: float, count: int) -> None:
    texts = SceneTexts("en", "a.b", "title", {"key": text}, {}, {})
    numbers: dict[str, float | str] = {"x": x, "n": count, "name": "Ada {x}"}
    came = outcome(lambda: texts.word("key", numbers))
    if came is not None:
        expected = text.format(**numbers)
        assert bare(came) == bare(expected) or EXPONENT.search(expected)
        marked = texts.word("key", {**numbers, "x": Quantity("x", x, "given")})
        assert plain(marked) == came and all(numeral.value == x for numeral in numerals_in(marked))


FILES = st.builds(
    "[calculus.secant]\ntitle = {}\n[calculus.secant.words]\nkey = {}\n[calculus.secant.narration]\nbeat = {}\n".format,
    TEXTS.map(quoted),
    TEXTS.map(quoted),
    TEXTS.map(quoted),
)


@FEW
@given(content=damaged(FILES.map(str.encode), 2))
def test_a_file_of_texts_says_what_stands_there_or_is_refused(content: bytes, folder: Path) -> None:
    (folder / "en.toml").write_bytes(content)
    came = outcome(lambda: scene_texts("calculus.secant", "en", folder), folder)
    if came is not None:
        table = tomllib.loads(content.decode("utf-8-sig"))["calculus"]["secant"]
        assert came.title == table["title"]
        assert (came.words, came.narrations) == (table.get("words", {}), table.get("narration", {}))
