"""What a scene says itself of the values that it is given."""

from collections.abc import Mapping
from typing import Any


def own_fault(scene: type, values: Mapping[str, Any]) -> str:
    """What the scene itself says of the values; empty if it takes them."""
    try:
        scene.checked_parameters(values)  # type: ignore[attr-defined]
    except ValueError as error:
        return str(error)
    return ""
