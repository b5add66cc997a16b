"""What a user names is found, or said not to be there with the nearest name; nothing is run to find out."""

from pathlib import Path

import pytest

from mathanim.inputs.errors import InputError
from mathanim.rendering.errors import UnknownTarget, UnsafeName, WrongUse
from mathanim.rendering.request import Request
from mathanim.rendering.scene_files import scene_names
from mathanim.rendering.targets import target_named
from tests.rendering.small_renderings import SCENES


def write(folder: Path, text: str, name: str = "talk.py") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_file_gives_its_scenes_in_the_order_written() -> None:
    target = target_named(str(SCENES / "three_scenes.py"))
    assert [wanted.key for wanted in target.scenes] == ["CircleAppears", "DividesByZero", "SquareBecomesCircle"]
    assert target.folder == ("three_scenes",)


def test_a_file_and_class_give_that_scene() -> None:
    target = target_named(f"{SCENES / 'three_scenes.py'}:DividesByZero")
    assert [wanted.reference.class_name for wanted in target.scenes] == ["DividesByZero"]


def test_a_scene_of_the_project_goes_by_subject_and_module() -> None:
    target = target_named("linear_algebra.basis_vectors_follow_the_matrix")
    (wanted,) = target.scenes
    assert wanted.reference.class_name == "BasisVectorsFollowTheMatrix"
    assert wanted.reference.file.is_file()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "linear_algebra.basis_vector_follow_the_matrix",
            "did you mean 'linear_algebra.basis_vectors_follow_the_matrix'",
        ),
        (str(SCENES / "three_scene.py"), "did you mean 'three_scenes.py'?"),
        (f"{SCENES / 'three_scenes.py'}:circleappears", "did you mean 'CircleAppears'?"),
        ("no such thing", "there is no lecture, scene or file 'no such thing'"),
        ("no such thing" * 100, "there is no lecture, scene or file 'no such thingno"),
        (str(SCENES), "needs a lecture, a file that ends in .toml, or a Manim file, .py, not '"),
        ("tour@slide_b", "needs a whole lecture, scene or file, not 'tour@slide_b'"),
    ],
)
def test_a_typo_gets_the_nearest_name(name: str, words: str) -> None:
    with pytest.raises(UnknownTarget) as error:
        target_named(name)
    assert words in str(error.value)


def test_where_there_is_nothing_near_nothing_is_suggested(tmp_path: Path) -> None:
    with pytest.raises(UnknownTarget, match=r"there is no file '.*talk\.py'$"):
        target_named(str(tmp_path / "talk.py"))


def test_a_lecture_file_that_is_not_there_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is none"):
        target_named(str(tmp_path / "talk.toml"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("class Broken(Scene:\n    pass\n", "talk.py:1: SyntaxError"),
        ("import math\nimport no_such_module_anywhere\n", "talk.py:2: ModuleNotFoundError: no module named 'no_such"),
        ("x = 1\n", "holds no Manim scene"),
        ("class Talk(Scene): ...\nclass TALK(Scene): ...\n", "scenes of the same name: Talk, TALK"),
        ("x = '" + "(" * 10 + "\n", "talk.py:1: SyntaxError"),
    ],
)
def test_a_file_that_cannot_be_used_says_why_without_being_run(text: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(WrongUse) as error:
        target_named(str(write(tmp_path, text)))
    assert words in str(error.value)
    assert "\n" not in str(error.value)


def test_looking_for_scenes_runs_nothing(tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    file = write(tmp_path, f"open({str(canary)!r}, 'w')\nclass Talk(Scene):\n    def construct(self): ...\n")
    assert scene_names(file) == ["Talk"]
    assert not canary.exists()


def test_a_base_without_a_story_is_no_scene_and_its_heirs_are(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        "class House(Scene):\n    def setup(self): ...\n"
        "class Talk(House):\n    def construct(self): ...\n"
        "class Longer(Talk): ...\n"
        "class Camera3D(manim.ThreeDScene):\n    def construct(self): ...\n"
        "class Style: ...\n"
        "class Foreign(SlideBase):\n    def construct(self): ...\n",
    )
    assert scene_names(file) == ["Talk", "Longer", "Camera3D", "Foreign"]


def test_two_files_of_one_name_are_refused_rather_than_overwritten(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    files = [write(tmp_path / name, "class Talk(Scene):\n    def construct(self): ...\n") for name in ("a", "b")]
    with pytest.raises(UnsafeName, match="named twice"):
        Request(tuple(target_named(str(file)) for file in files))
