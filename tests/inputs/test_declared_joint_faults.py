"""What is wrong with values only together is refused from the source too, word for word, without torch and manim."""

import json
import os
import subprocess
import sys
from collections import OrderedDict
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import event, given, settings
from hypothesis import strategies as st
from safetensors.torch import save_file
from torch import Tensor, nn

from mathanim.inputs.declared_check import declared_fault
from mathanim.inputs.scene_folder import SCENES
from tests.inputs.own_words import own_fault
from tests.scenes.walking import scene_class

NETWORK, BAYES = "neural_networks.forward_pass_layer_by_layer", "probability.bayes_splits_the_square"
CLASSES = {NETWORK: "ForwardPassLayerByLayer", BAYES: "BayesSplitsTheSquare"}
SEVEN = [f"h{number}" for number in range(7)]
ROOT = 2**-0.5


def state(*sizes: int, **how: Any) -> dict[str, Tensor]:
    return nn.Sequential(*[nn.Linear(*pair, **how) for pair in pairwise(sizes)]).state_dict()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of weights that are whole, and do not fit an input of three numbers."""
    folder = tmp_path_factory.mktemp("weights")
    save_file(state(5, 2), folder / "wide.safetensors")
    save_file(state(*[3] * 8, dtype=torch.bfloat16), folder / "deep.safetensors")
    save_file({"0.weight": torch.ones(2, 3, dtype=torch.int32)}, folder / "whole.safetensors")
    save_file({"0.weight": torch.full((2, 3), torch.nan, dtype=torch.float16)}, folder / "nan.safetensors")
    saved: dict[str, Any] = {
        "wide": state(64, 10),
        "unbiased": state(4, 2, bias=False, dtype=torch.bfloat16),
        "deep": nn.Sequential(*[nn.Linear(3, 3) for _ in range(7)]).state_dict(),
        "learnt": OrderedDict(nn.Linear(4, 2).named_parameters()),
        "tuned": {"0.weight": torch.ones(2, 4, requires_grad=True)},
        "turned": {"0.weight": torch.ones(3, 2).T, "1.weight": torch.ones(3, 3)},
        "checkpoint": {"model": state(3, 2), "epoch": 3},
        "list": [torch.ones(3, 3)],
        "alone": torch.ones(3, 3),
        "convolution": nn.Conv2d(1, 2, 3).state_dict(),
        "vast": {"0.weight": torch.zeros(1).expand(10**6, 10**6)},
        "infinite": {"0.weight": torch.full((4, 4), torch.inf, dtype=torch.bfloat16)[::2, 1:]},
    }
    for name, value in saved.items():
        torch.save(value, folder / f"{name}.pt")
    (folder / "deep.toml").write_text("sizes = [3, 3, 3, 3, 3, 3, 3, 3]\n")
    (folder / "named.toml").write_text("file = 'wide.safetensors'\n")
    (folder / "four.csv").write_text("1, 2, 3, 4\n")
    (folder / "seven.csv").write_text("\n".join([",x,y", *(f"{name},1,2" for name in SEVEN)]))
    (folder / "odd.csv").write_text(f",x\na,{ROOT}\nb,{1 - ROOT}\n")
    return folder


FAULTS: list[tuple[str, dict[str, Any]]] = [
    (NETWORK, {"input": [1, 2]}),
    (NETWORK, {"input": {"file": "four.csv"}}),
    (NETWORK, {"network": {"sizes": [3] * 8}}),
    (NETWORK, {"network": {"sizes": [64, 2]}, "input": [0.5] * 100}),
    (NETWORK, {"network": {"layers": [{"weights": [[1], [2]], "bias": [0]}]}}),
    *((NETWORK, {"network": {"file": f"{name}.toml"}}) for name in ("deep", "named")),
    *((NETWORK, {"network": {"file": f"{name}.safetensors"}}) for name in ("wide", "deep", "whole", "nan")),
    *((NETWORK, {"network": {"file": f"{name}.pt"}}) for name in ("wide", "unbiased", "deep", "learnt", "turned")),
    *(
        (NETWORK, {"network": {"file": f"{name}.pt"}})
        for name in ("tuned", "checkpoint", "list", "alone", "convolution")
    ),
    *((NETWORK, {"network": {"file": f"{name}.pt"}}) for name in ("vast", "infinite")),
    (NETWORK, {"network": {"file": "wide.safetensors", "activations": ["relu"] * 2}, "input": [1] * 5}),
    (BAYES, {"table": {"hypotheses": SEVEN, "evidence": ["x"], "counts": [[1]] * 7}}),
    (BAYES, {"table": {"hypotheses": ["a", "b"], "evidence": SEVEN, "counts": [[1] * 7] * 2}}),
    (BAYES, {"table": {"hypotheses": ["あ" * 40, "い" * 40], "evidence": ["う" * 40], "counts": [[1], [1]]}}),
    (BAYES, {"table": {"hypotheses": ["a", "b"], "evidence": ["x"], "probabilities": [[ROOT], [1 - ROOT]]}}),
    *((BAYES, {"table": {"file": f"{name}.csv"}, "population": 50}) for name in ("seven", "odd")),
]


def test_joint_faults_are_refused_in_the_scenes_own_words_without_torch_and_manim(
    files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(files)
    asked = [(str(file_of(scene)), CLASSES[scene], values) for scene, values in FAULTS]
    program = """
import json, sys
from pathlib import Path
from mathanim.inputs.declared_check import declared_fault
told = [str(declared_fault(Path(file), name, values)) for file, name, values in json.load(sys.stdin)]
print(json.dumps([told, sorted({"manim", "torch", "sympy", "av"} & sys.modules.keys())]))
"""
    ended = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(asked),
        env={**os.environ, "PYTHONPATH": str(SCENES.parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    told, loaded = json.loads(ended.stdout)
    assert loaded == []
    assert told == [own_fault(scene_class(scene), values) for scene, values in FAULTS]
    assert "" not in told


def file_of(scene: str) -> Path:
    return SCENES / f"{scene.replace('.', '/')}.py"


SIZES = st.lists(st.integers(1, 4), min_size=2, max_size=9)
INPUTS = st.integers(1, 5).flatmap(lambda n: st.lists(st.integers(-3, 3), min_size=n, max_size=n))


@st.composite
def layers(draw: st.DrawFn) -> dict[str, Any]:
    widths = pairwise(draw(SIZES))
    return {"layers": [{"weights": [[1.5] * outputs] * inputs, "bias": [0] * outputs} for inputs, outputs in widths]}


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    rows, columns = draw(st.integers(2, 7)), draw(st.integers(1, 7))
    cells = draw(st.lists(st.integers(1, 9), min_size=rows * columns, max_size=rows * columns))
    lines = [cells[columns * row : columns * (row + 1)] for row in range(rows)]
    letter, length = draw(st.sampled_from("aあ")), draw(st.sampled_from([1, 8, 20, 39]))
    names = [chr(ord(letter) + number) * length for number in range(7)]
    named = {"hypotheses": names[:rows], "evidence": names[:columns]}
    if draw(st.booleans()):
        return {**named, "counts": lines}
    total = sum(cells) * draw(st.sampled_from([1, 1, 1.0000000001]))
    return {**named, "probabilities": [[cell / total for cell in line] for line in lines]}


GIVEN = st.one_of(
    st.tuples(
        st.just(NETWORK),
        st.fixed_dictionaries({}, optional={"network": SIZES.map(lambda n: {"sizes": n}) | layers(), "input": INPUTS}),
    ),
    st.tuples(
        st.just(BAYES),
        st.fixed_dictionaries({"table": tables()}, optional={"population": st.integers(1, 10**6)}),
    ),
)


@settings(max_examples=50, deadline=None)
@given(asked=GIVEN)
def test_values_that_are_right_one_by_one_are_judged_together_as_the_scene_does(
    asked: tuple[str, dict[str, Any]],
) -> None:
    scene, values = asked
    fault = declared_fault(file_of(scene), CLASSES[scene], values)
    event(f"{scene}: {'right' if fault is None else 'wrong'}")
    assert str(fault or "") == own_fault(scene_class(scene), values)
