"""A full disk, said in one line: how much is needed, where, and how much is free."""

import errno
import math
import shutil
from pathlib import Path

FULL = {errno.ENOSPC, errno.EDQUOT}


def is_full(error: BaseException) -> bool:
    """Whether the error says that a disk is full, or that a user's share of it is."""
    return isinstance(error, OSError) and error.errno in FULL


def words_for_full(place: Path, needed: int = 0) -> str:
    """That there is no room at the place for ``needed`` bytes, or, where that is not known, for more."""
    free = shutil.disk_usage(nearest_folder(place)).free
    if needed > free:
        return f"disk full: needs about {megabytes(needed)} MB at {place}, and {megabytes(free)} MB are free: make room"
    return f"disk full: needs more than the {megabytes(free)} MB that are free at {place}: make room"


def megabytes(size: int) -> str:
    """Bytes as megabytes, to a tenth and never less than there are."""
    return f"{math.ceil(size / 1e5) / 10:g}"


def nearest_folder(path: Path) -> Path:
    """The path itself or the nearest folder above it that is there."""
    return next(folder for folder in (path, *path.absolute().parents) if folder.is_dir())
