"""What the source of a scene refuses is what the scene itself refuses, in the same words, without manim and torch."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.inputs.declared_check import declared_fault
from mathanim.inputs.declared_fields import LIGHT
from mathanim.inputs.scene_folder import SCENES
from tests.inputs.own_words import own_fault
from tests.scenes.walking import scene_class

BASIS, SECANT = "linear_algebra.basis_vectors_follow_the_matrix", "calculus.secant_becomes_tangent"
NETWORK, BAYES = "neural_networks.forward_pass_layer_by_layer", "probability.bayes_splits_the_square"
TITLE = "opening.lecture_title"
FAIR: dict[str, Any] = {"hypotheses": ["a", "b"], "evidence": ["x", "y"], "counts": [[1, 2], [3, 4]]}
LAYER: dict[str, Any] = {"weights": [[1, 2]], "bias": [1, 2], "activation": "relu"}


class Hostile:
    """What runs something when it is unpickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        return (os.system, ("true",))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of files that are wrong, each in a way of its own."""
    folder = tmp_path_factory.mktemp("wrong")
    np.save(folder / "three.npy", np.eye(3))
    np.save(folder / "complex.npy", np.eye(2) * 1j)
    np.save(folder / "nan.npy", np.full((2, 2), np.nan))
    np.save(folder / "objects.npy", np.array([[None]]), allow_pickle=True)
    torch.save({"weight": Hostile()}, folder / "evil.pt")
    torch.save({"0.weight": torch.full((2, 3), torch.nan)}, folder / "nan.pt")
    for name, text in {
        "ragged.csv": "1,2\n3\n",
        "words.csv": "1,two\n3,4\n",
        "table.csv": ",x,y\na,1,-2\nb,3,4\n",
        "net.toml": "layers = [{weights = [[1]], biases = [1]}]\n",
        "more.toml": "file = 'net.toml'\n",
        "torn.safetensors": "no tensors",
    }.items():
        (folder / name).write_text(text)
    (folder / "latin.csv").write_bytes(b"1,2\n3,\xe9\n")
    return folder


def fault_of(scene: str, values: Mapping[str, Any]) -> str | None:
    """What the source of a scene of this house says of the values."""
    file = SCENES / f"{scene.replace('.', '/')}.py"
    fault = declared_fault(file, scene_class(scene).__name__, values)
    return None if fault is None else str(fault)


REFUSED: list[tuple[str, dict[str, Any]]] = [
    (BASIS, {"matrix": [[1, 2, 3], [4, 5, 6]]}),
    (BASIS, {"matrix": {"file": "three.npy"}}),
    (BASIS, {"matrix": {"file": "complex.npy"}}),
    (BASIS, {"matrix": {"file": "nan.npy"}}),
    (BASIS, {"matrix": {"file": "objects.npy"}}),
    (BASIS, {"matrix": {"file": "ragged.csv"}}),
    (BASIS, {"matrix": {"file": "words.csv"}}),
    (BASIS, {"matrix": {"file": "latin.csv"}}),
    (BASIS, {"matrix": {"file": "none.csv"}}),
    (BASIS, {"matrix": [[1e200, 0], [0, 1]]}),
    (BASIS, {"matrix": "[[1/2,0],[0,1]]", "vector": [True, "2"]}),
    (BASIS, {"vector": [1, 2, 3], "vectr": 3}),
    (SECANT, {"function": "x^2"}),
    (SECANT, {"function": "__import__('os').system('true')"}),
    (SECANT, {"function": "9**9**9**9", "point": "left"}),
    (SECANT, {"function": r"\input{/etc/passwd}"}),
    (SECANT, {"function": "x + 1/0"}),
    (SECANT, {"point": 1e99, "steps": [1]}),
    (SECANT, {"steps": [1, 2]}),
    (SECANT, {"steps": [1, "a"]}),
    (NETWORK, {"network": {"file": "evil.pt"}}),
    (NETWORK, {"network": {"file": "nan.pt"}}),
    (NETWORK, {"network": {"file": "none.pt"}, "input": [1, None]}),
    (NETWORK, {"network": {"file": "torn.safetensors"}}),
    (NETWORK, {"network": {"file": "torn.pt"}}),
    (NETWORK, {"network": {"file": "net.toml"}}),
    (NETWORK, {"network": {"file": "more.toml"}}),
    (NETWORK, {"network": {"file": "net.toml", "seed": 3}}),
    (NETWORK, {"network": {"sizes": [3, 100000, 100000]}}),
    (NETWORK, {"network": {"sizes": [3, 2], "activations": ["relu", "relu"]}}),
    (NETWORK, {"network": {"layers": [LAYER, LAYER]}}),
    (NETWORK, {"input": {"file": "words.csv"}}),
    (BAYES, {"table": {"file": "table.csv"}, "population": 0}),
    (BAYES, {"table": {**FAIR, "hypotheses": ["a", "a"]}}),
    (BAYES, {"table": {**FAIR, "counts": [[1, 2], [0, 0]]}}),
    (BAYES, {"table": {"hypotheses": ["a", "b"], "evidence": ["x"], "probabilities": [[0.5], [0.6]]}}),
    (TITLE, {"title": {"fr": "Bonjour"}, "scenes": ["a", 2]}),
]


@pytest.mark.parametrize(("scene", "values"), REFUSED, ids=[f"{scene[:3]}-{values}"[:60] for scene, values in REFUSED])
def test_a_wrong_field_is_refused_in_the_scenes_own_words(
    scene: str, values: dict[str, Any], files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(files)
    assert fault_of(scene, values) == own_fault(scene_class(scene), values) != ""


@pytest.mark.parametrize(
    ("scene", "values"),
    [
        (BASIS, {"matrix": [[1, 1], [0, 1]]}),
        (SECANT, {"function": "x*abs(x)", "point": 0.0}),
        (NETWORK, {"input": [1, 2, 3]}),
        (BAYES, {"table": FAIR}),
        (TITLE, {"title": {"en": "Motion"}}),
    ],
)
def test_what_only_running_tells_is_left_to_the_scene(
    scene: str, values: dict[str, Any], files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(files)
    assert fault_of(scene, values) is None


NUMBERS = st.one_of(st.integers(-3, 9), st.floats(-3, 9), st.sampled_from([1e200, 1e-200, 10**400]))
TEXTS = st.one_of(st.text(max_size=6), st.sampled_from(["x**2", "2x", r"\frac{1}{x}", "relu", "3 + (", "table.csv"]))
PLAIN = st.recursive(
    st.one_of(NUMBERS, TEXTS, st.booleans()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["file", "en", "ja", "sizes"]), inner, max_size=2)
    ),
    max_leaves=6,
)
ROWS = st.integers(1, 3).flatmap(lambda n: st.lists(st.lists(NUMBERS, min_size=n, max_size=n), max_size=3))
TABLES = st.fixed_dictionaries(
    {"hypotheses": st.lists(st.sampled_from("abc"), max_size=3), "evidence": st.lists(TEXTS, max_size=3)},
    optional={"counts": ROWS, "probabilities": ROWS, "file": TEXTS},
)
LAYERS = st.fixed_dictionaries({"weights": ROWS}, optional={"bias": st.lists(NUMBERS, max_size=3), "activation": TEXTS})
NETWORKS = st.dictionaries(st.sampled_from(["sizes", "seed", "layers", "activation", "file"]), PLAIN, max_size=3)
VALUES: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    BASIS: {"matrix": ROWS, "vector": st.lists(NUMBERS, max_size=3)},
    SECANT: {"function": TEXTS, "point": NUMBERS, "steps": st.lists(NUMBERS, max_size=3)},
    NETWORK: {
        "network": NETWORKS | st.fixed_dictionaries({"layers": st.lists(LAYERS, max_size=2)}),
        "input": st.lists(NUMBERS, max_size=4),
    },
    BAYES: {"table": TABLES, "population": NUMBERS},
    TITLE: {"title": st.dictionaries(st.sampled_from(["en", "ja", "fr"]), TEXTS), "scenes": st.lists(TEXTS)},
}


def values_for(scene: str) -> st.SearchStrategy[dict[str, Any]]:
    """Values that a scene may be given: of nearly the right kind, of any, and under names that it does not know."""
    fields = {name: st.one_of(values, PLAIN) for name, values in VALUES[scene].items()}
    return st.fixed_dictionaries({}, optional={**fields, "matrx": PLAIN, "": PLAIN})


@pytest.mark.parametrize("scene", VALUES)
@settings(max_examples=50, deadline=None)
@given(drawn=st.data())
def test_whatever_the_source_refuses_the_scene_refuses_in_the_same_words(scene: str, drawn: st.DataObject) -> None:
    values = drawn.draw(values_for(scene))
    if (fault := fault_of(scene, values)) is not None:
        assert fault == own_fault(scene_class(scene), values)


def test_a_refusal_waits_for_neither_manim_nor_torch() -> None:
    program = f"""
import sys
from importlib import import_module
from mathanim.inputs.declared_check import declared_fault
from mathanim.inputs.scene_folder import SCENES
for module in {sorted(LIGHT)!r}:
    import_module(module)
assert declared_fault(SCENES / "probability/bayes_splits_the_square.py", "BayesSplitsTheSquare", {{"population": 0}})
print(*({{"manim", "torch", "sympy", "PIL", "av"}} & sys.modules.keys()))
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ended.stdout.split() == []
