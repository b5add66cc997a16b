"""A small project in a folder of its own, to edit and to render: with its store, and without any."""

import hashlib
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from mathanim.rendering.executors.processes import Processes
from mathanim.rendering.job import Quality
from mathanim.rendering.request import Request
from mathanim.rendering.targets import file_target
from mathanim.rendering.videos import render_videos

SMALL = Quality("small", 160, 90, Fraction(10))


class Project:
    """A scene file ``talk.py`` with one scene ``Talk``, and whatever lies beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.runs = 0

    def write(self, name: str, content: str | bytes) -> None:
        """Write a file of the project."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())

    def render(self, **settings: Any) -> dict[str, Any]:
        """Render with the project's store; the report on the scene."""
        return self._render(self.folder.with_name(f"{self.folder.name}-out"), **settings)

    def render_cold(self, **settings: Any) -> dict[str, Any]:
        """Render without any store."""
        self.runs += 1
        output = self.folder.with_name(f"{self.folder.name}-cold-{self.runs}")
        return self._render(output, **{"no_store": True, **settings})

    def _render(self, output: Path, **settings: Any) -> dict[str, Any]:
        target = file_target(self.folder / "talk.py", "Talk")
        request = Request((target,), output=output, **{"quality": SMALL, **settings})
        (report,) = render_videos(request, lambda modules: Processes(1, modules))
        (scene,) = report["scenes"]
        return {**scene, "store": report["store"]}


def content_of(scene: dict[str, Any]) -> list[Any]:
    """What a viewer gets: the error, or every decoded frame, the sound, the subtitles and the beats."""
    if scene["error"]:
        return [scene["error"]]
    movies = [Path(file) for file in scene["files"] if file.endswith(".mp4")]
    others = [Path(file).read_bytes() for file in scene["files"] if not file.endswith(".mp4")]
    return [*(decoded(movie) for movie in movies), others, scene["beats"], scene["titles"]]


def decoded(movie: Path) -> tuple[list[str], str]:
    """A hash of every frame, and one of the sound."""
    with av.open(str(movie)) as container:
        frames = [hashlib.sha256(frame.to_ndarray()).hexdigest() for frame in container.decode(video=0)]
        has_sound = bool(container.streams.audio)
    if not has_sound:
        return frames, ""
    with av.open(str(movie)) as container:
        sound = np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1)
    return frames, hashlib.sha256(np.ascontiguousarray(sound)).hexdigest()
