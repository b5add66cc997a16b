"""Turn an exception of a scene into one line that names the user's own file and line."""

import site
import sysconfig
import tempfile
from pathlib import Path
from traceback import FrameSummary, extract_tb

from mathanim.rendering.errors import DiskFull, NoProduct
from mathanim.rendering.full_disk import is_full, words_for_full
from mathanim.rendering.job import Failure

PACKAGE = Path(__file__).resolve().parents[1]
INSTALLED = (
    *(Path(folder).resolve() for folder in (*site.getsitepackages(), sysconfig.get_path("stdlib"))),
    PACKAGE / "rendering",
)


def failure_of(error: BaseException, scene_file: Path) -> Failure:
    """What went wrong, where in the user's own code.

    The place is the innermost line of the scene's file; if the error never passed there, of any file that is
    neither installed nor this program's; a syntax error names its own place.
    """
    if isinstance(error, SystemExit):
        error = NoProduct(f"the scene ended without a product (SystemExit: {error.code})").with_traceback(
            error.__traceback__
        )
    if is_full(error):
        place = Path(getattr(error, "filename", None) or tempfile.gettempdir())
        error = DiskFull(words_for_full(place)).with_traceback(error.__traceback__)
    message = " ".join(str(error).split()) or "no message"
    if isinstance(error, SyntaxError) and error.filename:
        return Failure(type(error).__name__, error.msg, Path(error.filename), error.lineno)
    frame = own_frame(extract_tb(error.__traceback__), scene_file)
    if frame is None:
        return Failure(type(error).__name__, message)
    return Failure(type(error).__name__, message, Path(frame.filename), frame.lineno)


def own_frame(frames: list[FrameSummary], scene_file: Path) -> FrameSummary | None:
    """The innermost frame of the user's own code, if any."""
    in_scene = [frame for frame in frames if Path(frame.filename) == scene_file]
    own = [frame for frame in frames if is_own(Path(frame.filename))]
    return next(reversed(in_scene or own), None)


def is_own(file: Path) -> bool:
    """Whether a file of a traceback is neither installed nor part of Python nor of this floor."""
    return file.is_absolute() and not any(file.is_relative_to(folder) for folder in INSTALLED)
