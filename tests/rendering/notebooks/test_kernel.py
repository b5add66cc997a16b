"""A notebook run by a real kernel has the scene's clip in its output, and keeps it when it is saved and read again."""

import io
import os
import re
from base64 import b64decode
from pathlib import Path
from typing import Any

import av
import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

ROOT = Path(__file__).resolve().parents[3]
SCENE = """
from manim import Circle, Create, Scene

class Appears(Scene):
    def construct(self):
        self.play(Create(Circle()), run_time=0.2)
"""
CELL = """
from mathanim import show
show({target!r}, quality="draft", output={folder!r})
"""


def run_in_a_kernel(cells: list[str], folder: Path) -> None:
    """Have a kernel of its own run the cells, and save the notebook."""
    made: Any = nbformat.v4
    notebook = made.new_notebook(cells=[made.new_code_cell(cell) for cell in cells])
    home = {name: str(folder / name) for name in ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR")}
    client = NotebookClient(notebook, timeout=600, startup_timeout=600, resources={"metadata": {"path": str(ROOT)}})
    try:
        client.execute(env={**os.environ, **home})
    finally:
        (folder / "lecture.ipynb").write_text(made.writes(notebook))


def test_a_cell_that_shows_a_scene_holds_its_clip_and_a_fault_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "appears.py"
    file.write_text(SCENE)
    good = CELL.format(target=str(file), folder=str(tmp_path / "media"))
    bad = "show('calculus.secant_becomes_tangent', point='here')"
    with pytest.raises(CellExecutionError, match="InputError"):
        run_in_a_kernel([good, bad], tmp_path)
    made: Any = nbformat.v4
    shown, refused = made.reads((tmp_path / "lecture.ipynb").read_text()).cells
    (output,) = shown.outputs
    assert output.output_type == "execute_result"
    assert output.data["text/plain"].startswith("Appears: ")
    (clip,) = re.findall(r'src="data:video/mp4;base64,([^"]+)"', output.data["text/html"])
    with av.open(io.BytesIO(b64decode(clip)), "r") as video:
        frames = [frame.to_ndarray(format="rgb24") for frame in video.decode(video=0)]
    assert len(frames) == 6
    assert [frame.std() > 5 for frame in (frames[0], frames[-1])] == [False, True]
    assert [output.ename for output in refused.outputs] == ["InputError"]
    assert "point" in refused.outputs[0].evalue
