"""A scene's parameters as controls: for each, what kind of value it takes, within which bounds, and what it is now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from pydantic.json_schema import GenerateJsonSchema

from mathanim.inputs.parameters import Parameters
from mathanim.inputs.reading import ReadBy

ControlKind = Literal["number", "integer", "flag", "choice", "text", "formula", "vector", "matrix", "table", "plain"]
NAMED_KINDS: dict[tuple[str, str], ControlKind] = {("string", "formula"): "formula", ("object", "table"): "table"}
TYPE_KINDS: dict[str, ControlKind] = {"number": "number", "integer": "integer", "boolean": "flag", "string": "text"}


@dataclass(frozen=True)
class Control:
    """A parameter as it is offered to be changed: ``kind`` says by which control, the bounds what may be entered.

    ``value`` and ``default`` are as plain as JSON. ``rows`` and ``columns`` are those of a matrix, ``columns`` the
    length of a vector, None where they may change; ``choices`` are the words to choose from. A value of kind
    ``plain`` is any JSON. ``told`` says in a line what the value is, where that is not seen from it.
    """

    name: str
    kind: ControlKind
    description: str
    value: Any
    default: Any
    minimum: float | None = None
    maximum: float | None = None
    rows: int | None = None
    columns: int | None = None
    choices: tuple[str, ...] = ()
    told: str = ""


class SchemaWithoutDefaults(GenerateJsonSchema):
    """JSON Schema as pydantic writes it; a default is written by its own record instead."""

    def default_schema(self, schema: Any) -> dict[str, Any]:
        """The schema of the value alone."""
        return self.generate_inner(schema["schema"])


def controls_of(parameters: Parameters) -> tuple[Control, ...]:
    """A control for each parameter, in the order in which the model declares them."""
    model = type(parameters)
    schemas = model.model_json_schema(schema_generator=SchemaWithoutDefaults)["properties"]
    values, defaults = parameters.plain(), model().plain()
    return tuple(
        replace(control(name, schema, values[name], defaults[name]), told=told(parameters, name))
        for name, schema in schemas.items()
    )


def told(parameters: Parameters, name: str) -> str:
    """What the type of a parameter tells of its value; empty where it tells nothing."""
    known = type(parameters).model_fields[name].metadata
    tellers = [reading.tell for reading in known if isinstance(reading, ReadBy) and reading.tell]
    return tellers[0](getattr(parameters, name)) if tellers else ""


def control(name: str, schema: Mapping[str, Any], value: Any, default: Any) -> Control:
    """The control of one parameter, from its JSON Schema."""
    kind = kind_of(schema)
    items = schema.get("items", {}) if kind == "matrix" else schema
    return Control(
        name,
        kind,
        schema.get("description", ""),
        value,
        default,
        minimum=schema.get("minimum", schema.get("exclusiveMinimum")),
        maximum=schema.get("maximum", schema.get("exclusiveMaximum")),
        rows=fixed_length(schema) if kind == "matrix" else None,
        columns=fixed_length(items) if kind in ("matrix", "vector") else None,
        choices=tuple(schema.get("enum", ())),
    )


def kind_of(schema: Mapping[str, Any]) -> ControlKind:
    """Which control a JSON Schema asks for."""
    if "enum" in schema:
        return "choice"
    wanted = schema.get("type", "")
    if wanted == "array":
        return kind_of_array(schema.get("items", {}))
    return NAMED_KINDS.get((wanted, schema.get("format", "")), TYPE_KINDS.get(wanted, "plain"))


def kind_of_array(items: Mapping[str, Any]) -> ControlKind:
    """A vector holds numbers, a matrix rows of them."""
    if is_of_numbers(items):
        return "vector"
    return "matrix" if items.get("type") == "array" and is_of_numbers(items.get("items", {})) else "plain"


def is_of_numbers(schema: Mapping[str, Any]) -> bool:
    """Whether the schema's values are numbers."""
    return schema.get("type") in ("number", "integer")


def fixed_length(schema: Mapping[str, Any]) -> int | None:
    """How many entries an array must have; None where that is free."""
    length: int | None = schema.get("minItems")
    return length if length == schema.get("maxItems") else None
