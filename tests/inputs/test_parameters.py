"""Parameters of scenes: defaults, ranges, every fault at once, and values that can be compared and written."""

import pickle
import tomllib
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, ValidationError

from mathanim.inputs.errors import Finding, InputError
from mathanim.inputs.expressions.expression import FunctionOfX
from mathanim.inputs.matrix_fields import Matrix, Matrix2x2, Matrix3x3, Vector, Vector2, Vector3
from mathanim.inputs.networks.network_fields import NetworkInput
from mathanim.inputs.parameters import Parameters, checked
from mathanim.inputs.tables.table_fields import USERS_BY_DEVICE_AND_CLICK, TableInput


class Lesson(Parameters):
    matrix: Matrix2x2 = Field(default=[[1, 1], [0, 1]], validate_default=True, description="the map")
    vector: Vector2 = Field(default=[2, 1], validate_default=True, description="what it moves")
    function: FunctionOfX = Field(default="x**2/4", validate_default=True, description="the curve")
    point: float = Field(default=3.2, ge=-10, le=10, description="where")
    steps: int = Field(default=60, gt=0, description="how many")
    offsets: tuple[float, ...] = Field(default=(1.0, 0.5), min_length=1, description="how far")
    is_slow: bool = Field(default=False, description="whether it takes its time")
    note: str = Field(default="", max_length=5, description="a word")


class EveryField(Parameters):
    matrix: Matrix = Field(default=[[1, 2, 3]], validate_default=True, description="any size")
    cube: Matrix3x3 = Field(default=[[1, 0, 0], [0, 1, 0], [0, 0, 1]], validate_default=True, description="3 by 3")
    many: Vector = Field(default=[1], validate_default=True, description="any size")
    three: Vector3 = Field(default=[1, 2, 3], validate_default=True, description="3")
    table: TableInput = Field(default=USERS_BY_DEVICE_AND_CLICK, validate_default=True, description="counts")
    network: NetworkInput = Field(default={"sizes": [3, 4, 2]}, validate_default=True, description="layers")


def faults(values: object, model: type[Parameters] = Lesson) -> list[str]:
    with pytest.raises(InputError) as refused:
        checked(model, values, "--set")
    return str(refused.value).splitlines()


def test_defaults_are_checked_records() -> None:
    lesson = Lesson()
    assert torch.equal(lesson.matrix, torch.tensor([[1, 1], [0, 1]], dtype=torch.float64))
    assert lesson.function(torch.tensor([2.0])).item() == 1
    assert lesson.offsets == (1.0, 0.5)


def test_all_faults_come_at_once() -> None:
    values = {
        "matrix": [[1, "x"], [float("nan"), 1e200]],
        "vector": [1],
        "function": "x^2",
        "point": 11,
        "steps": 1.5,
        "offsets": [1, True, "2"],
        "is_slow": 1,
        "note": "too long",
        "stpes": 3,
    }
    assert faults(values) == [
        "--set: matrix[0][1]: needs a real number, not 'x'",
        "--set: matrix[1][0]: needs a finite number, not nan",
        "--set: matrix[1][1]: needs a number of at most 1e+150 in size, not 1e+200",
        "--set: vector: needs a list of 2 numbers, not a list of 1",
        "--set: function: cannot read 'x^2': write x**2 for a power, not x^2",
        "--set: point: needs a number of at most 10.0, not 11",
        "--set: steps: needs a whole number, not 1.5",
        "--set: offsets[1]: needs a number, not true",
        "--set: offsets[2]: needs a number, not '2'",
        "--set: is_slow: needs true or false, not 1",
        "--set: note: needs a text of at most 5 characters, not 'too long'",
        "--set: stpes: is not known: did you mean 'steps'?",
    ]


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"point": "3"}, "point: needs a number, not '3'"),
        ({"point": "1,5"}, "point: needs a number, not '1,5': write a point, not a comma"),
        ({"point": "1/2"}, "point: needs a number, not '1/2': write it as a decimal number"),
        ({"point": True}, "point: needs a number, not true"),
        ({"point": float("inf")}, "point: needs a finite number, not inf"),
        ({"point": 10**400}, "point: needs a number"),
        ({"steps": 0}, "steps: needs a number greater than 0, not 0"),
        ({"steps": "3"}, "steps: needs a whole number, not '3'"),
        ({"offsets": 3}, "offsets: needs an array, not 3"),
        ({"offsets": []}, "offsets: needs at least 1 entries"),
        ({"matrix": None}, "matrix: needs 2 rows of 2 numbers"),
        ({"function": 3}, "function: needs a formula as text, such as 'x**2 / 4', not 3: in quotation marks it is one"),
        ({3: 4}, "[3]: Keys should be strings, not 3"),
        ("matrix", "needs a table of names and values, not 'matrix'"),
        (None, "needs a table of names and values, not None"),
        ([], "needs a table of names and values, not []"),
        ({"x" * 10**6: 1}, "'xxxxx"),
        ({"point\n": 1}, r"'point\n': is not known: did you mean 'point'?"),
    ],
)
def test_each_fault_says_what_was_needed_and_what_came(values: object, fault: str) -> None:
    lines = faults(values)
    assert lines[0].startswith(f"--set: {fault}")
    assert len(lines) == 1
    assert len(lines[0]) < 400


@given(point=st.floats(-10, 10), steps=st.integers(1, 10**6), offsets=st.lists(st.floats(-9, 9), min_size=1))
def test_what_is_in_range_is_taken_as_it_is(point: float, steps: int, offsets: list[float]) -> None:
    lesson = checked(Lesson, {"point": point, "steps": steps, "offsets": offsets})
    assert (lesson.point, lesson.steps, lesson.offsets) == (point, steps, tuple(offsets))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


@given(name=st.sampled_from([*Lesson.model_fields, "other"]), value=JSON)
def test_any_value_is_taken_or_refused_with_its_path(name: str, value: Any) -> None:
    try:
        checked(Lesson, {name: value})
    except InputError as error:
        assert all(finding.path.startswith(name) for finding in error.findings)


@given(field=st.sampled_from(["table", "network", "many", "cube"]), value=JSON)
def test_any_value_of_a_deep_field_is_taken_or_refused_with_its_path(field: str, value: Any) -> None:
    try:
        checked(EveryField, {field: value})
    except InputError as error:
        assert all(finding.path.startswith(field) for finding in error.findings)


def test_equal_values_are_equal_parameters() -> None:
    assert Lesson() == checked(Lesson, {"matrix": [[1.0, 1], (0, 1)]}) != Lesson(point=3.0)
    assert hash(Lesson()) == hash(Lesson())
    assert EveryField() == EveryField() != checked(EveryField, {"network": {"sizes": [3, 4, 2], "seed": 1}})


def test_plain_values_read_back_as_the_same_parameters() -> None:
    lesson = checked(Lesson, {"matrix": [[0, 2], [1, 0]], "offsets": [0.25]})
    for parameters in (lesson, checked(EveryField, {"many": [4, 5]})):
        assert checked(type(parameters), parameters.plain()) == parameters


def test_toml_is_read_as_it_stands() -> None:
    values = tomllib.loads('matrix = [[0, -1], [1, 0]]\npoint = 1\nfunction = "sin(x)"\noffsets = [1, 0.1]')
    lesson = checked(Lesson, values)
    assert lesson.plain()["matrix"] == [[0, -1], [1, 0]]
    assert (lesson.point, lesson.function.text, lesson.offsets) == (1.0, "sin(x)", (1.0, 0.1))


def test_parameters_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Lesson().point = 1.0


def test_a_parameter_without_default_or_description_is_a_fault_of_the_scene() -> None:
    with pytest.raises(TypeError, match=r"NoDefault\.point needs a default"):
        type("NoDefault", (Parameters,), {"__annotations__": {"point": float}, "point": Field(description="x")})
    with pytest.raises(TypeError, match=r"NoWords\.point needs a default and Field\(description"):
        type("NoWords", (Parameters,), {"__annotations__": {"point": float}, "point": 1.0})


def test_a_wrong_default_is_seen_when_the_scene_is_made() -> None:
    wrong = Field(default=[[1]], validate_default=True, description="x")
    model = type("Wrong", (Parameters,), {"__annotations__": {"matrix": Matrix2x2}, "matrix": wrong})
    with pytest.raises(InputError, match="matrix: needs 2 rows of 2 numbers, not 1 row of 1"):
        checked(model, {})


def test_the_schema_of_every_field_can_be_written() -> None:
    schema = EveryField.model_json_schema()
    assert schema["properties"]["cube"]["minItems"] == 3
    assert "layers" in schema["properties"]["network"]["properties"]
    text = str(schema)
    for name in {part.split("'")[0] for part in text.split("#/$defs/")[1:]}:
        assert name in schema["$defs"]


def test_findings_travel_between_processes() -> None:
    error = InputError([Finding("a", "is wrong", "x.toml"), Finding("b[0]", "too")])
    twin = pickle.loads(pickle.dumps(error))
    assert str(twin) == str(error) == "x.toml: a: is wrong\nb[0]: too"
    assert twin.findings == error.findings
    assert str(Finding("[1]", "x").inside("matrix").inside("scenes[0]")) == "scenes[0].matrix[1]: x"
