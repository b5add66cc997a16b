"""What a disk refuses, said in one line; of a full one how much is needed, where, and how much is free."""

import errno
import math
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mathanim.rendering.errors import DeliveryError, DiskFull

FULL = {errno.ENOSPC, errno.EDQUOT}


@contextmanager
def refusals_of_disk(place: Path, cannot: str, advice: str, needed: int = 0) -> Iterator[None]:
    """Say what ``cannot`` be and what to do; ``needed`` bytes were to be written, as far as is known.

    Raises:
        DeliveryError: for any error of the file system; DiskFull if there is no room.
    """
    try:
        yield
    except OSError as error:
        if is_full(error):
            raise DiskFull(f"{words_for_full(place, needed)}, or {advice}") from error
        raise DeliveryError(f"{place}: {cannot}: {error.strerror or error}: {advice}") from error


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
