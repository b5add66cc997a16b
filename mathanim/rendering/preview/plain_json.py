"""JSON that every browser reads: what is no finite number goes as a word."""

import json
import math
from collections.abc import Mapping
from typing import Any


def plain_json(value: Any) -> str:
    """The value as JSON; nan and infinities, which JSON has no words for, as texts."""
    return json.dumps(worded(value), ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def worded(value: Any) -> Any:
    """The value with every number that is not finite written out."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, Mapping):
        return {str(name): worded(entry) for name, entry in value.items()}
    if isinstance(value, list | tuple):
        return [worded(entry) for entry in value]
    return value


def value_in(text: bytes) -> Any:
    """The value that JSON text holds.

    Raises:
        ValueError: if it is no JSON, holds nan or infinity, or is nested too deep.
    """
    try:
        return json.loads(text.decode("utf-8"), parse_constant=_refuse)
    except RecursionError:
        raise ValueError("needs JSON that is not so deep") from None


def _refuse(word: str) -> Any:
    raise ValueError(f"needs finite numbers, not {word}")
