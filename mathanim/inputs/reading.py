"""How a field of a parameter model reads a plain value into a checked record, and writes it plain again."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

CHECK_ONLY = {"is_check": True}
"""The context of a validation that makes no records."""
LATER: set[str] = set()
"""The modules that are imported when something of them is first called; a process that draws has them ready."""


class NotClearError(Exception):
    """Whether a value is right cannot be told without making its record."""


@dataclass(frozen=True, eq=False)
class ReadBy:
    """The annotation that turns a type into a field: ``Matrix = Annotated[Tensor, ReadBy(...)]``.

    ``read`` takes what the user gave, or the record itself, and raises InputError; ``plain`` gives what JSON and
    TOML would hold; ``json_schema`` describes that, or is the model that does. ``tell`` says in a line what the record
    is, where that is not seen from its plain value. ``check`` refuses a plain value as ``read`` does, in the same
    words, without torch; it may find that it cannot tell, and raises NotClearError then.
    """

    read: Callable[[Any], Any]
    plain: Callable[[Any], Any]
    json_schema: dict[str, Any] | type[BaseModel]
    tell: Callable[[Any], str] | None = None
    check: Callable[[Any], Any] | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        written = core_schema.plain_serializer_function_ser_schema(self.plain)
        return core_schema.with_info_plain_validator_function(self._taken, serialization=written)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        if isinstance(self.json_schema, dict):
            return dict(self.json_schema)
        return handler(self.json_schema.__pydantic_core_schema__)

    def _taken(self, value: Any, validation: ValidationInfo) -> Any:
        if validation.context != CHECK_ONLY:
            return self.read(value)
        if self.check is None:
            raise NotClearError
        return self.check(value)


def later(module: str, function: str) -> Callable[..., Any]:
    """The function of a module that is imported when it is first called: torch takes seconds, a refusal needs none."""
    LATER.add(module)

    def called(*args: Any, **options: Any) -> Any:
        return getattr(import_module(module), function)(*args, **options)

    return called
