"""Every parameter has a control that knows its kind, its bounds, its value and its default."""

from typing import Literal

import pytest
from pydantic import Field

from mathanim.inputs.controls import Control, controls_of
from mathanim.inputs.expressions.expression import FunctionOfX, expression_from
from mathanim.inputs.matrix_fields import Matrix, Matrix2x2, Vector2
from mathanim.inputs.parameters import Parameters, checked
from mathanim.inputs.tables.table import table_from
from mathanim.inputs.tables.table_fields import USERS_BY_DEVICE_AND_CLICK, TableInput


class OneOfEach(Parameters):
    function: FunctionOfX = Field(default=expression_from("x**2"), description="a curve")
    slope: float = Field(default=0.5, ge=-1, le=1, description="how steep")
    rows: int = Field(default=3, gt=0, description="how many rows")
    is_open: bool = Field(default=True, description="whether the end is drawn")
    side: Literal["left", "right"] = Field(default="left", description="which side")
    name: str = Field(default="A", description="what it is called")
    map: Matrix2x2 = Field(default=[[1, 0], [0, 1]], validate_default=True, description="a map")
    cells: Matrix = Field(default=[[1, 2, 3]], validate_default=True, description="any matrix")
    tip: Vector2 = Field(default=[1, 2], validate_default=True, description="a vector")
    steps: tuple[float, ...] = Field(default=(2, 1), min_length=2, max_length=7, description="steps")
    table: TableInput = Field(default=table_from(USERS_BY_DEVICE_AND_CLICK), description="a table")
    titles: dict[str, str] = Field(default={"en": "a"}, description="titles")


CONTROLS = {control.name: control for control in controls_of(checked(OneOfEach, {"slope": 0.25}))}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("function", "formula"),
        ("slope", "number"),
        ("rows", "integer"),
        ("is_open", "flag"),
        ("side", "choice"),
        ("name", "text"),
        ("map", "matrix"),
        ("cells", "matrix"),
        ("tip", "vector"),
        ("steps", "vector"),
        ("table", "table"),
        ("titles", "plain"),
    ],
)
def test_the_kind_follows_from_the_type(name: str, kind: str) -> None:
    assert CONTROLS[name].kind == kind


def test_a_control_knows_bounds_value_and_default() -> None:
    assert CONTROLS["slope"] == Control("slope", "number", "how steep", 0.25, 0.5, minimum=-1, maximum=1)
    assert CONTROLS["rows"].minimum == 0
    assert CONTROLS["side"].choices == ("left", "right")


def test_a_fixed_size_is_told_from_a_free_one() -> None:
    assert (CONTROLS["map"].rows, CONTROLS["map"].columns) == (2, 2)
    assert (CONTROLS["cells"].rows, CONTROLS["cells"].columns) == (None, None)
    assert (CONTROLS["tip"].columns, CONTROLS["steps"].columns) == (2, None)


def test_what_a_control_holds_is_what_the_parameter_takes() -> None:
    values = {control.name: control.value for control in CONTROLS.values()}
    assert checked(OneOfEach, values) == checked(OneOfEach, {"slope": 0.25})
    assert checked(OneOfEach, {control.name: control.default for control in CONTROLS.values()}) == OneOfEach()
