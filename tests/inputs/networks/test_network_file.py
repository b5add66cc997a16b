"""Files of trained weights: the same numbers, or refused before anything is run or taken into memory."""

import io
import os
import pickle
import struct
import time
import warnings
import zipfile
from collections import OrderedDict
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from safetensors.torch import save, save_file
from torch import Tensor, nn

from mathanim.inputs.errors import InputError
from mathanim.inputs.networks.network import network_from
from mathanim.inputs.networks.network_file import weights_in
from tests.processor_time import is_within

CANARY = "canary_that_must_not_sing"


class Bite:
    """Pickles to a call of os.system."""

    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, (f"touch {CANARY}",)


class Balloon:
    """Pickles to a call of an allowed builtin that takes a terabyte."""

    def __reduce__(self) -> tuple[type[bytearray], tuple[int]]:
        return bytearray, (10**12,)


def state(*sizes: int, dtype: torch.dtype = torch.float32) -> dict[str, Tensor]:
    layers = [nn.Linear(inputs, outputs) for inputs, outputs in pairwise(sizes)]
    return nn.Sequential(*layers).to(dtype).state_dict()


def saved(value: object, folder: Path, **how: Any) -> Path:
    path = folder / "weights.pt"
    torch.save(value, path, **how)
    return path


def message_of(path: Path) -> str:
    started = time.thread_time()
    with pytest.raises(InputError) as refused:
        weights_in(path)
    assert is_within(1, started)
    assert "\n" not in str(refused.value)
    return str(refused.value)


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32, torch.float16, torch.bfloat16])
@pytest.mark.parametrize("kind", ["safetensors", "pt"])
def test_the_file_computes_what_was_saved(tmp_path: Path, kind: str, dtype: torch.dtype) -> None:
    original = nn.Sequential(nn.Linear(3, 5), nn.ReLU(), nn.Linear(5, 4), nn.ReLU(), nn.Linear(4, 2)).to(dtype)
    path = tmp_path / f"weights.{kind}"
    if kind == "pt":
        torch.save(original.state_dict(), path)
    else:
        save_file(original.state_dict(), path)
    network = network_from({"file": str(path), "activation": "relu"})
    x = torch.linspace(-1, 1, 6, dtype=torch.float64).reshape(2, 3)
    assert torch.equal(network(x), original.double()(x))


@pytest.mark.parametrize("protocol", [2, 3])
def test_other_protocols_of_pickle_are_read_without_a_word(tmp_path: Path, protocol: int) -> None:
    original = state(3, 2)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ((weights, _),) = weights_in(saved(original, tmp_path, pickle_protocol=protocol))
    assert torch.equal(weights, original["0.weight"].double().T)


def test_layers_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    save_file(state(*range(12, 0, -1)), tmp_path / "many.safetensors")
    weights = [tuple(pair[0].shape) for pair in weights_in(tmp_path / "many.safetensors")]
    assert weights == [(n, n - 1) for n in range(12, 1, -1)]


def test_a_layer_without_bias_has_a_bias_of_zeros(tmp_path: Path) -> None:
    ((weights, bias),) = weights_in(saved({"w.weight": torch.ones(3, 2)}, tmp_path))
    assert (tuple(weights.shape), bias.tolist()) == ((2, 3), [0, 0, 0])


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (Bite(), "names 'posix.system', but a state dict holds only tensors: refused"),
        ({"a.weight": Bite()}, "names 'posix.system'"),
        (OrderedDict(a=Bite()), "names 'posix.system'"),
        ({"a.weight": Balloon()}, "names '__builtin__.bytearray'"),
        (
            nn.Linear(2, 1),
            "'torch.nn.modules.linear.Linear', but a state dict holds only tensors: refused; save model.",
        ),
        (
            {"model_state_dict": state(2, 1), "epoch": 3, "optimizer_state_dict": {"state": {}, "param_groups": []}},
            "not a table of 'model_state_dict, epoch, optimizer_state_dict': save model.state_dict()",
        ),
        ({"a": {1, 2}}, "names '__builtin__.set'"),
        ([torch.ones(2, 2)], "needs a state dict, not list: save model.state_dict()"),
        (torch.ones(2, 2), "needs a state dict, not Tensor"),
        ({"a.weight": 3}, "a.weight: needs a dense tensor, not int"),
        ({3: torch.ones(1)}, "3: needs a dense tensor"),
        ({}, "needs at least one layer's weight, and holds none"),
        ({"\n" * 99_999: torch.ones(2)}, "\\n" * 50 + "…: has no place"),
        ({"a.bias": torch.ones(2)}, "a.bias: has no place in a feed-forward network"),
        ({"conv.weight": torch.ones(2, 2, 3, 3)}, "conv.weight: has no place in a feed-forward network"),
        ({"a.weight": torch.ones(2, 2), "a.running_mean": torch.ones(2)}, "a.running_mean: has no place"),
        ({"a.weight": torch.ones(2, 3), "b.weight": torch.ones(2, 3)}, "b.weight: needs 2 inputs"),
        ({"a.weight": torch.ones(2, 3), "a.bias": torch.ones(3)}, "a.bias: needs 2 numbers, not 3"),
        ({"a.weight": torch.ones(0, 3)}, "needs no empty layer"),
        ({"a.weight": torch.ones(2, 3, dtype=torch.int64)}, "a.weight: needs floating numbers, not torch.int64"),
        ({"a.weight": torch.tensor([[1, float("nan")]])}, "a.weight: needs finite numbers; 1 of 2 are not"),
        ({"a.weight": torch.zeros(1).expand(10**6, 10**6)}, "at most 10000000 weights and biases"),
        ({"a.weight": torch.ones(2, 2).to_sparse()}, "names 'torch._utils._rebuild_sparse_tensor'"),
        ({f"l{i}.weight": torch.ones(1, 1) for i in range(40)}, "needs 1 to 32 layers, not 40"),
    ],
    ids=range(24),
)
def test_what_is_no_feed_forward_network_is_refused(
    value: object, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert message in message_of(saved(value, tmp_path))
    assert not Path(CANARY).exists()


def test_the_canary_sings_where_pickles_are_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    pickle.loads(pickle.dumps(Bite()))
    assert Path(CANARY).exists()


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
def test_no_protocol_hides_a_call(protocol: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    message = message_of(saved({"a.weight": Bite()}, tmp_path, pickle_protocol=protocol))
    assert "refused" in message
    assert not Path(CANARY).exists()


def test_other_ways_in_are_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    plain = tmp_path / "plain.pt"
    plain.write_bytes(pickle.dumps({"a.weight": Bite()}))
    assert "is not a whole state dict" in message_of(plain)
    torch.save(state(2, 1), plain, _use_new_zipfile_serialization=False)
    assert "is not a whole state dict" in message_of(plain)
    plain.write_bytes(pickle.dumps(Bite()))
    plain.rename("pickled.safetensors")
    assert "safetensors" in message_of(tmp_path / "pickled.safetensors")
    with zipfile.ZipFile(tmp_path / "script.pt", "w") as archive:
        archive.writestr("script/data.pkl", pickle.dumps({}))
        archive.writestr("script/constants.pkl", pickle.dumps(Bite()))
    assert "needs a state dict, with one data.pkl in its archive, not script/data" in message_of(tmp_path / "script.pt")
    assert not Path(CANARY).exists()


def test_a_compressed_archive_is_refused(tmp_path: Path) -> None:
    good, bad = saved(state(2, 1), tmp_path), tmp_path / "bomb.pt"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            target.writestr(member.filename, source.read(member))
    assert "needs an uncompressed archive" in message_of(bad)


def test_a_large_file_is_refused_by_its_size(tmp_path: Path) -> None:
    for name in ("large.pt", "large.safetensors"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(10**11)
        assert "needs at most 82000000 bytes, not 100000000000" in message_of(tmp_path / name)


@pytest.mark.parametrize(
    "header", [b"{}", b'{"a.weight":{"dtype":"F64","shape":[1000000,1000000],"data_offsets":[0,8]}}']
)
@pytest.mark.parametrize("claimed", [None, 10**5, 2**63])
def test_a_lying_header_is_refused(tmp_path: Path, header: bytes, claimed: int | None) -> None:
    path = tmp_path / "lies.safetensors"
    path.write_bytes(struct.pack("<Q", claimed or len(header)) + header + bytes(8))
    assert message_of(path)


@given(cut=st.floats(0, 0.999), kind=st.sampled_from(["pt", "safetensors"]))
def test_a_cut_file_is_refused(tmp_path_factory: pytest.TempPathFactory, cut: float, kind: str) -> None:
    buffer = io.BytesIO()
    torch.save(state(3, 2), buffer)
    whole = buffer.getvalue() if kind == "pt" else save(state(3, 2))
    path = tmp_path_factory.mktemp("cut") / f"weights.{kind}"
    path.write_bytes(whole[: int(cut * len(whole))])
    assert message_of(path)


@given(place=st.integers(0, 2000), byte=st.integers(0, 255), kind=st.sampled_from(["pt", "safetensors"]))
def test_a_spoilt_file_is_numbers_or_one_error(
    tmp_path_factory: pytest.TempPathFactory, place: int, byte: int, kind: str
) -> None:
    buffer = io.BytesIO()
    torch.save(state(3, 2), buffer)
    raw = bytearray(buffer.getvalue() if kind == "pt" else save(state(3, 2)))
    raw[place % len(raw)] = byte
    path = tmp_path_factory.mktemp("spoilt") / f"weights.{kind}"
    path.write_bytes(raw)
    try:
        assert all(torch.isfinite(weights).all() for weights, _ in weights_in(path))
    except InputError as error:
        assert error.findings


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    assert "needs a file, and there is none" in message_of(tmp_path)
    assert "needs a file, and there is none" in message_of(tmp_path / "none.pt")
