"""What is measured, in which unit, and how many places of it mean something."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Quantity:
    """Something measured; of a cost, less is better, so its ratios are worth printing."""

    name: str
    unit: str = ""
    places: int = 2
    is_cost: bool = False

    @property
    def heading(self) -> str:
        """The name with its unit."""
        return f"{self.name}, {self.unit}" if self.unit else self.name


WALL = Quantity("wall", "s", is_cost=True)
CPU = Quantity("CPU", "s", is_cost=True)
CHECK = Quantity("check", "s", places=3)
FIRST_FRAME = Quantity("first frame", "s", is_cost=True)
PEAK_MEMORY = Quantity("peak memory of all processes", "MB", places=0, is_cost=True)
LARGEST_PROCESS = Quantity("largest process", "MB", places=0)
BYTES = Quantity("a second of video", "kB", places=1, is_cost=True)
LIKENESS = Quantity("SSIM", places=5)
LIKENESS_DRAWN = Quantity("SSIM of what is drawn", places=5)
FRAMES = Quantity("video", "frames", places=0)

Quantities = Mapping[Quantity, float]
