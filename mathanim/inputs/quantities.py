"""A quantity: computed numbers at full precision that know what they are and where they come from."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

BEGIN, THEN, END = "\ue000", "\ue001", "\ue002"
"""Private characters that nobody can type: in a text they stand round a number and what it knows."""
NAMELESS = -1
"""The place on an axis that has only one, or is none to tell."""
MOST_ENTRIES = 16
"""An input with more numbers than these is told by its shape."""
Part = int | slice
Key = Part | tuple[Part, ...]


@dataclass(frozen=True, eq=False)
class Quantity:
    """Numbers of any shape, called ``label`` and made by an expression, a function or a parameter from ``inputs``.

    It can be indexed as its values can, and used wherever numpy takes numbers. ``rounded`` is what running texts
    write of a single value, where that is less than all of it. ``index`` says, for each axis of the whole, which
    entry this part is; None for an axis that is still there.

    >>> Quantity("A", [[2, 1], [-1, 1]], "parameter matrix")[0, 1].name
    'A[1, 2]'

    Raises:
        ValueError: if label or maker are missing, or a value is not finite.
    """

    label: str
    values: ArrayLike
    made_by: str
    inputs: Mapping[str, Any] = field(default_factory=dict)
    unit: str = ""
    rounded: float | None = None
    index: tuple[int | None, ...] | None = None

    def __post_init__(self) -> None:
        numbers = np.asarray(self.values, dtype=float)
        if not (self.label and self.made_by):
            raise ValueError(f"a quantity needs a label and what made it, not {self.label!r} and {self.made_by!r}")
        if not np.isfinite(numbers).all():
            raise ValueError(f"{self.label} needs finite values, not {numbers.ravel().tolist()[:5]}")
        object.__setattr__(self, "values", numbers)
        object.__setattr__(self, "inputs", {name: told(value) for name, value in self.inputs.items()})
        if self.index is None:
            object.__setattr__(self, "index", (None,) * numbers.ndim)

    @property
    def array(self) -> NDArray[np.float64]:
        """The values."""
        return np.asarray(self.values, dtype=float)

    @property
    def shape(self) -> tuple[int, ...]:
        """How many numbers there are along each axis."""
        return self.array.shape

    @property
    def name(self) -> str:
        """The label with the place in the whole, counted from one: A[1, 2]."""
        places = [str(place + 1) for place in self.index or () if place is not None and place != NAMELESS]
        return f"{self.label}[{', '.join(places)}]" if places else self.label

    def step(self, number: int) -> "Quantity":
        """What it is at a step, the first axis; the step is no part of its name."""
        return self._part((number,), is_named=False)

    @property
    def told(self) -> float:
        """What running texts write of it."""
        return float(self) if self.rounded is None else self.rounded

    def marked(self, text: str) -> str:
        """``text``, which stands for the one value, marked with all that is known of it."""
        about = {"label": self.name, "values": float(self), "made_by": self.made_by, "inputs": dict(self.inputs)}
        return f"{BEGIN}{json.dumps({**about, 'unit': self.unit}).encode().hex()}{THEN}{text}{END}"

    def __getitem__(self, key: Key) -> "Quantity":
        return self._part(key if isinstance(key, tuple) else (key,), is_named=True)

    def _part(self, key: tuple[Part, ...], *, is_named: bool) -> "Quantity":
        index = list(self.index or ())
        free = [axis for axis, place in enumerate(index) if place is None]
        for axis, part, length in zip(free, key, self.shape, strict=False):
            if not isinstance(part, slice):
                index[axis] = part % length if length > 1 and is_named else NAMELESS
        return replace(self, values=self.array[key], index=tuple(index))

    def __len__(self) -> int:
        return len(self.array)

    def __iter__(self) -> Iterator["Quantity"]:
        return (self[k] for k in range(len(self)))

    def __float__(self) -> float:
        return float(self.array.item())

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:
        return np.array(self.array, dtype=dtype) if copy else np.asarray(self.array, dtype=dtype)

    def __deepcopy__(self, memo: object) -> "Quantity":
        return self


def numbers_of(values: ArrayLike) -> "NDArray[np.float64] | Quantity":
    """The values as numbers that can be indexed: a quantity as it is, anything else as an array."""
    return values if isinstance(values, Quantity) else np.asarray(values, dtype=float)


def told(value: Any) -> str:
    """An input in a few words: a text as it is, numbers in full, many numbers by their shape."""
    if isinstance(value, str):
        return value
    numbers = np.asarray(value, dtype=float)
    if numbers.size > MOST_ENTRIES:
        return f"{' × '.join(map(str, numbers.shape))} numbers"
    return str(numbers.tolist())
