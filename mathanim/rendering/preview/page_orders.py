"""What a page may order: another scene, beat or setting, other parameters."""

from collections.abc import Callable, Mapping
from typing import Any

from mathanim.rendering.errors import WrongUse
from mathanim.rendering.preview.plain_json import value_in
from mathanim.rendering.preview.seam import Studio

SETTINGS = ("language", "theme", "pace", "quality")
PageOrder = Callable[[Studio, Mapping[str, Any]], None]


def give(studio: Studio, kind: str, text: bytes) -> None:
    """Pass the order of that kind, written as JSON, on to the studio.

    Raises:
        WrongUse: if there is no such order, it is not spelt as it must be, or the studio refuses it.
    """
    if kind not in PAGE_ORDERS:
        raise WrongUse(f"needs an order of {', '.join(PAGE_ORDERS)}, not {kind}")
    try:
        order = value_in(text)
    except ValueError as error:
        raise WrongUse(f"the order is not JSON: {error}") from None
    if not isinstance(order, Mapping):
        raise WrongUse("an order is names and values")
    PAGE_ORDERS[kind](studio, order)


def choose_scene(studio: Studio, order: Mapping[str, Any]) -> None:
    """``{"key": "2-secant"}``."""
    studio.choose_scene(text_in(order, "key"))


def choose_beat(studio: Studio, order: Mapping[str, Any]) -> None:
    """``{"name": "draw_secant"}``."""
    studio.choose_beat(text_in(order, "name"))


def choose_setting(studio: Studio, order: Mapping[str, Any]) -> None:
    """``{"theme": "light"}``, one or more at once."""
    if not order or not set(order) <= set(SETTINGS):
        raise WrongUse(f"a setting is one of {', '.join(SETTINGS)}")
    studio.choose_setting(**{name: text_in(order, name) for name in order})


def set_parameters(studio: Studio, order: Mapping[str, Any]) -> None:
    """``{"values": {"point": 1.5}}``."""
    if set(order) != {"values"} or not isinstance(order["values"], Mapping):
        raise WrongUse("parameters come as values by name")
    studio.set_parameters(order["values"])


def text_in(order: Mapping[str, Any], name: str) -> str:
    """The text of that name.

    Raises:
        WrongUse: if there is none.
    """
    value = order.get(name)
    if not isinstance(value, str):
        raise WrongUse(f"the order needs a text named {name}")
    return value


PAGE_ORDERS: Mapping[str, PageOrder] = {
    "scene": choose_scene,
    "beat": choose_beat,
    "setting": choose_setting,
    "parameters": set_parameters,
}
