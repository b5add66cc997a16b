"""Assignments on the command line, ten thousand ways spoilt: what TOML and JSON mean by them, a text, or a refusal."""

import json
import re
from functools import partial
from pathlib import Path
from typing import Any

import rtoml
from hypothesis import given
from hypothesis import strategies as st

from mathanim.inputs.assignments import assigned
from mathanim.inputs.named_files import with_whole_paths
from tests.inputs.damage import FOREIGN
from tests.inputs.outcomes import outcome

PIECES = [
    "[",
    "]",
    "{",
    "}",
    "[[",
    "]]",
    ",",
    "=",
    ".",
    "'",
    '"',
    '"""',
    "'''",
    "\\",
    "#",
    "\n",
    "a",
    "x**2",
    "file",
    "@mail",
    ".csv",
]
PIECES += [
    " ",
    "0",
    "1",
    "-1",
    "1.5",
    "1e3",
    "0x1f",
    "1_0",
    "nan",
    "inf",
    "true",
    "1979-05-27",
    "07:32:00",
    "e",
    "+1",
    "01",
    "...",
]
PIECES += [piece.decode("utf-8", "surrogateescape") for piece in FOREIGN]
JSON = st.recursive(
    st.integers(-99, 99) | st.floats(-9, 9) | st.booleans() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
VALUES = st.lists(st.sampled_from(PIECES), max_size=6).map("".join) | JSON.map(json.dumps)
VALUES |= JSON.map(lambda value: json.dumps(value, ensure_ascii=False)) | st.text(max_size=9)
DEEP = st.sampled_from(
    ["[" * 10**5, "{a=" * 9000, "9" * 5000, "a." * 10**5 + "a=1", '"' * 10**6, "[" + "1," * 10**5 + "]"]
)
HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
NAMES = st.sampled_from(["a", "a", "a", "a ", "_b2", "a.b", '"a"', "", "\u3042", "a\n", "a b", "__class__"])
LINES = st.builds("{}={}".format, NAMES, VALUES | VALUES | VALUES | DEEP) | st.text(max_size=5)


@given(line=LINES)
def test_an_assignment_is_what_toml_or_json_means_or_its_text_or_refused(line: str) -> None:
    came = outcome(lambda: assigned([line]))
    if came is not None:
        name, _, text = line.partition("=")
        ((found, value),) = came.items()
        assert found == name.strip() and found.isidentifier()
        assert any(is_same(value, meaning) for meaning in meanings(text.strip()))


def meanings(text: str) -> list[Any]:
    """What a text may mean: a value of TOML, the value of JSON, a file, the text itself."""
    found: list[Any] = [text, {"file": str(Path.cwd() / text.removeprefix("@"))}]
    if HEXADECIMAL.fullmatch(text):  # rtoml reads those of 64 bits alone
        found.append(int(text, 16))
    for read, written in ((toml_value, f"value = {text}\n"), (json.loads, text)):
        try:
            found.append(with_whole_paths(read(written), Path.cwd()))
        except (ValueError, RecursionError):
            continue
    return found


def toml_value(line: str) -> Any:
    return rtoml.loads(line)["value"]


def is_same(one: Any, other: Any) -> bool:
    """Whether two plain values are the same, in type as in value; a number of JSON has one type only."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(is_same(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    return type(one) is type(other) and one == other


@given(lines=st.lists(LINES, max_size=4))
def test_several_assignments_are_each_what_they_are_alone_or_every_fault_is_told(lines: list[str]) -> None:
    came = outcome(lambda: assigned(lines))
    alone = [outcome(partial(assigned, [line])) for line in lines]
    merged = {name: value for one in alone for name, value in (one or {}).items()}
    if came is None:
        assert None in alone or len(merged) < len(lines)
    else:
        assert None not in alone and repr(came) == repr(merged)
