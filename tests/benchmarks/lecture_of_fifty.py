"""A lecture of fifty small scenes in a copy of this project, and the same scenes in one file for stock Manim."""

import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mathanim.rendering.executors.cores import usable
from tests.benchmarks.contenders import ROOT, stock_command, video_in
from tests.benchmarks.metering import Cost, cost_of
from tests.benchmarks.quantities import CHECK, Quantities

COUNT = 50
HEAD = '"""Scenes of a benchmark."""\n\nfrom manim import *\n'
SCENE = """

class Scene{number:02}(Scene):
    def construct(self):
        self.play(Create(RegularPolygon({corners}, radius={radius:.2f})), run_time=0.3)
        self.wait(0.2)
"""


def scene_text(number: int, edits: int) -> str:
    """One scene; each edit makes its polygon another one."""
    return SCENE.format(number=number, corners=3 + number, radius=1 + 0.05 * edits)


@dataclass
class LectureOfFifty:
    """The copy of the project in ``folder / house``, the one file in ``folder / stock``; both keep what they made."""

    folder: Path
    quality: str
    edits: dict[int, int] = field(default_factory=lambda: dict.fromkeys(range(COUNT), 0))

    def __post_init__(self) -> None:
        self.house, self.stock = self.folder / "house", self.folder / "stock"
        self.stock.mkdir(parents=True)
        shutil.copytree(ROOT / "mathanim", self.house / "mathanim", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "render.py", self.house)
        for name in ("small", "lectures", "texts"):
            (self.house / "scenes" / name).mkdir(parents=True)
        entries = "".join(f'\n[[scenes]]\nscene = "small.scene{number:02}"\n' for number in self.edits)
        lecture = f'languages = ["en"]\n\n[title]\nen = "Fifty"\n{entries}'
        (self.house / "scenes" / "lectures" / "fifty.toml").write_text(lecture, encoding="utf-8")
        for number in self.edits:
            self._write(number)

    def edit(self, number: int) -> None:
        """Change one scene."""
        self.edits[number] += 1
        self._write(number)

    def render_ours(self) -> tuple[Cost, Mapping[str, Any]]:
        """Our command on the lecture, with its store, and the report."""
        words = ["video", "fifty", "--quality", self.quality, "--workers", str(usable()), "--output", "media"]
        cost = cost_of([sys.executable, "render.py", *words], self.house)
        report = json.loads((self.house / "media" / "fifty" / "report.en.json").read_text(encoding="utf-8"))
        return cost, report

    def ours(self, drawn: int) -> Quantities:
        """Render by ours, of which so many scenes must be drawn and no others.

        Raises:
            RuntimeError: if other than these were drawn.
        """
        cost, report = self.render_ours()
        anew = [scene["scene"] for scene in report["scenes"] if not scene["reused"]]
        if len(anew) != drawn:
            raise RuntimeError(f"{drawn} of {COUNT} scenes should have been drawn, not {len(anew)}: {anew}")
        check = {CHECK: report["seconds"]} if drawn == 0 else {}
        return {**cost.times, **check, **video_in(self.house, self.quality)}

    def stocks(self, options: Sequence[str] = ()) -> Quantities:
        """Render by stock Manim, its cache on, all scenes in one process."""
        cost = cost_of(stock_command(self.stock / "fifty.py", [], self.quality, self.stock, options), self.stock)
        return {**cost.times, **video_in(self.stock, self.quality)}

    def _write(self, number: int) -> None:
        own = self.house / "scenes" / "small" / f"scene{number:02}.py"
        own.write_text(HEAD + scene_text(number, self.edits[number]), encoding="utf-8")
        together = HEAD + "".join(scene_text(each, edits) for each, edits in self.edits.items())
        (self.stock / "fifty.py").write_text(together, encoding="utf-8")
