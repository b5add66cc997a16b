"""The tensors of a file of weights, told by their shapes and types, and the layers that they make."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import prod
from typing import Any

from mathanim.inputs.errors import Finding, InputError
from mathanim.inputs.networks.layer_sizes import fault_of_sizes
from mathanim.inputs.wording import shown

_FLOATING = {"torch.float64", "torch.float32", "torch.float16", "torch.bfloat16"}


@dataclass(frozen=True)
class FileTensor:
    """A tensor: its shape, its type as torch names it, and what counts those of its numbers that are not finite."""

    shape: tuple[int, ...]
    dtype: str
    wild_numbers: Callable[[], int]


def layers_in(tensors: Mapping[str, FileTensor]) -> list[tuple[str, str]]:
    """The names of each layer's weight and bias, in the order of the numbers in their names.

    Numbers are looked at last, when it is known how many there are.

    Raises:
        InputError: not a feed-forward network, too large, or not of finite floating numbers.
    """
    ordered = {name: tensors[name] for name in sorted(tensors, key=_by_numbers)}
    layers = _layers_of(ordered)
    if faults := [finding for name, tensor in ordered.items() for finding in _faults_of_numbers(name, tensor)]:
        raise InputError(faults)
    return layers


def state_dict_of(loaded: object, is_tensor: Callable[[Any], bool]) -> dict[str, Any]:
    """What was saved, if it is a table of tensors by name.

    Raises:
        InputError: saying what was saved instead.
    """
    if not isinstance(loaded, dict):
        raise InputError.of(f"needs a state dict, not {type(loaded).__name__}: save model.state_dict()")
    if any(isinstance(value, dict) for value in loaded.values()):
        holds = shown(", ".join(map(str, loaded)))
        raise InputError.of(f"needs a state dict alone, not a table of {holds}: save model.state_dict()")
    faults = [
        Finding(str(name)[:80], f"needs a dense tensor, not {type(value).__name__}")
        for name, value in loaded.items()
        if not isinstance(name, str) or not is_tensor(value)
    ]
    if faults:
        raise InputError(faults)
    return loaded


def _layers_of(tensors: Mapping[str, FileTensor]) -> list[tuple[str, str]]:
    layers = [(name, name.removesuffix("weight") + "bias") for name in tensors if name.endswith("weight")]
    known = {name for layer in layers for name in layer}
    faults = [
        Finding(name, f"has no place in a feed-forward network of weight and bias: shape {tensor.shape}")
        for name, tensor in tensors.items()
        if name not in known or len(tensor.shape) != (2 if name.endswith("weight") else 1)
    ]
    if faults or not layers:
        raise InputError(faults or [Finding("", "needs at least one layer's weight, and holds none")])
    _refuse_shapes(tensors, layers)
    return layers


def _refuse_shapes(tensors: Mapping[str, FileTensor], layers: list[tuple[str, str]]) -> None:
    shapes = [tensors[weight].shape for weight, _ in layers]
    sizes = [shapes[0][1], *(outputs for outputs, _ in shapes)]
    faults = [
        Finding(weight, f"needs {before} inputs, as many as the layer before has outputs, not {inputs}")
        for (weight, _), (_, inputs), before in zip(layers, shapes, sizes, strict=False)
        if inputs != before
    ]
    faults += [
        Finding(bias, f"needs {outputs} numbers, not {prod(tensors[bias].shape)}")
        for (_, bias), (outputs, _) in zip(layers, shapes, strict=True)
        if bias in tensors and tensors[bias].shape != (outputs,)
    ]
    if fault := fault_of_sizes(sizes) or ("" if min(sizes) else f"needs no empty layer, not sizes {sizes}"):
        faults.append(Finding("", fault))
    if faults:
        raise InputError(faults)


def _faults_of_numbers(name: str, tensor: FileTensor) -> list[Finding]:
    if tensor.dtype not in _FLOATING:
        return [Finding(name, f"needs floating numbers, not {tensor.dtype}")]
    if bad := tensor.wild_numbers():
        return [Finding(name, f"needs finite numbers; {bad} of {prod(tensor.shape)} are not")]
    return []


def _by_numbers(name: str) -> list[tuple[int, str]]:
    """``layer.10`` after ``layer.9``."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d{1,9})", name)]
