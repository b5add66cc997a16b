"""Look whether everything that rendering needs is here, by using it."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from tempfile import TemporaryDirectory

import av
import numpy as np
from packaging.requirements import Requirement

from mathanim.rendering import work
from mathanim.rendering.errors import ProductError
from mathanim.rendering.executors.processes import Processes
from mathanim.rendering.executors.seam import Lost
from mathanim.rendering.frames.area import Area
from mathanim.rendering.job import Quality
from mathanim.rendering.movies.clip_encoder import ClipEncoder
from mathanim.rendering.movies.encoding import ENCODERS
from mathanim.rendering.movies.movie import write_clip

LEAST_FREE_GIGABYTES = 2
HOLD = 20


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, whether it is well, and what was seen."""

    what: str
    is_well: bool
    seen: str

    def __str__(self) -> str:
        return f"{'ok  ' if self.is_well else 'FAIL'} {self.what}: {self.seen}"


def examine(output: Path) -> list[Finding]:
    """Look at everything, the cheapest first."""
    return [
        *package_findings(requires("mathanim") or ()),
        attempt("encoder", encodes_with_every_setting),
        attempt("disk", lambda: disk_space(output)),
        *world_findings(),
    ]


def attempt(what: str, look: Callable[[], str]) -> Finding:
    """What was seen; not well, if looking raised."""
    try:
        return Finding(what, True, look())
    except Exception as error:
        return Finding(what, False, f"{type(error).__name__}: {' '.join(str(error).split())}")


def package_findings(requirements: Sequence[str]) -> list[Finding]:
    """Each required package: there, and in a version that is allowed."""
    return [package_finding(Requirement(text)) for text in requirements if not Requirement(text).marker]


def package_finding(requirement: Requirement) -> Finding:
    """Whether the package is there in a version that is allowed."""
    try:
        found = version(requirement.name)
    except PackageNotFoundError:
        return Finding(requirement.name, False, f"is missing; needs {requirement.name}{requirement.specifier}")
    is_well = requirement.specifier.contains(found, prereleases=True)
    return Finding(requirement.name, is_well, found if is_well else f"{found}, but needs {requirement.specifier}")


def encodes_with_every_setting() -> str:
    """Encode a few frames, each shown for a while, with every encoder setting, and decode them again."""
    for name in ENCODERS:
        quality = Quality("doctor", 64, 36, Fraction(60), name)
        with TemporaryDirectory() as folder:
            file = Path(folder, "clip.mp4")
            encoder = ClipEncoder(quality)
            for grey in (0, 80, 160, 240):
                encoder.write(np.full((36, 64, 4), grey, np.uint8), HOLD, Area(0, 36, 0, 64))
            write_clip(file, quality, encoder.finish())
            with av.open(str(file)) as clip:
                levels = [float(frame.to_ndarray(format="gray").mean()) for frame in clip.decode(video=0)]
        if not np.allclose(levels, np.repeat((0, 80, 160, 240), HOLD), atol=8):
            raise ProductError(f"{name}: four grey frames came back as {sorted(set(levels))}")
    return f"H.264 by PyAV {av.__version__}, read back right"


def disk_space(output: Path) -> str:
    """Whether there is room for videos.

    Raises:
        OSError: if there is too little.
    """
    folder = next(folder for folder in (output, *output.absolute().parents) if folder.is_dir())
    free = shutil.disk_usage(folder).free / 1e9
    if free < LEAST_FREE_GIGABYTES:
        raise OSError(f"{free:.1f} GB free at {folder}; needs {LEAST_FREE_GIGABYTES} GB")
    return f"{free:.0f} GB free at {folder}"


def world_findings() -> list[Finding]:
    """What a worker sees: Manim draws, Typst sets formulas, the fonts are there, which device torch has."""
    with TemporaryDirectory() as folder:
        (_, result), *_ = Processes(1, ("torch",)).run([Path(folder)], work.examine_world, lambda *_: None)
    if isinstance(result, Lost):
        return [Finding("worker", False, result.reason)]
    return [Finding(*seen) for seen in result]
