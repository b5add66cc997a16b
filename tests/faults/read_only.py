"""Folders that nobody may write to, as a disk that is mounted to be read only: refused before anything is drawn."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests import command_line
from tests.faults.full_disk import OWN_WORLD, can_mount

SCENE = "from manim import *\nclass Talk(Scene):\n    def construct(self):\n        self.add(Square())\n"


def on_a_read_only_disk(where: Path) -> dict[str, Any]:
    """What the command line says where output, store or scene file lie on such a disk; nothing if none can be made."""
    if not can_mount():
        return {}
    command = [*OWN_WORLD, sys.executable, "-m", "tests.faults.read_only", str(where)]
    program = subprocess.run(command, cwd=command_line.ROOT, capture_output=True, text=True, check=False)
    assert program.returncode == 0, program.stderr
    said: dict[str, Any] = json.loads(program.stdout.splitlines()[-1])
    return said


def tried(where: Path) -> dict[str, Any]:
    """Exit code and words of a rendering for each folder that cannot be written to."""
    disk, free = where / "disk", where / "free"
    for folder in (disk, free):
        folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(disk)], check=True)
    for folder in (disk, free):
        (folder / "talk.py").write_text(SCENE, encoding="utf-8")
    render(free / "talk.py", disk / "kept", disk / "kept" / ".store")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    return {
        "output": render(free / "talk.py", disk / "media", free / "store"),
        "published before": render(free / "talk.py", disk / "kept", free / "store"),
        "store": render(free / "talk.py", free / "media", disk / "store"),
        "store that is there": render(free / "talk.py", free / "media", disk / "kept" / ".store"),
        "scene file": render(disk / "talk.py", free / "media", free / "store"),
        "left": sorted(file.name for file in (free / "media").iterdir() if file.name.startswith(".work")),
    }


def render(file: Path, output: Path, store: Path) -> tuple[int, list[str]]:
    """Render the file by the command line."""
    words = ["video", str(file), "--quality", "draft", "--output", str(output), "--store", str(store)]
    said = command_line.run(*words, cwd=file.parent)
    return said.returncode, said.stderr.splitlines()


if __name__ == "__main__":
    os.environ.pop("TMPDIR", None)
    print(json.dumps(tried(Path(sys.argv[1]))))
