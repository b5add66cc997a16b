"""A shell completes commands, lectures, scenes and the parameters of the scene that was named."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mathanim.inputs.declared_parameters import declared_parameters
from mathanim.inputs.scene_folder import SCENES

ROOT = Path(__file__).resolve().parents[2]
SECANT = "calculus.secant_becomes_tangent"


def offered(line: str) -> list[str]:
    """What bash would offer at the end of the line."""
    words = line.split(" ")
    world = {**os.environ, "_RUN_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    command = [sys.executable, str(ROOT / "render.py")]
    found = subprocess.run(command, env=world, capture_output=True, text=True, check=False)
    return [entry.partition(",")[2] for entry in found.stdout.split()]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("run vid", ["video"]),
        ("run video tou", ["tour"]),
        ("run still calculus.", [SECANT]),
        (f"run show {SECANT} --set po", ["point="]),
        (f"run still {SECANT}@slide_b --set ", ["function=", "point=", "steps="]),
        ("run clip neural_networks.forward_pass_layer_by_layer --set i", ["input="]),
        ("run video tour --quality d", ["draft"]),
    ],
)
def test_what_is_begun_is_completed(line: str, wanted: list[str]) -> None:
    assert offered(line) == wanted


@pytest.mark.parametrize(
    ("scene", "names"),
    [
        ("linear_algebra/basis_vectors_follow_the_matrix", ["matrix", "vector"]),
        ("probability/bayes_splits_the_square", ["table", "population"]),
        ("opening/lecture_title", ["title", "scenes"]),
        ("opening/none", []),
    ],
)
def test_parameters_are_read_from_the_source(scene: str, names: list[str]) -> None:
    assert declared_parameters(SCENES / f"{scene}.py", SCENES.parent) == names


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_is_told_how(shell: str) -> None:
    found = subprocess.run(
        [sys.executable, str(ROOT / "render.py"), "completion", shell], capture_output=True, text=True, check=False
    )
    assert found.returncode == 0
    assert "_RUN_COMPLETE" in found.stdout
