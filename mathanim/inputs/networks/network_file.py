"""Trained weights from a file: safetensors, or a state dict whose pickle names nothing but tensors."""

import re
from collections.abc import Mapping
from math import prod
from pathlib import Path

import torch
from torch import Tensor

from mathanim.inputs.errors import Finding, InputError
from mathanim.inputs.networks.layer_sizes import fault_of_sizes
from mathanim.inputs.networks.safetensors_file import safetensors_in
from mathanim.inputs.networks.state_dict_file import state_dict_in
from mathanim.inputs.networks.weights_file import SAFETENSORS, weights_bytes

_FLOATING = {torch.float64, torch.float32, torch.float16, torch.bfloat16}


def weights_in(path: Path) -> list[tuple[Tensor, Tensor]]:
    """The weights (inputs, outputs) and biases (outputs,) of each layer in the file, in order, in float64.

    Sizes are checked before memory is taken; nothing in the file is run.

    Raises:
        InputError: no such file, too large, damaged, unsafe, not a feed-forward network, or not finite.
    """
    content = weights_bytes(path)
    tensors = safetensors_in(content) if path.suffix.lower() == SAFETENSORS else state_dict_in(content)
    layers = _layers_of(tensors)
    if faults := [finding for name, tensor in tensors.items() for finding in _faults_of_numbers(name, tensor)]:
        raise InputError(faults)
    return [(tensors[weight].to(torch.float64).T.contiguous(), _bias(tensors, bias, weight)) for weight, bias in layers]


def _layers_of(tensors: Mapping[str, Tensor]) -> list[tuple[str, str]]:
    """The names of each layer's weight and bias, in the order of the numbers in their names."""
    weights = sorted((name for name in tensors if name.endswith("weight")), key=_by_numbers)
    layers = [(name, name.removesuffix("weight") + "bias") for name in weights]
    known = {name for layer in layers for name in layer}
    faults = [
        Finding(name, f"has no place in a feed-forward network of weight and bias: shape {tuple(tensor.shape)}")
        for name, tensor in tensors.items()
        if name not in known or tensor.ndim != (2 if name.endswith("weight") else 1)
    ]
    if faults or not layers:
        raise InputError(faults or [Finding("", "needs at least one layer's weight, and holds none")])
    _refuse_shapes(tensors, layers)
    return layers


def _refuse_shapes(tensors: Mapping[str, Tensor], layers: list[tuple[str, str]]) -> None:
    shapes = [tuple(tensors[weight].shape) for weight, _ in layers]
    sizes = [shapes[0][1], *(outputs for outputs, _ in shapes)]
    faults = [
        Finding(weight, f"needs {before} inputs, as many as the layer before has outputs, not {inputs}")
        for (weight, _), (_, inputs), before in zip(layers, shapes, sizes, strict=False)
        if inputs != before
    ]
    faults += [
        Finding(bias, f"needs {outputs} numbers, not {prod(tensors[bias].shape)}")
        for (_, bias), (outputs, _) in zip(layers, shapes, strict=True)
        if bias in tensors and tuple(tensors[bias].shape) != (outputs,)
    ]
    if fault := fault_of_sizes(sizes) or ("" if min(sizes) else f"needs no empty layer, not sizes {sizes}"):
        faults.append(Finding("", fault))
    if faults:
        raise InputError(faults)


def _faults_of_numbers(name: str, tensor: Tensor) -> list[Finding]:
    if tensor.dtype not in _FLOATING:
        return [Finding(name, f"needs floating numbers, not {tensor.dtype}")]
    if bad := int((~torch.isfinite(tensor)).sum()):
        return [Finding(name, f"needs finite numbers; {bad} of {tensor.numel()} are not")]
    return []


def _bias(tensors: Mapping[str, Tensor], bias: str, weight: str) -> Tensor:
    if bias not in tensors:
        return torch.zeros(tensors[weight].shape[0], dtype=torch.float64)
    return tensors[bias].to(torch.float64).clone()


def _by_numbers(name: str) -> list[tuple[int, str]]:
    """``layer.10`` after ``layer.9``."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d{1,9})", name)]
