"""A scene shows itself in a notebook: its video and last picture inside, quietly, wherever the call is made."""

import ast
import asyncio
import io
import re
import subprocess
import sys
from base64 import b64decode
from functools import partial
from importlib import import_module
from inspect import signature
from pathlib import Path
from threading import Thread
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image

from mathanim import show
from mathanim.inputs.errors import InputError
from mathanim.rendering.errors import SceneError, UnknownTarget, WrongUse
from mathanim.rendering.notebooks.show import assignments_of, rendered
from mathanim.rendering.notebooks.shown_clip import ShownClip
from mathanim.rendering.targets import scene_reference

ROOT = Path(__file__).resolve().parents[3]
FILE = Path(__file__).parents[1] / "scenes_for_tests" / "three_scenes.py"
CIRCLE = f"{FILE}:CircleAppears"
BASIS = "linear_algebra.basis_vectors_follow_the_matrix"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shown")


@pytest.fixture(scope="module")
def clip(folder: Path) -> ShownClip:
    return show(CIRCLE, quality="draft", output=folder)


def frames_in(video: Any) -> list[np.ndarray]:
    with av.open(video) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]


def embedded(clip: ShownClip, name: str) -> bytes:
    """What the HTML holds as its video or poster."""
    (found,) = re.findall(rf'{name}="data:[a-z0-9/]+;base64,([^"]+)"', clip._repr_html_())
    return b64decode(found)


def children() -> set[str]:
    """The processes that this one has started and that are there."""
    return set(Path(f"/proc/self/task/{Path('/proc/thread-self').resolve().name}/children").read_text().split())


def test_the_embedded_video_is_the_file_frame_for_frame(clip: ShownClip) -> None:
    shown, kept = frames_in(io.BytesIO(embedded(clip, "src"))), frames_in(str(clip.file))
    assert len(shown) == len(kept) == 120
    assert all(np.array_equal(one, other) for one, other in zip(shown, kept, strict=True))


def test_the_poster_is_the_last_frame(clip: ShownClip) -> None:
    poster = np.asarray(Image.open(io.BytesIO(embedded(clip, "poster"))))
    assert np.array_equal(poster, frames_in(str(clip.file))[-1])


def test_a_beat_is_shown_alone(clip: ShownClip, folder: Path) -> None:
    rest = show(CIRCLE, quality="draft", output=folder, beat="rest")
    own = frames_in(io.BytesIO(rest.video))
    assert len(own) == 90
    assert all(np.array_equal(a, b) for a, b in zip(own, frames_in(str(clip.file))[30:], strict=True))


def test_notebooks_find_the_forms_that_they_ask_for(clip: ShownClip) -> None:
    bundle = clip._repr_mimebundle_()
    assert bundle == {"text/html": clip._repr_html_(), "text/plain": f"Circle Appears: {clip.file}"}
    assert clip._repr_mimebundle_(include={"text/plain"}).keys() == {"text/plain"}
    assert clip._repr_mimebundle_(exclude=["text/html"]).keys() == {"text/plain"}
    assert clip._mime_() == ("text/html", clip._repr_html_())
    assert re.match(r"<video controls loop [^<>]*></video>$", clip._repr_html_())


def test_nothing_is_drawn_twice(clip: ShownClip, folder: Path) -> None:
    (scene,) = rendered([CIRCLE, "--pace=tight", "--quality=draft", f"--output={folder}"])["scenes"]
    assert scene["reused"]
    assert show(CIRCLE, quality="draft", output=folder) == clip


def test_it_works_in_a_running_loop_and_in_a_thread_without_a_word(
    clip: ShownClip, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    seen: list[ShownClip] = []
    again = partial(show, CIRCLE, quality="draft", output=folder)

    async def cell() -> None:
        seen.append(again())

    before = children()
    asyncio.run(cell())
    thread = Thread(target=lambda: seen.append(again()))
    thread.start()
    thread.join()
    assert seen == [clip, clip]
    assert capfd.readouterr() == ("", "")
    assert children() <= before


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        (
            {"target": BASIS, "vectr": [1, 2]},
            InputError,
            f"{BASIS}: vectr: is not known: did you mean 'vector'?",
        ),
        (
            {"target": CIRCLE, "language": "fr"},
            InputError,
            "Invalid value for '--language': 'fr' is not one of 'ja', 'en'.",
        ),
        (
            {"target": BASIS, "matrix": object},
            InputError,
            "matrix: needs numbers, texts, or lists of them, not <class 'object'>",
        ),
        (
            {"target": "calculus.nothing"},
            UnknownTarget,
            "there is no lecture, scene or file 'calculus.nothing': known: ",
        ),
        ({"target": CIRCLE, "beat": "rset"}, UnknownTarget, "there is no beat 'rset': did you mean 'rest'?"),
        ({"target": str(FILE)}, WrongUse, f"{FILE} has several scenes: name one of {CIRCLE}, "),
        ({"target": f"{FILE}:DividesByZero"}, SceneError, f"three_scenes:DividesByZero: {FILE}:24: ZeroDivisionError"),
    ],
)
def test_what_cannot_be_shown_is_one_line(
    arguments: dict[str, Any], error: type[Exception], words: str, folder: Path
) -> None:
    with pytest.raises(error) as raised:
        show(quality="draft", output=folder, **arguments)
    assert str(raised.value).startswith(words)
    assert "\n" not in str(raised.value)


def test_arrays_are_the_numbers_in_them() -> None:
    given = {"matrix": np.array([[0, -1], [1, 0]]), "point": np.float64(1.5), "function": "x**2", "steps": (1, 2)}
    expected = ["--set=matrix=[[0, -1], [1, 0]]", "--set=point=1.5", "--set=function=x**2", "--set=steps=[1, 2]"]
    assert list(assignments_of(given)) == expected


def test_the_lines_of_the_readme_name_what_there_is() -> None:
    (block,) = re.findall(r"^```py\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    lines = [node.value for node in ast.parse(block).body if isinstance(node, ast.Expr)]
    assert lines
    for call in lines:
        assert isinstance(call, ast.Call)
        given = {word.arg: ast.literal_eval(word.value) for word in call.keywords}
        bound = signature(show).bind(*map(ast.literal_eval, call.args), **given).arguments
        module = bound["target"]
        scene = getattr(import_module(f"scenes.{module}"), scene_reference(module).class_name)
        scene.checked_parameters(bound.get("parameters", {}))
        assert "beat" not in bound or callable(getattr(scene, bound["beat"]))


def test_importing_loads_neither_manim_nor_torch() -> None:
    code = (
        "import sys, mathanim\nassert 'pydantic' not in sys.modules\nfrom mathanim import show\n"
        "print([name for name in ('manim', 'torch') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
