"""What each part of a network really took in and gave out while the network ran."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import torch
from torch import Tensor, nn

_CHAIN_NEEDED = "the layers must form one chain: make each activation a module, and leave out skips and branches"


@dataclass(frozen=True)
class PartRun:
    """One call of a part that has no parts of its own, with copies of its numbers as they were at that moment."""

    name: str
    part: nn.Module
    inputs: Tensor
    outputs: Tensor


def parts_run_in(network: nn.Module, x: Tensor) -> list[PartRun]:
    """Run the network once, and list the calls of its innermost parts in order.

    Raises:
        ValueError: if the parts do not run in one chain, each on what the one before it gave.
    """
    chain = _Chain(x)
    with _watched(network, chain), torch.no_grad():
        output = network(x)
    chain.end(output)
    return chain.runs


class _Chain:
    """The calls so far, and the numbers that the next part has to run on."""

    def __init__(self, x: Tensor) -> None:
        self.runs: list[PartRun] = []
        self._last, self._copy = x, x.detach().clone()

    def enter(self, name: str, part: nn.Module, arguments: tuple[Any, ...]) -> None:
        if len(arguments) != 1 or not self._is_last(arguments[0]):
            raise ValueError(f"{name} does not run on what {self._previous} gave; {_CHAIN_NEEDED}")
        if isinstance(part, nn.Linear) and arguments[0].shape[-1] != part.in_features:
            raise ValueError(f"{name} takes {part.in_features} inputs a sample, not {arguments[0].shape[-1]}")

    def leave(self, name: str, part: nn.Module, _arguments: tuple[Any, ...], output: Any) -> None:
        if not isinstance(output, Tensor):
            raise ValueError(f"{name} must give a tensor, not {type(output).__name__}; it is {type(part).__name__}")
        inputs, self._last, self._copy = self._copy, output, output.detach().clone()
        self.runs.append(PartRun(name, part, inputs, self._copy))

    def end(self, output: Any) -> None:
        if not self.runs or not self._is_last(output):
            raise ValueError(f"the network's output is not what {self._previous} gave; {_CHAIN_NEEDED}")

    def _is_last(self, tensor: Any) -> bool:
        return tensor is self._last and _is_same(tensor, self._copy)

    @property
    def _previous(self) -> str:
        return self.runs[-1].name if self.runs else "the input"


def _is_same(one: Tensor, other: Tensor) -> bool:
    """Whether two tensors of one shape hold the same numbers; nan is itself."""
    return torch.equal(one, other) or torch.allclose(one, other, rtol=0, atol=0, equal_nan=True)


@contextmanager
def _watched(network: nn.Module, chain: _Chain) -> Iterator[None]:
    hooks = []
    for name, part in _innermost_parts(network):
        hooks.append(part.register_forward_pre_hook(partial(chain.enter, name)))
        hooks.append(part.register_forward_hook(partial(chain.leave, name)))
    try:
        yield
    finally:
        for hook in hooks:
            hook.remove()


def _innermost_parts(network: nn.Module) -> list[tuple[str, nn.Module]]:
    parts = [(name or type(part).__name__, part) for name, part in network.named_modules()]
    return [(name, part) for name, part in parts if not any(part.children())]
