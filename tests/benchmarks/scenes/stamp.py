"""Writes down when the first frame has been drawn."""

import os
import time
from pathlib import Path
from typing import Any

STAMP = "FIRST_FRAME_STAMP"


def stamp(mobject: Any, dt: float) -> None:
    """Write the time into the file that the environment names, once: as an updater it sees time go on after a frame."""
    del mobject
    place = Path(os.environ[STAMP])
    if dt > 0 and not place.exists():
        place.write_text(str(time.monotonic()), encoding="utf-8")
