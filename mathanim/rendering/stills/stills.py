"""Pictures of a scene as PNG files: of each beat's end, or of chosen frames."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mathanim.rendering.frames.area import Area
from mathanim.rendering.png import write_png


class EndsOfBeats:
    """Takes the last frame of every play, and writes that of each beat's last play into a folder, in order."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: list[Path] = []
        self._picture: Any = None
        self._is_new = False

    def chosen(self, frames: range) -> Sequence[int]:
        """The last frame of a play: it may be the last of its beat."""
        return frames[-1:]

    def write(self, pixels: Any, repeat: int, changed: Area) -> None:
        """Keep the picture until a newer one comes or the beat ends."""
        del repeat
        if self._picture is None:
            self._picture = pixels.copy()
        changed.of(self._picture)[...] = changed.of(pixels)
        self._is_new = True

    def cut(self) -> None:
        """Write the picture of the beat that has ended, if there was one."""
        if self._is_new:
            self.files.append(write_png(self.folder / f"{len(self.files):03}.png", self._picture))
            self._is_new = False


class ChosenFrames:
    """Takes the frames of the given numbers and writes each into a folder."""

    def __init__(self, folder: Path, numbers: Sequence[int]) -> None:
        self.folder, self.numbers = folder, sorted(set(numbers))
        self.files: list[Path] = []

    def chosen(self, frames: range) -> Sequence[int]:
        """Those frames of a play that are wanted."""
        return [number for number in self.numbers if number in frames]

    def write(self, pixels: Any, repeat: int, changed: Area) -> None:
        """Write the picture as so many of the chosen frames that follow one another."""
        del changed
        for _ in range(repeat):
            self.files.append(write_png(self.folder / f"{len(self.files):03}.png", pixels))

    def cut(self) -> None:
        """A beat's end is a frame like any other."""
