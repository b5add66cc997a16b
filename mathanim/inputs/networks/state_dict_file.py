"""Tensors from a state dict saved by torch.save, read only when its pickle names nothing but tensors."""

import warnings
from io import BytesIO
from typing import Any

import torch
from torch import Tensor

from mathanim.inputs.errors import Finding, InputError
from mathanim.inputs.networks.state_dict_archive import not_whole, refuse_archive


def state_dict_in(content: bytes) -> dict[str, Tensor]:
    """All tensors by name of the state dict in the bytes of a file.

    The archive is measured and its pickle read opcode by opcode, without running it, before torch loads it with
    ``weights_only=True``; there is no other way in.

    Raises:
        InputError: not an archive of torch.save, compressed, too large, naming anything but tensors, or no state dict.
    """
    refuse_archive(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of pickle protocols other than torch's own
            loaded = torch.load(BytesIO(content), map_location="cpu", weights_only=True)
    except Exception as error:
        raise not_whole(error) from None
    return _tensors_of(loaded)


def _tensors_of(loaded: Any) -> dict[str, Tensor]:
    if not isinstance(loaded, dict):
        raise InputError.of(f"needs a state dict, not {type(loaded).__name__}: save model.state_dict()")
    faults = [
        Finding(str(name)[:80], f"needs a dense tensor, not {type(value).__name__}")
        for name, value in loaded.items()
        if not isinstance(name, str) or not isinstance(value, Tensor) or value.layout != torch.strided
    ]
    if faults:
        raise InputError(faults)
    return {name: value.detach() for name, value in loaded.items()}
