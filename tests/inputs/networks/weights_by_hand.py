"""Files of weights read byte by byte, by their written formats: the second opinion on the readers."""

import io
import json
import pickle
import zipfile
from collections import OrderedDict
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
TYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "bf16"}
STORAGES = {"DoubleStorage": "<f8", "FloatStorage": "<f4", "HalfStorage": "<f2", "BFloat16Storage": "bf16"}


def numbers(raw: bytes, kind: str) -> Array:
    """The numbers that bytes spell, in float64; bf16 is the upper half of float32."""
    if kind == "bf16":
        return (np.frombuffer(raw, "<u2").astype(np.uint32) << 16).view(np.float32).astype(np.float64)
    return np.frombuffer(raw, kind).astype(np.float64)


def safetensors_by_hand(raw: bytes) -> dict[str, Array]:
    """Eight bytes say how long the header is; it says where each tensor's bytes begin and end behind it."""
    start = 8 + int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8:start])
    header.pop("__metadata__", None)
    return {
        name: numbers(raw[start:][slice(*about["data_offsets"])], TYPES[about["dtype"]]).reshape(about["shape"])
        for name, about in header.items()
    }


class Recorder(pickle.Unpickler):
    """Reads the pickle of a state dict into arrays; it knows nothing but what a state dict is made of."""

    def __init__(self, pickled: bytes, storages: dict[str, bytes]) -> None:
        super().__init__(io.BytesIO(pickled), encoding="utf-8")
        self.storages = storages

    def find_class(self, _: str, name: str) -> Any:
        """What stands for the name: the kind of a storage, or what makes an array of it."""
        makers = {
            "OrderedDict": OrderedDict,
            "_rebuild_tensor_v2": rebuilt,
            "_rebuild_parameter": lambda data, *_: data,
        }
        return STORAGES[name] if name in STORAGES else makers[name]

    def persistent_load(self, told: Any) -> Array:
        """The numbers of a storage, all of them."""
        _, kind, key, _, count = told
        found = numbers(self.storages[key], kind)
        assert len(found) == count
        return found


def rebuilt(storage: Array, offset: int, shape: tuple[int, ...], strides: tuple[int, ...], *_: object) -> Array:
    """The view of a storage with this shape, which lies inside of it."""
    places = offset + sum(np.indices(shape)[axis] * strides[axis] for axis in range(len(shape)))
    return storage[places]


def state_dict_by_hand(raw: bytes) -> dict[str, Array]:
    """One member of the archive is the pickle, of whatever protocol; others are the storages by their keys."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        members = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    storages = {name.removeprefix("data/"): content for name, content in members.items() if name.startswith("data/")}
    told = bytearray(members["data.pkl"])
    if told.startswith(pickle.PROTO):
        told[1] = min(told[1], pickle.HIGHEST_PROTOCOL)
    return dict(Recorder(bytes(told), storages).load())
