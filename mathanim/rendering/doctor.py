"""Look whether everything that rendering needs is here, by using it."""

import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from importlib import import_module
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import numpy as np
from packaging.requirements import Requirement

from mathanim.rendering.clip_encoder import ClipEncoder
from mathanim.rendering.executors.processes import Processes
from mathanim.rendering.executors.seam import Lost
from mathanim.rendering.job import Quality
from mathanim.rendering.movie import Extras, write_clip
from mathanim.rendering.request import Request

PACKAGES = ("manim", "av", "torch", "pillow", "typst", "numpy", "pydantic")
LEAST_FREE = 2_000_000_000


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, whether it is well, and what was seen."""

    what: str
    is_well: bool
    seen: str

    def __str__(self) -> str:
        return f"{'ok  ' if self.is_well else 'FAIL'}  {self.what}: {self.seen}"
