"""Parameters of the command line come before the lecture's, and go to one scene only."""

import subprocess
import sys
from pathlib import Path

import pytest

from mathanim.rendering.errors import WrongUse
from mathanim.rendering.request import Request
from mathanim.rendering.targets import target_named

ROOT = Path(__file__).resolve().parents[2]
BASIS = "linear_algebra.basis_vectors_follow_the_matrix"
LECTURE = f"""
languages = ["en"]
title = {{ en = "One map" }}
[[scenes]]
scene = "{BASIS}"
parameters = {{ matrix = [[0, -1], [1, 0]], vector = [2, 1] }}
"""


def test_what_is_set_comes_before_what_the_lecture_says(tmp_path: Path) -> None:
    (tmp_path / "talk.toml").write_text(LECTURE, encoding="utf-8")
    lecture = target_named(str(tmp_path / "talk.toml"))
    request = Request((target_named(BASIS),), parameters={"vector": [3, 1]})
    parameters = request.setting_of(request.targets[0], lecture.scenes[-1]).parameters
    assert parameters == {**lecture.scenes[-1].parameters, "vector": [3, 1]}
    assert "matrix" in parameters


def test_parameters_for_several_scenes_are_refused() -> None:
    with pytest.raises(WrongUse, match="--set needs one scene, not 5: name the scene"):
        Request((target_named("tour"),), parameters={"point": 1.0})


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("vectr=[1, 2]", f"{BASIS}: vectr: is not known: did you mean 'vector'?"),
        ("vector=[1, 2", f"{BASIS}: vector: needs a list of 2 numbers, not '[1, 2'"),
        ("vector", "--set: needs name=value, as in point=1.5, not 'vector'"),
    ],
)
def test_what_a_scene_cannot_use_is_named_with_exit_code_2(value: str, words: str, tmp_path: Path) -> None:
    words_of_command = ["still", BASIS, "--quality", "draft", "--output", str(tmp_path), "--set", value]
    command = [sys.executable, str(ROOT / "render.py"), *words_of_command]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.stderr == f"{words}\n"
    assert ended.returncode == 2
    assert list(tmp_path.rglob("*.png")) == []
