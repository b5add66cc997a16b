"""The tensors that a state dict saved by torch.save tells of: its pickle is followed without running any of it."""

import zipfile
from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from typing import Any, NamedTuple

from mathanim.inputs.networks.file_tensors import FileTensor, state_dict_of
from mathanim.inputs.networks.followed_pickle import Named, followed
from mathanim.inputs.networks.state_dict_archive import refuse_archive
from mathanim.inputs.reading import NotClearError, later

PICKLE = "data.pkl"
END_OF_ARCHIVE, LAST_RECORD = b"PK\5\6", 22
"""How an archive ends, and how many bytes that takes if it has no comment."""
PLAIN_MEMBERS = {"byteorder": (b"little",), "version": (b"3\n",)}
STORAGES = {
    "torch DoubleStorage": ("torch.float64", 8),
    "torch FloatStorage": ("torch.float32", 4),
    "torch HalfStorage": ("torch.float16", 2),
    "torch BFloat16Storage": ("torch.bfloat16", 2),
    "torch LongStorage": ("torch.int64", 8),
    "torch IntStorage": ("torch.int32", 4),
    "torch ByteStorage": ("torch.uint8", 1),
    "torch BoolStorage": ("torch.bool", 1),
}
Counts = tuple[int, ...]
wild_numbers = later("mathanim.inputs.networks.stored_numbers", "wild_numbers")


class Storage(NamedTuple):
    """Numbers of one type, as they lie in a member of the archive."""

    dtype: str
    numbers: int
    raw: bytes


class Tensor(NamedTuple):
    """What stands for a tensor: a view of a storage."""

    storage: Storage
    offset: int
    shape: Counts
    steps: Counts


class Parameter(Tensor):
    """What stands for a tensor that is learnt."""


def tensors_in_state_dict(content: bytes) -> dict[str, FileTensor]:
    """The tensors in the bytes of a file, none of them made.

    Raises:
        InputError: not an archive of torch.save, compressed, too large, naming anything but tensors, or no state dict.
        NotClearError: if it is not just as torch.save writes it.
    """
    refuse_archive(content)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        if archive.infolist()[0].header_offset or content[-LAST_RECORD:][:4] != END_OF_ARCHIVE:
            raise NotClearError
        members = {name: archive.read(name) for name in archive.namelist()}
    saved = _Saved(_named_inside(members))
    state = state_dict_of(saved.state(), lambda value: isinstance(value, Tensor))
    return {name: _told(tensor) for name, tensor in state.items()}


def _named_inside(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """The members by their names inside of the one folder of the archive."""
    folder = next(name for name in members if name.endswith(f"/{PICKLE}")).removesuffix(PICKLE)
    inside = {name.removeprefix(folder): content for name, content in members.items() if name.startswith(folder)}
    is_plain = all(inside.get(name, wanted[0]) in wanted for name, wanted in PLAIN_MEMBERS.items())
    if len(inside) < len(members) or not is_plain:
        raise NotClearError
    return inside


def _told(tensor: Tensor) -> FileTensor:
    storage = tensor.storage
    count = partial(wild_numbers, storage.raw, storage.dtype, tensor.shape, tensor.offset, tensor.steps)
    return FileTensor(tensor.shape, storage.dtype, count)


class _Saved:
    """What the pickle of an archive makes of the storages beside it."""

    def __init__(self, members: Mapping[str, bytes]) -> None:
        self._members = members
        self._storages: dict[str, tuple[Any, ...]] = {}

    def state(self) -> object:
        """What was saved."""
        makers: dict[str, Callable[..., Any]] = {
            "collections OrderedDict": OrderedDict,
            "torch._utils _rebuild_tensor_v2": _tensor,
            "torch._utils _rebuild_parameter": _parameter,
        }
        return followed(self._members[PICKLE], makers, self._storage)

    def _storage(self, kind: object, key: object, place: object, numbers: object) -> Storage:
        """The storage that lies under the key; all that tell of it tell the same."""
        if not (isinstance(kind, Named) and isinstance(key, str) and isinstance(place, str)):
            raise NotClearError
        dtype, size = STORAGES[kind.name]
        raw = self._members[f"data/{key}"]
        if self._storages.setdefault(key, (dtype, numbers)) != (dtype, numbers) or len(raw) != _count(numbers) * size:
            raise NotClearError
        return Storage(dtype, _count(numbers), raw)


def _tensor(storage: object, offset: object, shape: object, steps: object, is_learnt: object, hooks: object) -> Tensor:
    if not isinstance(storage, Storage) or not _may_be_learnt(storage, is_learnt) or hooks:
        raise NotClearError
    made = Tensor(storage, _count(offset), _counts(shape), _counts(steps))
    last = made.offset + sum((length - 1) * step for length, step in zip(made.shape, made.steps, strict=True))
    if last >= storage.numbers and 0 not in made.shape:
        raise NotClearError
    return made


def _parameter(tensor: object, is_learnt: object, hooks: object) -> Parameter:
    if type(tensor) is not Tensor or not _may_be_learnt(tensor.storage, is_learnt) or hooks:
        raise NotClearError
    return Parameter(*tensor)


def _may_be_learnt(storage: Storage, is_learnt: object) -> bool:
    """Whether this is said of a tensor, and of floating numbers if it is true."""
    return is_learnt is False or (is_learnt is True and "float" in storage.dtype)


def _counts(values: object) -> Counts:
    if not isinstance(values, tuple):
        raise NotClearError
    return tuple(map(_count, values))


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**31:
        raise NotClearError
    return value
