"""A lecture names files beside itself and no others; the command line names them from where the user is."""

from pathlib import Path

import pytest

from mathanim.inputs.assignments import assigned
from mathanim.inputs.errors import InputError
from mathanim.inputs.lecture import lecture_from

LECTURE = """
languages = ["en"]
title = {{ en = "Files" }}
[[scenes]]
scene = "linear_algebra.basis_vectors_follow_the_matrix"
parameters = {{ matrix = {{ file = "{0}" }} }}
"""


def lecture_naming(file: str, folder: Path) -> Path:
    lecture = folder / "talk" / "talk.toml"
    lecture.parent.mkdir(exist_ok=True)
    lecture.write_text(LECTURE.format(file), encoding="utf-8")
    return lecture


@pytest.mark.parametrize("name", ["map.csv", "numbers/map.csv", "./map.csv"])
def test_a_file_beside_the_lecture_is_found_from_anywhere(name: str, tmp_path: Path) -> None:
    (scene,) = lecture_from(lecture_naming(name, tmp_path)).scenes
    assert Path(scene.parameters["matrix"]["file"]) == tmp_path / "talk" / name


@pytest.mark.parametrize("name", ["../map.csv", "/etc/passwd", "numbers/../../map.csv", "out/map.csv"])
def test_a_file_outside_the_lecture_s_folder_is_refused(name: str, tmp_path: Path) -> None:
    lecture = lecture_naming(name, tmp_path)
    (lecture.parent / "out").symlink_to(tmp_path)
    with pytest.raises(InputError, match=r"talk\.toml: scenes\[0\]\.parameters\.matrix\.file: needs a file in the"):
        lecture_from(lecture)


def test_on_the_command_line_a_file_of_numbers_starts_where_the_user_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    values = assigned(["matrix=map.csv", "vector=/data/v.NPY", "function=x**2", "network={ file = 'a.pt', seed = 1 }"])
    assert values["matrix"] == {"file": str(tmp_path / "map.csv")}
    assert values["vector"] == {"file": "/data/v.NPY"}
    assert values["function"] == "x**2"
    assert values["network"] == {"file": str(tmp_path / "a.pt"), "seed": 1}
