"""Files of weights, ten thousand ways spoilt: the numbers that stand there, or one clear refusal; nothing is run."""

import io
import json
import os
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import event, given
from hypothesis import strategies as st
from safetensors.torch import save
from torch import Tensor, nn

from mathanim.inputs.errors import InputError
from mathanim.inputs.networks.layer_sizes import LayerWidths
from mathanim.inputs.networks.network import network_from
from mathanim.inputs.networks.network_fields import widths_of_network
from mathanim.inputs.networks.network_file import weights_in
from mathanim.inputs.reading import NotClearError
from tests.inputs.damage import damaged
from tests.inputs.networks.weights_by_hand import Array, safetensors_by_hand, state_dict_by_hand
from tests.inputs.outcomes import FEW, outcome

FLOATING = [torch.float32, torch.float64, torch.float16, torch.bfloat16]
KINDS = [*FLOATING * 4, torch.int64, torch.bool]
NAMES = ["0", "layers.1", "fc_10", "", "a\nb", "\x1b[31m", "層", "module.2.", "x" * 300]
CANARY = "canary_that_must_not_sing"


class Bite:
    """Pickles to a call of os.system."""

    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, (f"touch {CANARY}",)


@st.composite
def states(draw: st.DrawFn) -> dict[str, Tensor]:
    sizes = draw(st.lists(st.sampled_from([1, 2, 3, 1, 2, 3, 2, 3, 0]), min_size=2, max_size=4))
    kind, start = draw(st.sampled_from(KINDS)), draw(st.sampled_from([*[-1.5, 0.1, 2.0] * 4, 1e30, torch.nan]))
    state: dict[str, Tensor] = {}
    for place, (inputs, outputs) in enumerate(pairwise(sizes)):
        name = f"{draw(st.sampled_from(NAMES[:3] * 9 + NAMES))}{place}"
        weight = (start + torch.arange(inputs * outputs)).reshape(inputs, outputs).to(kind)
        state[f"{name}.weight"] = weight.T if draw(st.booleans()) else weight.T.contiguous()
        if draw(st.booleans()):
            state[f"{name}.bias"] = torch.arange(outputs if draw(st.integers(0, 9)) else 1).to(kind)
    return state


def in_safetensors(state: dict[str, Tensor]) -> bytes:
    return save({name: tensor.contiguous() for name, tensor in state.items()})


@st.composite
def with_another_header(draw: st.DrawFn) -> bytes:
    """A file of safetensors whose header is spoilt, and measured rightly."""
    raw = in_safetensors(draw(states()))
    start = 8 + int.from_bytes(raw[:8], "little")
    header = draw(damaged(st.just(raw[8:start])) | st.builds(with_a_lie, st.just(raw[8:start]), st.sampled_from(LIES)))
    return struct.pack("<Q", len(header)) + header + raw[start:]


LIES: list[tuple[str, object]] = [
    ("shape", [10**12, 10**12]),
    ("shape", [-1, 2]),
    ("shape", []),
    ("shape", [2**63]),
    ("shape", [0, 10**18]),
]
LIES += [("dtype", kind) for kind in ("F8_E4M3", "I64", "U8", "C64", "BOOL", "X", None, 1)]
LIES += [("data_offsets", place) for place in ([0, 0], [0, 2**63], [8, 0], [4, 12], [0], [-8, 0], ["0", "8"])]


def with_a_lie(header: bytes, lie: tuple[str, object]) -> bytes:
    told = json.loads(header)
    for about in list(told.values())[-1:]:
        about[lie[0]] = lie[1]
    return json.dumps(told).encode()


def in_archive(state: object, protocol: int) -> bytes:
    stream = io.BytesIO()
    torch.save(state, stream, pickle_protocol=protocol)
    return stream.getvalue()


@st.composite
def with_another_member(draw: st.DrawFn) -> bytes:
    """An archive of torch.save with one member spoilt, and measured rightly."""
    raw = in_archive(draw(states()), draw(st.sampled_from([2, 2, 2, 4])))
    chosen, stream = draw(st.sampled_from(["data.pkl", "data.pkl", "data/0", "byteorder", "version"])), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(stream, "w") as target:
        for member in source.infolist():
            content = source.read(member)
            is_chosen = member.filename.endswith(chosen)
            target.writestr(member.filename, draw(damaged(st.just(content), 2)) if is_chosen else content)
    return stream.getvalue()


HOSTILE = [in_archive({"0.weight": bite}, protocol) for bite in (Bite(), [Bite()]) for protocol in (2, 3, 4, 5)]
ARCHIVES = damaged(st.builds(in_archive, states(), st.just(2)), 2) | with_another_member()
ARCHIVES |= damaged(st.sampled_from(HOSTILE), 1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("weights")


def agrees(came: list[tuple[Tensor, Tensor]], tensors: dict[str, Array]) -> bool:
    """Whether every tensor is the weight or bias of some layer; a bias that is not there is of zeros."""
    weights = [array for array in tensors.values() if array.ndim == 2]
    biases = [array.tolist() for array in tensors.values() if array.ndim == 1]
    found = [bias.tolist() for _, bias in came if bias.any() or bias.tolist() in biases]
    are_biases = all(bias in biases for bias in found) and all(bias in found or not any(bias) for bias in biases)
    return are_biases and sorted(map(repr, (array.T.tolist() for array in weights))) == sorted(
        repr(weight.tolist()) for weight, _ in came
    )


def hand_in(content: bytes, file: Path, by_hand: Callable[[bytes], dict[str, Array]]) -> None:
    """Read the bytes as that file; what is taken is what a reader of our own finds, and makes a network."""
    file.write_bytes(content)
    came = outcome(lambda: weights_in(file), file.parent)
    assert came is None or agrees(came, by_hand(content))
    network = outcome(lambda: network_from({"file": str(file)}), file.parent)
    assert (network is None) == (came is None)
    assert told_without_torch(file) in (None, said_of(lambda: widths_of(network_from({"file": str(file)}))))


def told_without_torch(file: Path) -> object:
    """What is told of a file without torch, where it can be told: its layers' widths, or why it is refused."""
    with suppress(NotClearError):
        told = said_of(lambda: widths_of_network({"file": str(file)}))
        event("refused without torch" if isinstance(told, str) else "told without torch")
        return told
    return None


def said_of(read: Callable[[], object]) -> object:
    """What is read, or the refusal in words; safetensors names any one of several faults."""
    try:
        return read()
    except InputError as error:
        return str(error).partition(" file: Error")[0]


def widths_of(network: nn.Sequential) -> tuple[LayerWidths, ...]:
    return tuple(LayerWidths(part.in_features, part.out_features) for part in network if isinstance(part, nn.Linear))


@FEW
@given(content=damaged(states().map(in_safetensors), 2) | with_another_header())
def test_a_safetensors_file_is_its_numbers_or_refused(content: bytes, folder: Path) -> None:
    hand_in(content, folder / "w.safetensors", safetensors_by_hand)


@FEW
@given(content=ARCHIVES)
def test_a_state_dict_is_its_numbers_or_refused_and_nothing_is_run(content: bytes, folder: Path) -> None:
    hand_in(content, folder / "w.pt", state_dict_by_hand)
    assert not (folder / CANARY).exists()


def test_the_second_opinion_reads_what_was_saved() -> None:
    state = {"a.weight": torch.arange(6.0).reshape(2, 3).T, "a.bias": torch.ones(3, dtype=torch.bfloat16)}
    for read in (safetensors_by_hand(in_safetensors(state)), state_dict_by_hand(in_archive(state, 2))):
        assert set(read) == set(state)
        assert all(np.array_equal(read[name], state[name].double().numpy()) for name in state)
