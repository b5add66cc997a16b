"""A make-believe device: numbers that compute as on the CPU, and refuse to meet tensors that are really there.

Tensors made inside ``with elsewhere():`` say that they live on another device. An operation that mixes them with a
tensor of the CPU fails as it would with CUDA, so a forgotten ``device=`` is found on machines without a GPU.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_flatten, tree_map_only, tree_unflatten

DEVICE = torch.device("meta")
aten = torch.ops.aten
CROSSINGS = {aten._to_copy.default, aten.copy_.default}


class ElsewhereTensor(Tensor):
    """A tensor whose numbers are on the CPU and that says it is not."""

    numbers: Tensor

    @staticmethod
    def __new__(cls, numbers: Tensor) -> "ElsewhereTensor":
        return Tensor._make_wrapper_subclass(
            cls,
            numbers.shape,
            numbers.stride(),
            dtype=numbers.dtype,
            device=DEVICE,
            dispatch_sizes_strides_policy="sizes",
        )

    def __init__(self, numbers: Tensor) -> None:
        self.numbers = numbers

    @classmethod
    def __torch_dispatch__(cls, op: Any, _types: Any, args: Any = (), kwargs: Any = None) -> Any:
        return run_elsewhere(op, args, kwargs or {})


class Elsewhere(TorchDispatchMode):
    """Catch what makes tensors out of nothing."""

    def __torch_dispatch__(self, op: Any, _types: Any, args: Any = (), kwargs: Any = None) -> Any:
        return run_elsewhere(op, args, kwargs or {})


class MadeOfLists(TorchFunctionMode):
    """Catch what makes tensors out of lists, which torch would hand over without their numbers."""

    def __torch_function__(self, function: Any, _types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        if function is Tensor.new_tensor:
            like, *args = args
            function, kwargs = torch.tensor, {"dtype": like.dtype, "device": like.device, **kwargs}
        if function is torch.tensor and torch.device(kwargs.get("device") or DEVICE) == DEVICE:
            return ElsewhereTensor(torch.tensor(*args, **{**kwargs, "device": "cpu"}))
        return function(*args, **kwargs)


@contextmanager
def elsewhere() -> Iterator[None]:
    with Elsewhere(), DEVICE, MadeOfLists():
        yield


def run_elsewhere(op: Any, args: Any, kwargs: dict[str, Any]) -> Any:
    leaves, spec = tree_flatten((args, kwargs))
    there = {id(leaf.numbers): leaf for leaf in leaves if isinstance(leaf, ElsewhereTensor)}
    is_mixed = there and any(type(leaf) is Tensor and leaf.ndim > 0 for leaf in leaves)
    if is_mixed and op not in CROSSINGS:
        raise RuntimeError(f"Expected all tensors to be on the same device, in {op}")
    asked = kwargs.get("device")
    is_result_there = bool(there) if asked is None else torch.device(asked) == DEVICE
    plain_args, plain_kwargs = tree_unflatten([_plain(leaf) for leaf in leaves], spec)
    result = op(*plain_args, **plain_kwargs)
    if not is_result_there:
        return result
    return tree_map_only(Tensor, lambda made: there[id(made)] if id(made) in there else ElsewhereTensor(made), result)


def _plain(leaf: Any) -> Any:
    if isinstance(leaf, ElsewhereTensor):
        return leaf.numbers
    return torch.device("cpu") if isinstance(leaf, torch.device) else leaf
