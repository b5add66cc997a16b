"""How a field of a parameter model reads a plain value into a checked record, and writes it plain again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema


@dataclass(frozen=True, eq=False)
class ReadBy:
    """The annotation that turns a type into a field: ``Matrix = Annotated[Tensor, ReadBy(...)]``.

    ``read`` takes what the user gave, or the record itself, and raises InputError; ``plain`` gives what JSON and
    TOML would hold; ``json_schema`` describes that, or is the model that does. ``tell`` says in a line what the record
    is, where that is not seen from its plain value.
    """

    read: Callable[[Any], Any]
    plain: Callable[[Any], Any]
    json_schema: dict[str, Any] | type[BaseModel]
    tell: Callable[[Any], str] | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        written = core_schema.plain_serializer_function_ser_schema(self.plain)
        return core_schema.no_info_plain_validator_function(self.read, serialization=written)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        if isinstance(self.json_schema, dict):
            return dict(self.json_schema)
        return handler(self.json_schema.__pydantic_core_schema__)
