"""Lecture files: what they say, all their faults at once, and how little it takes to read one."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.inputs.errors import InputError
from mathanim.inputs.lecture import lecture_from, lecture_named, lecture_schema
from mathanim.inputs.scene_folder import LECTURES, lecture_names, scene_names
from tests.processor_time import is_within

GOOD = """
languages = ["ja", "en"]
title = { ja = "数学", en = "Maths" }
[settings]
theme = "light"
[[scenes]]
scene = "calculus.secant"
parameters = { f = "x**2", steps = [1, 2.5], deep = { on = true } }
[[scenes]]
scene = "calculus.secant"
name = "steeper"
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("scenes")
    for name in ("calculus/__init__.py", "calculus/secant.py", "calculus/_draft.py", "probability/bayes.py"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("raise RuntimeError('imported')")
    (root / "lectures").mkdir()
    (root / "lectures" / "tour.toml").write_text(GOOD, encoding="utf-8")
    return root


def faults(house: Path, text: str) -> list[str]:
    path = house / "lectures" / "bad.toml"
    path.write_text(text, encoding="utf-8")
    try:
        with pytest.raises(InputError) as refused:
            lecture_from(path, house)
    finally:
        path.unlink()
    return str(refused.value).splitlines()


def test_a_lecture_says_what_its_file_says(house: Path) -> None:
    lecture = lecture_named("tour", house / "lectures", house)
    assert (lecture.name, lecture.language, lecture.languages) == ("tour", "ja", ("ja", "en"))
    assert lecture.title == {"ja": "数学", "en": "Maths"}
    assert (lecture.settings.theme, lecture.settings.pace, lecture.settings.quality) == ("light", None, None)
    assert [entry.key for entry in lecture.scenes] == ["calculus.secant", "steeper"]
    assert lecture.scenes[0].parameters == {"f": "x**2", "steps": (1, 2.5), "deep": {"on": True}}


def test_a_lecture_cannot_be_changed(house: Path) -> None:
    lecture = lecture_named("tour", house / "lectures", house)
    with pytest.raises(ValueError, match="frozen"):
        lecture.name = "other"


def test_scenes_are_found_without_importing_them(house: Path) -> None:
    assert scene_names(house) == ("calculus.secant", "probability.bayes")
    assert lecture_names(house / "lectures") == ("tour",)


def test_all_faults_come_at_once_each_with_its_path(house: Path) -> None:
    text = """
languages = ["ja", "de"]
titel = "x"
[title]
en = "Maths"
[settings]
theme = "drak"
qualty = "hd"
[[scenes]]
scene = "calculus.secnt"
parameters = { point = nan, steps = [1, inf], day = 2020-01-01 }
[[scenes]]
scene = 3
nmae = "again"
[[scenes]]
scene = "../../etc/passwd"
name = "../x"
[[scenes]]
"""
    assert faults(house, text) == [
        "bad.toml: languages[1]: needs one of 'en' or 'ja', not 'de'",
        "bad.toml: settings.theme: needs one of 'dark' or 'light', not 'drak'",
        "bad.toml: settings.qualty: is not known: did you mean 'quality'?",
        "bad.toml: scenes[0].scene: needs a scene that is there, not 'calculus.secnt': did you mean 'calculus.secant'?",
        "bad.toml: scenes[0].parameters.point: needs a finite number, not nan",
        "bad.toml: scenes[0].parameters.steps[1]: needs a finite number, not inf",
        "bad.toml: scenes[0].parameters.day: needs a number, a text, true or false, an array or a table,"
        " not datetime.date(2020, 1, 1)",
        "bad.toml: scenes[1].scene: needs a text, not 3",
        "bad.toml: scenes[1].nmae: is not known: did you mean 'name'?",
        "bad.toml: scenes[2].scene: needs subject.scene, as in calculus.secant_becomes_tangent, not '../../etc/passwd'",
        "bad.toml: scenes[2].name: needs 1 to 64 lower-case letters, digits, _ and -, not '../x'",
        "bad.toml: scenes[3].scene: is needed and was not given: add it",
        "bad.toml: titel: is not known: did you mean 'title'?",
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('name = "steeper"', "", "scenes[1].name: 'calculus.secant' already stands at scenes[0]: give it a name"),
        ('name = "steeper"', 'name = "x\\n"', "scenes[1].name: needs 1 to 64 lower-case letters"),
        ('en = "Maths"', "", "title: "),
        ('"ja", "en"', '"ja", "ja"', "languages: needs at least one language and each once, not ja, ja"),
        ('["ja", "en"]', "[]", "languages: needs at least one language and each once, not none"),
        ('["ja", "en"]', '"ja"', "languages: needs an array, not 'ja'"),
        ('theme = "light"', "theme = 1", "settings.theme: needs one of 'dark' or 'light', not 1"),
        ("[settings]", 'name = "x"\n[settings]', "name: is not known: "),
        ("steps = [1, 2.5]", "steps = [[[[nan]]]]", "scenes[0].parameters.steps[0][0][0][0]: needs a finite number"),
    ],
)
def test_each_fault_names_its_place(house: Path, old: str, new: str, fault: str) -> None:
    assert old in GOOD
    lines = faults(house, GOOD.replace(old, new))
    assert lines[0].startswith(f"bad.toml: {fault}") or "is not TOML" in lines[0]
    assert len(lines) == 1


def test_a_title_in_one_language_of_two_is_not_enough(house: Path) -> None:
    lines = faults(house, GOOD.replace(', en = "Maths"', ""))
    assert lines == ["bad.toml: title.en: is needed and was not given: add the title"]


def test_no_scene_is_no_lecture(house: Path) -> None:
    lines = faults(house, GOOD.partition("[[scenes]]")[0] + "[other]")
    assert "bad.toml: scenes: is needed and was not given: add it" in lines
    assert faults(house, "scenes = []\n" + GOOD.partition("[[scenes]]")[0]) == [
        "bad.toml: scenes: needs at least one scene, not none"
    ]


def test_ten_thousand_faults_are_counted_not_told(house: Path) -> None:
    started = time.thread_time()
    lines = faults(house, GOOD + "\n".join(f"key_number_{i} = 1" for i in range(10_000)))
    assert len(lines) == 21
    assert lines[-1] == "bad.toml: and 9980 more faults"
    assert is_within(2, started)


def test_faults_of_structure_and_of_parameters_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("1,0\n0,one\n", encoding="utf-8")
    scene = "[[scenes]]\nscene = 'linear_algebra.basis_vectors_follow_the_matrix'\nname = '"
    text = f"languages = ['en']\ntitle.en = 'Talk'\n{scene}A b'\nparameters = {{ matrx = 1 }}\n"
    path = tmp_path / "talk.toml"
    path.write_text(f"{text}{scene}file'\nparameters = {{ matrix = {{ file = 'a.csv' }} }}\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        lecture_from(path)
    assert str(refused.value).splitlines() == [
        "talk.toml: scenes[0].name: needs 1 to 64 lower-case letters, digits, _ and -, not 'A b'",
        "talk.toml: scenes[0].parameters.matrx: is not known: did you mean 'matrix'?",
        "talk.toml: a.csv: scenes[1].parameters.matrix: line 2, column 2: needs a number, not 'one'",
    ]


def test_a_missing_lecture_names_the_nearest(house: Path) -> None:
    with pytest.raises(InputError, match=r"there is no lecture 'tuor': did you mean 'tour'\?"):
        lecture_named("tuor", house / "lectures", house)


@given(name=st.text(max_size=30))
def test_no_name_reaches_outside_the_folder(house: Path, name: str) -> None:
    with pytest.raises(InputError, match="there is no lecture"):
        lecture_named(f"{name}/../tour", house / "lectures", house)


@given(text=st.text("abs=[]{}\".'#\n1, scene.titlj", max_size=120))
def test_any_text_is_a_lecture_or_findings(tmp_path_factory: pytest.TempPathFactory, house: Path, text: str) -> None:
    path = tmp_path_factory.mktemp("any") / "any.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        lecture_from(path, house)
    assert all(line.startswith("any.toml: ") for line in str(refused.value).splitlines())


def test_the_schema_names_every_key_and_nothing_else() -> None:
    schema = lecture_schema()
    assert set(schema["properties"]) == {"languages", "title", "settings", "scenes"}
    assert set(schema["required"]) == {"languages", "title", "scenes"}
    assert schema["additionalProperties"] is False
    assert set(schema["$defs"]["SceneEntry"]["properties"]) == {"scene", "name", "parameters"}
    assert schema["properties"]["scenes"]["minItems"] == 1


def test_shipped_lectures_are_whole() -> None:
    for path in LECTURES.glob("*.toml"):
        assert lecture_from(path).name == path.stem


def test_reading_a_lecture_imports_nothing_heavy_and_little_else() -> None:
    program = (
        "import sys, pydantic; pydantic.BaseModel; before = len(sys.modules);"
        "import mathanim.inputs.lecture, mathanim.inputs.texts, mathanim.inputs.parameters;"
        "print(len(sys.modules) - before);"
        "print(*{'torch', 'numpy', 'sympy', 'manim', 'scipy', 'av'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    modules, heavy = done.stdout.split("\n")[:2]
    assert heavy == ""
    assert int(modules) < 150
