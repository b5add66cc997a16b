"""Pictures of the beats' ends, as PNG files."""

from pathlib import Path
from typing import Any

from PIL import Image

from mathanim.rendering.area import Area


class StillsFolder:
    """Takes the picture at the end of each beat and writes it into a folder, in order."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: list[Path] = []

    def write(self, pixels: Any, repeat: int, changed: Area) -> None:
        """Frames within a beat are not kept."""

    def cut(self) -> None:
        """A still needs no seam."""

    def keep_still(self, pixels: Any) -> None:
        """Write the picture without its alpha."""
        file = self.folder / f"{len(self.files):03}.png"
        Image.fromarray(pixels).convert("RGB").save(file)
        self.files.append(file)
