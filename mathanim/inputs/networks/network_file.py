"""Trained weights from a file: safetensors, or a state dict whose pickle names nothing but tensors."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import torch
from torch import Tensor

from mathanim.inputs.networks.file_tensors import FileTensor, layers_in
from mathanim.inputs.networks.safetensors_file import safetensors_in
from mathanim.inputs.networks.state_dict_file import state_dict_in
from mathanim.inputs.networks.weights_file import SAFETENSORS, weights_bytes


def weights_in(path: Path) -> list[tuple[Tensor, Tensor]]:
    """The weights (inputs, outputs) and biases (outputs,) of each layer in the file, in order, in float64.

    Sizes are checked before memory is taken; nothing in the file is run.

    Raises:
        InputError: no such file, too large, damaged, unsafe, not a feed-forward network, or not finite.
    """
    content = weights_bytes(path)
    tensors = safetensors_in(content) if path.suffix.lower() == SAFETENSORS else state_dict_in(content)
    layers = layers_in({name: _told(tensor) for name, tensor in tensors.items()})
    return [(tensors[weight].to(torch.float64).T.contiguous(), _bias(tensors, bias, weight)) for weight, bias in layers]


def _told(tensor: Tensor) -> FileTensor:
    return FileTensor(tuple(tensor.shape), str(tensor.dtype), partial(_wild_numbers, tensor))


def _wild_numbers(tensor: Tensor) -> int:
    return int((~torch.isfinite(tensor)).sum())


def _bias(tensors: Mapping[str, Tensor], bias: str, weight: str) -> Tensor:
    if bias not in tensors:
        return torch.zeros(tensors[weight].shape[0], dtype=torch.float64)
    return tensors[bias].to(torch.float64).clone()
