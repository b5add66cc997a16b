"""Tensors from a state dict saved by torch.save, read only when its pickle names nothing but tensors."""

import pickletools
import zipfile
from io import BytesIO
from typing import Any

import torch
from torch import Tensor

from mathanim.inputs.errors import Finding, InputError
from mathanim.inputs.networks.network_layers import MOST_BYTES
from mathanim.inputs.wording import shown

MOST_PICKLE_BYTES = 1_000_000
MOST_MEMBERS = 1_000

_STORAGES = {f"torch {kind}Storage" for kind in ("Double", "Float", "Half", "BFloat16", "Long", "Int", "Byte", "Bool")}
_ALLOWED = _STORAGES | {
    "collections OrderedDict",
    "torch._utils _rebuild_tensor_v2",
    "torch._utils _rebuild_parameter",
}


def state_dict_in(content: bytes) -> dict[str, Tensor]:
    """All tensors by name of the state dict in the bytes of a file.

    The archive is measured and its pickle read opcode by opcode, without running it, before torch loads it with
    ``weights_only=True``; there is no other way in.

    Raises:
        InputError: not an archive of torch.save, compressed, too large, naming anything but tensors, or no state dict.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _refuse_members(archive)
            _refuse_pickle(archive)
        loaded = torch.load(BytesIO(content), map_location="cpu", weights_only=True)
    except InputError:
        raise
    except Exception as error:
        raise InputError.of(f"is not a whole state dict saved by torch.save: {_first_line(error)}") from None
    return _tensors_of(loaded)


def _refuse_members(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise InputError.of(f"needs at most {MOST_MEMBERS} parts in the archive, not {len(members)}")
    if (size := sum(member.file_size for member in members)) > MOST_BYTES:
        raise InputError.of(f"needs at most {MOST_BYTES} bytes in the archive, not {size}")
    if any(member.compress_type != zipfile.ZIP_STORED for member in members):
        raise InputError.of("needs an uncompressed archive, as torch.save writes it")


def _refuse_pickle(archive: zipfile.ZipFile) -> None:
    pickles = [member for member in archive.infolist() if member.filename.endswith(".pkl")]
    if len(pickles) != 1 or not pickles[0].filename.endswith("/data.pkl"):
        names = ", ".join(member.filename for member in pickles[:4]) or "none"
        raise InputError.of(f"needs a state dict, with one data.pkl in its archive, not {names}")
    if pickles[0].file_size > MOST_PICKLE_BYTES:
        raise InputError.of(f"needs a pickle of at most {MOST_PICKLE_BYTES} bytes, not {pickles[0].file_size}")
    for name in _names_in(archive.read(pickles[0])):
        if name not in _ALLOWED:
            raise InputError.of(f"names {shown(name.replace(' ', '.'))}, but a state dict holds only tensors: refused")


def _names_in(pickle: bytes) -> list[str]:
    """Everything that the pickle would import, as "module name"."""
    names = []
    for opcode, argument, _ in pickletools.genops(pickle):
        if opcode.name in ("GLOBAL", "INST"):
            names.append(str(argument))
        elif opcode.name in ("STACK_GLOBAL", "EXT1", "EXT2", "EXT4"):
            names.append(f"something hidden behind {opcode.name}")
    return names


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


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
