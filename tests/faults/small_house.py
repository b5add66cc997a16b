"""A copy of this project with a lecture of four small scenes: rendered by its own command line, edited, looked at.

One of them is long enough to be drawn by two processes where there are cores for it.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.rendering.store.edited_project import decoded

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("circle_grows", "square_turns", "dots_run", "words_stand")
LECTURE = 'languages = ["en"]\n\n[title]\nen = "Short"\n'
HEAD = '"""Edit {edit}."""\n\nfrom manim import *\n\n\nclass {title}(Scene):\n    def construct(self):\n'
BODIES = {
    "circle_grows": "        self.play(Create(Circle({size})), run_time=0.6)\n        self.wait(1.2)\n",
    "square_turns": "        self.play(Rotate(Square({size}), PI / 3), run_time=0.7)\n",
    "dots_run": (
        "        dot = Dot(radius={size} / 4)\n        dot.add_updater(lambda m, dt: m.shift(RIGHT * dt))\n"
        "        self.add(dot)\n        self.wait(0.9)\n"
    ),
    "words_stand": (
        "        self.add_subcaption('so large: {size}', duration=0.5)\n"
        "        for turn in range(5):\n            self.play(FadeIn(Square({size} + turn)), run_time=0.9)\n"
    ),
}
WORLDLY = """
        import locale, os, random
        seen = [hash("a"), list({"b", "c", "d"}), os.environ.get("TZ"), locale.setlocale(locale.LC_ALL, "")]
        seen += [random.random(), np.random.random()]
        for number, word in enumerate(str(seen)):
            self.add(Dot([number % 20 / 2 - 5, number // 20 - 3, 0], radius=ord(word) / 2000))
        self.wait(0.3)
"""
ENDED = re.compile(r"^short: small\.(\w+): \d+ frames")
BEGUN = re.compile(r"^short: small\.(\w+): begins$")


@dataclass
class Run:
    """A command line that was started: its process, the mark that its descendants carry, and where its words go."""

    process: subprocess.Popen[bytes]
    mark: str
    said: Path
    output: Path

    def lines(self) -> list[str]:
        """What it said so far."""
        return self.said.read_text(encoding="utf-8", errors="replace").splitlines()

    def scenes(self, pattern: re.Pattern[str]) -> set[str]:
        """The scenes of which a line of that pattern tells."""
        return {match[1] for line in self.lines() if (match := pattern.match(line))}

    def end(self, seconds: float = 900) -> int:
        """Wait for it; its exit code."""
        return self.process.wait(seconds)

    def report(self) -> dict[str, Any]:
        """The report that it wrote."""
        found: dict[str, Any] = json.loads((self.output / "short" / "report.en.json").read_text(encoding="utf-8"))
        return found

    def drawn(self) -> set[str]:
        """The scenes that it drew and did not find in the store."""
        return {scene["scene"].partition(".")[2] for scene in self.report()["scenes"] if not scene["reused"]}


@dataclass
class SmallHouse:
    """The copy in its folder; what others edit in this project meanwhile does not reach it."""

    folder: Path
    edits: int = 0
    references: dict[float, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        unwanted = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "mathanim", self.folder / "mathanim", ignore=unwanted)
        shutil.copy(ROOT / "render.py", self.folder)
        for name in ("small", "lectures", "texts"):
            (self.folder / "scenes" / name).mkdir(parents=True)
        entries = "".join(f'\n[[scenes]]\nscene = "small.{name}"\n' for name in NAMES)
        (self.folder / "scenes" / "lectures" / "short.toml").write_text(LECTURE + entries, encoding="utf-8")

    def edit(self, size: float) -> None:
        """Write every scene anew, so that none is known; ``size`` alone decides what they look like."""
        self.edits += 1
        for name in NAMES:
            title = "".join(word.capitalize() for word in name.split("_"))
            text = (HEAD + BODIES[name]).format(edit=self.edits, title=title, size=size)
            (self.folder / "scenes" / "small" / f"{name}.py").write_text(text, encoding="utf-8")

    def write_worldly_scene(self) -> None:
        """Let one scene show what may differ from world to world: hashes, the zone, the locale, chance."""
        text = HEAD.format(edit=self.edits, title="CircleGrows") + WORLDLY
        (self.folder / "scenes" / "small" / "circle_grows.py").write_text(text, encoding="utf-8")

    def start(self, output: Path, *options: str) -> Run:
        """Start the command line on the lecture, in a session of its own."""
        descriptor, said = tempfile.mkstemp(dir=self.folder, suffix=".said")
        mark = f"HOUSE_MARK={Path(said).name}"
        words = ["video", "short", "--quality", "draft", "--workers", "2", "--output", str(output), *options]
        process = subprocess.Popen(
            [sys.executable, "render.py", *words],
            cwd=self.folder,
            env={**os.environ, "HOUSE_MARK": Path(said).name},
            stdin=subprocess.DEVNULL,
            stdout=descriptor,
            stderr=descriptor,
            start_new_session=True,
        )
        os.close(descriptor)
        return Run(process, mark, Path(said), output)

    def render(self, output: Path, *options: str) -> Run:
        """Render the lecture; everything must go well."""
        run = self.start(output, *options)
        assert run.end() == 0, "\n".join(run.lines())
        return run

    def reference(self, size: float) -> dict[str, Any]:
        """What the files of scenes of that size say, from a clean rendering without a store."""
        if size not in self.references:
            self.edit(size)
            output = self.folder / f"clean-{size}"
            self.render(output, "--no-store")
            self.references[size] = contents_of(output)
        return self.references[size]


def contents_of(output: Path) -> dict[str, Any]:
    """What a reader finds in each published file, by its name; a file that is not whole raises."""
    files = sorted(file for file in output.rglob("*") if file.is_file() and not is_private(file.relative_to(output)))
    return {str(file.relative_to(output)): content_of(file) for file in files}


def is_private(file: Path) -> bool:
    """Whether the file lies in the store or in the folder of a program at work."""
    return file.parts[0].startswith(".")


def content_of(file: Path) -> Any:
    """Every decoded frame, or the text, of one file; of a report only that it is one."""
    if file.suffix == ".json":
        return sorted(json.loads(file.read_text(encoding="utf-8")))
    return decoded(file) if file.suffix == ".mp4" else file.read_text(encoding="utf-8")
