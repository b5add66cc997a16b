"""The parameters of a scene: a typed, frozen model, and the one check that makes it from plain values."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from mathanim.inputs.errors import InputError
from mathanim.inputs.findings import findings_of
from mathanim.inputs.wording import shown

Model = TypeVar("Model", bound=BaseModel)


def frozen_arrays(value: Any) -> Any:
    """Plain values as TOML gives them, every array a tuple."""
    if isinstance(value, Mapping):
        return {name: frozen_arrays(entry) for name, entry in value.items()}
    if isinstance(value, list | tuple):
        return tuple(frozen_arrays(entry) for entry in value)
    return value


class Strict(BaseModel):
    """A frozen record of user input: nothing unknown, nothing converted, nothing infinite; arrays are tuples."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        allow_inf_nan=False,
        validate_default=True,
        arbitrary_types_allowed=True,
        hide_input_in_errors=True,
    )

    @model_validator(mode="before")
    @classmethod
    def _freeze(cls, values: Any) -> Any:
        return frozen_arrays(values)


class Parameters(Strict):
    """The base of every scene's parameters: each field has a default and a one-line description.

    >>> class Shear(Parameters):
    ...     factor: float = Field(default=1.0, ge=-3, le=3, description="how far the top slides")

    Raises:
        TypeError: when a subclass leaves out a default or a description.
    """

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        for name, field in cls.model_fields.items():
            if field.is_required() or not field.description:
                raise TypeError(f"parameter {cls.__name__}.{name} needs a default and Field(description=...)")

    def plain(self) -> dict[str, Any]:
        """The values as JSON and TOML would hold them: numbers, texts, arrays, tables."""
        return self.model_dump(mode="json")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and isinstance(other, Parameters) and self.plain() == other.plain()

    def __hash__(self) -> int:
        return hash((type(self), self.model_dump_json()))


def checked(model: type[Model], values: object, source: str = "", context: Mapping[str, Any] | None = None) -> Model:
    """The model filled with ``values``; every fault of theirs in one error.

    Args:
        model: what is wanted, with its defaults and ranges.
        values: names and values as plain as TOML gives them.
        source: the file or command they came from, named first in each finding.
        context: handed to the model's validators.

    Raises:
        InputError: a finding for each unknown name (with the nearest known one) and each wrong value.
    """
    if not isinstance(values, Mapping):
        raise InputError.of(f"needs a table of names and values, not {shown(values)}", source=source)
    try:
        return model.model_validate(dict(values), context=dict(context or {}))
    except ValidationError as error:
        raise InputError(findings_of(error, model)).in_source(source) from None
