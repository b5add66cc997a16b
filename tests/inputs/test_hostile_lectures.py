"""Lecture files, ten thousand ways spoilt: what stands there, or clear refusals; no scene is run, nothing else read."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
import rtoml
from hypothesis import given
from hypothesis import strategies as st

from mathanim.inputs.assignments import inline_toml, parameters_in
from mathanim.inputs.lecture import Lecture, lecture_from
from tests.inputs.damage import damaged
from tests.inputs.outcomes import FEW, outcome

LECTURE = """
languages = [{languages}] # spoken
[title]
ja = '{title}'
en = "Maths"
[settings]
theme = "{theme}"
pace = "tight"
[[scenes]]
scene = "calculus.secant"
parameters = {parameters}
[[scenes]]
scene = "{scene}"
name = "{name}"
"""
PARAMETERS = """
function = "x**2"
point = {}
matrix = [[1, 2.5], [0x10, -0.0]]
table = {{ file = "{}" }}
text = '''
a "b" c'''
"""
LANGUAGES = st.sampled_from(['"ja", "en"'] * 3 + ['"en"', "", '"en", "en"', '"de"', "1"])
TITLES = st.sampled_from(["数学"] * 3 + ["", " ", "<script>", "\u202e", "x" * 2000])
SCENES = st.sampled_from(
    ["probability.bayes"] * 3 + ["calculus.secant", "os.path", "a.b.c", "../x", "calculus._draft", ""]
)
NAMES = st.sampled_from(["second"] * 3 + ["CON", "../x", "a b", "-x", "\u3042", "", "x" * 65])
FILES = ["a.csv"] * 3 + [
    "../a.csv",
    "/etc/passwd",
    "a\\u0000.csv",
    "sub/../a.csv",
    "~/a.csv",
    "C:\\\\a.csv",
    "x/" * 3000,
    "",
]
VALUES = st.recursive(
    st.integers() | st.floats(-9, 9) | st.text(max_size=4) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
INLINE = st.dictionaries(st.text(max_size=4), VALUES | st.sampled_from([{"file": name} for name in FILES]), max_size=3)
CONTENTS = st.builds(
    LECTURE.format,
    languages=LANGUAGES,
    title=TITLES,
    theme=st.sampled_from(["light", "dark", "light", "pink"]),
    parameters=INLINE.map(inline_toml),
    scene=SCENES,
    name=NAMES,
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("scenes")
    for name in ("calculus/secant.py", "calculus/_draft.py", "probability/bayes.py"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("raise RuntimeError('imported')")
    return root


@FEW
@given(content=damaged(CONTENTS.map(str.encode), 2))
def test_a_lecture_is_what_two_parsers_find_in_its_file_or_refused(content: bytes, house: Path) -> None:
    file = house / "talk.toml"
    file.write_bytes(content)
    lecture = outcome(lambda: lecture_from(file, house), house)
    if lecture is not None:
        assert lecture.name == "talk" and plain(lecture) == as_read(content, house)


def plain(lecture: Lecture) -> dict[str, Any]:
    """What the lecture file must have said, without what it left out."""
    scenes = [{"scene": scene.scene, "name": scene.name, "parameters": scene.parameters} for scene in lecture.scenes]
    settings = {name: value for name, value in lecture.settings if value is not None}
    return {"languages": lecture.languages, "title": lecture.title, "settings": settings, "scenes": tuple(scenes)}


def as_read(content: bytes, folder: Path) -> dict[str, Any]:
    """What two parsers of TOML read, the files in it under their whole paths, its arrays as tuples."""
    text = content.decode("utf-8-sig")
    assert tomllib.loads(text) == rtoml.loads(text)
    read = frozen(tomllib.loads(text), folder)
    scenes = tuple({"name": None, "parameters": {}, **scene} for scene in read["scenes"])
    return {"settings": {}, **read, "scenes": scenes}


def frozen(value: Any, folder: Path) -> Any:
    if isinstance(value, dict):
        whole = {name: frozen(entry, folder) for name, entry in value.items()}
        return {**whole, "file": f"{folder / whole['file']}"} if isinstance(whole.get("file"), str) else whole
    return tuple(frozen(entry, folder) for entry in value) if isinstance(value, list) else value


FLAT = st.builds(PARAMETERS.format, st.integers() | st.floats(-9, 9), st.sampled_from(FILES)).map(str.encode)


@FEW
@given(content=damaged(FLAT, 2))
def test_a_file_of_parameters_is_what_two_parsers_find_there_or_refused(content: bytes, house: Path) -> None:
    file = house / "values.toml"
    file.write_bytes(content)
    came = outcome(lambda: parameters_in(file), house)
    if came is not None:
        text = content.decode("utf-8-sig")
        assert tomllib.loads(text) == rtoml.loads(text)
        assert frozen(came, house) == frozen(tomllib.loads(text), house)
