"""The archive of a state dict saved by torch.save, measured, its pickle read opcode by opcode and never run."""

import pickletools
import zipfile
from io import BytesIO

from mathanim.inputs.errors import InputError
from mathanim.inputs.networks.layer_sizes import MOST_BYTES
from mathanim.inputs.wording import shown

MOST_PICKLE_BYTES = 1_000_000
MOST_MEMBERS = 1_000

_STORAGES = {f"torch {kind}Storage" for kind in ("Double", "Float", "Half", "BFloat16", "Long", "Int", "Byte", "Bool")}
_ALLOWED = _STORAGES | {
    "collections OrderedDict",
    "torch._utils _rebuild_tensor_v2",
    "torch._utils _rebuild_parameter",
}


def refuse_archive(content: bytes) -> None:
    """Refuse the bytes of a file that is no archive of torch.save, or whose pickle names anything but tensors.

    Raises:
        InputError: not an archive of torch.save, compressed, too large, or naming anything but tensors.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _refuse_members(archive)
            _refuse_pickle(archive)
            damaged = archive.testzip()
    except InputError:
        raise
    except Exception as error:
        raise not_whole(error) from None
    if damaged:
        raise InputError.of(f"is damaged: the checksum of its part {shown(damaged)} is another")


def not_whole(error: Exception) -> InputError:
    """What is said of a file that cannot be read for this reason."""
    reason = (str(error).splitlines() or [type(error).__name__])[0][:200]
    return InputError.of(f"is not a whole state dict saved by torch.save: {reason}")


def _refuse_members(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise InputError.of(f"needs at most {MOST_MEMBERS} parts in the archive, not {len(members)}")
    if (size := sum(member.file_size for member in members)) > MOST_BYTES:
        raise InputError.of(f"needs at most {MOST_BYTES} bytes in the archive, not {size}")
    if any(member.compress_type != zipfile.ZIP_STORED for member in members):
        raise InputError.of("needs an uncompressed archive, as torch.save writes it of model.state_dict()")


def _refuse_pickle(archive: zipfile.ZipFile) -> None:
    pickles = [member for member in archive.infolist() if member.filename.endswith(".pkl")]
    if len(pickles) != 1 or not pickles[0].filename.endswith("/data.pkl"):
        names = ", ".join(member.filename for member in pickles[:4]) or "none"
        raise InputError.of(f"needs a state dict, with one data.pkl in its archive, not {names}")
    if pickles[0].file_size > MOST_PICKLE_BYTES:
        raise InputError.of(f"needs a pickle of at most {MOST_PICKLE_BYTES} bytes, not {pickles[0].file_size}")
    for name in _names_in(archive.read(pickles[0])):
        if name not in _ALLOWED:
            named = shown(name.replace(" ", "."))
            raise InputError.of(f"names {named}, but a state dict holds only tensors: refused; save model.state_dict()")


def _names_in(pickle: bytes) -> list[str]:
    """Everything that the pickle would import, as "module name".

    Raises:
        InputError: if it hides a name.
    """
    names = []
    for opcode, argument, _ in pickletools.genops(pickle):
        if opcode.name in ("GLOBAL", "INST"):
            names.append(str(argument))
        elif opcode.name in ("STACK_GLOBAL", "EXT1", "EXT2", "EXT4"):
            way = "save it by torch.save without another pickle_protocol"
            raise InputError.of(f"hides what it names behind {opcode.name}: refused; {way}")
    return names
