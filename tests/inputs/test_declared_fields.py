"""A file of one's own is read for the fields of its models, as far as they are plainly written, and never run."""

from pathlib import Path
from typing import Any

import pytest

from mathanim.inputs import declared_fields
from mathanim.inputs.declared_check import declared_fault
from mathanim.rendering.scene_files import imported
from tests.inputs.own_words import own_fault

TALK = """
from typing import Annotated, Literal

from annotated_types import Ge
from pydantic import Field, field_validator, model_validator

from mathanim.drawing.storyboard import Storyboard
from mathanim.inputs.matrix_fields import Matrix2x2, Vector, matrix_field
from mathanim.inputs.parameters import Parameters, Strict

MOST: int = 3
Side = Literal["left", "right"]


class Size(Strict):
    width: float = Field(default=1.0, gt=0, description="how wide")


class Usual(Parameters):
    \"\"\"What several scenes take.\"\"\"

    matrix: Matrix2x2 = Field([[1, 0], [0, 1]], description="a map")
    side: Side = Field(default="left", description="where")

    @model_validator(mode="after")
    def _is_small(self):
        if self.matrix.trace() > 100:
            raise ValueError("needs a small matrix")
        return self

    @property
    def size(self):
        return self.matrix.shape


class Wanted(Usual):
    names: tuple[str, ...] | None = Field(default=None, max_length=MOST, description="names")
    count: Annotated[int, Ge(-1), Field(le=MOST)] = Field(default=1, description="how many")
    box: Size = Field(default=Size(), description="how large")


class Basis(Storyboard):
    Parameters = Wanted


class Talk(Basis):
    def beats(self):
        return []
"""
WRONG: list[dict[str, Any]] = [
    {"matrix": [[1]], "side": "top", "sides": 3},
    {"names": ["a", 2], "count": 9, "box": {"width": 0, "height": 2}},
    {"names": ["a"] * 4, "count": -2, "box": 5},
    {"count": 1.5, "matrix": "wide"},
]


def written(folder: Path, text: str) -> Path:
    file = folder / "talk.py"
    file.write_text(text)
    return file


@pytest.mark.parametrize("values", WRONG)
def test_a_file_of_ones_own_is_refused_in_its_own_words(tmp_path: Path, values: dict[str, Any]) -> None:
    file = written(tmp_path, TALK)
    own: Any = imported(file).Talk
    assert str(declared_fault(file, "Talk", values)) == own_fault(own, values) != ""


def test_a_model_may_lie_beside_the_scene(tmp_path: Path) -> None:
    (tmp_path / "models_of_mine.py").write_text(TALK)
    scene = "from models_of_mine import Wanted as Mine\n" + STORY + "    Parameters = Mine\n"
    file = written(tmp_path, scene)
    assert str(declared_fault(file, "Talk", {"side": "top"})) == own_fault(imported(file).Talk, {"side": "top"}) != ""


STORY = "from mathanim.drawing.storyboard import Storyboard\n\nclass Talk(Storyboard):\n"


def test_a_scene_that_declares_nothing_takes_nothing(tmp_path: Path) -> None:
    file = written(tmp_path, STORY + "    pass\n")
    assert str(declared_fault(file, "Talk", {"point": 1})) == own_fault(imported(file).Talk, {"point": 1}) != ""


LIGHT = """
from typing import Self

from pydantic import Field, model_validator

from mathanim.inputs.parameters import Parameters


class Span(Parameters):
    low: int = Field(default=0, description="from")
    high: int = Field(default=4, description="to")

    @model_validator(mode="after")
    def _rise(self) -> Self:
        if self.low >= self.high:
            raise ValueError(f"needs {self.low} below {self.high}")
        return self
"""
BUILT_ON = """
from mathanim.inputs.matrix_fields import Matrix2x2


class Wider(Span):
    map: Matrix2x2 = Field(default=[[1, 0], [0, 1]], description="its default stays unknown")
"""


@pytest.mark.parametrize("name", ["Span", "Wider"])
@pytest.mark.parametrize("values", [{"low": 4}, {"low": 3, "high": 2}, {"low": 0.5}, {"low": 3}])
def test_a_model_of_a_light_module_is_checked_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, values: dict[str, Any]
) -> None:
    (tmp_path / "spans_of_mine.py").write_text(LIGHT)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(declared_fields, "LIGHT", declared_fields.LIGHT | {"spans_of_mine"})
    head = "from pydantic import Field\nfrom spans_of_mine import Span\n" + BUILT_ON
    file = written(tmp_path, head + STORY + f"    Parameters = {name}\n")
    assert str(declared_fault(file, "Talk", values) or "") == own_fault(imported(file).Talk, values)
    file = written(tmp_path, file.read_text().replace("(Span):", "(Span):\n    def _rise(self):\n        pass\n"))
    assert name == "Span" or declared_fault(file, "Talk", values) is None


@pytest.mark.parametrize(
    ("written_so", "instead"),
    [
        ("Parameters = Wanted", "Parameters = Wanted if MOST else Usual"),
        ("Parameters = Wanted", "Parameters = Wanted\n    Parameters = Usual"),
        ("class Basis(Storyboard):", "@staticmethod\nclass Basis(Storyboard):"),
        ("class Basis(Storyboard):", "class Basis(Storyboard, Mixed):"),
        ("class Talk(Basis):", "class Talk(Unknown):"),
        ("def beats(self):", "def checked_parameters(cls, values):\n        pass\n\n    def beats(self):"),
        ("class Wanted(Usual):", "class Wanted(Usual, extra='ignore'):"),
        ("class Wanted(Usual):", "class Wanted(Usual):\n    model_config = {}"),
        ("class Wanted(Usual):", "class Wanted(Usual):\n    side: int = Field(default=1, description='again')"),
        ("class Wanted(Usual):", "class Wanted(Usual):\n    loose: int = 3"),
        ("class Wanted(Usual):", "class Wanted(Usual):\n    loose: 'int' = Field(default=3, description='any')"),
        ("class Wanted(Usual):", "class Wanted(Usual):\n    loose: tuple['int'] = Field(default=3, description='any')"),
        ("class Wanted(Usual):", "class Wanted(Usual):\n    other: Sized = Field(default=3, description='any')"),
        ('description="where"', "alias='place', description='where'"),
        ('description="where"', "**WORDS"),
        ("@property\n", "@field_validator('side')\n"),
        ('mode="after"', 'mode="before"'),
        ("MOST: int = 3", "MOST = int('3')"),
        ("MOST: int = 3", "MOST = 3\nMOST = 4"),
        ("MOST: int = 3", "if Field:\n    MOST = 3"),
        ("MOST: int = 3", "MOST = MOST"),
        ('Side = Literal["left", "right"]', "def Side():\n    pass"),
        ("import Matrix2x2, Vector", "import NoMatrix as Matrix2x2, Vector"),
        ("import Parameters, Strict", "import *"),
        ("class Talk(Basis):", "class Talk(Basis:"),
    ],
)
def test_what_is_not_plainly_written_is_left_to_the_scene(tmp_path: Path, written_so: str, instead: str) -> None:
    assert declared_fault(written(tmp_path, TALK), "Talk", {"side": "top", "count": 9}) is not None
    assert written_so in TALK
    file = written(tmp_path, TALK.replace(written_so, instead))
    assert declared_fault(file, "Talk", {"side": "top", "count": 9}) is None


def test_nothing_of_a_scenes_file_is_run(tmp_path: Path) -> None:
    file = written(tmp_path, "open('canary', 'w')\nraise SystemExit(3)\n" + TALK)
    assert declared_fault(file, "Talk", {"side": "top"}) is not None
    assert list(tmp_path.iterdir()) == [file]
