"""Tensors from a state dict saved by torch.save, read only when its pickle names nothing but tensors."""

import warnings
from io import BytesIO

import torch
from torch import Tensor

from mathanim.inputs.networks.file_tensors import state_dict_of
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
    state = state_dict_of(loaded, lambda value: isinstance(value, Tensor) and value.layout == torch.strided)
    return {name: tensor.detach() for name, tensor in state.items()}
