"""Deliver files: made beside their place, checked, written through to the disk, then renamed into it."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path

from mathanim.rendering.full_disk import refusals_of_disk
from mathanim.rendering.store.locks import take
from mathanim.rendering.store.writing import write_all

WORK_PREFIX = ".work-"


@contextmanager
def work_folder(output: Path) -> Iterator[Path]:
    """A private folder on the same disk as the output, removed afterwards; left ones of dead programs are removed.

    Raises:
        DeliveryError: if the output folder cannot be written.
    """
    with ExitStack() as stack:
        with delivering(output):
            output.mkdir(parents=True, exist_ok=True)
            with opened(output) as whole:
                take(whole, waits=True)
                sweep(output)
                folder = Path(tempfile.mkdtemp(prefix=WORK_PREFIX, dir=output))
                stack.callback(shutil.rmtree, folder, ignore_errors=True)
                take(stack.enter_context(opened(folder)))
        yield folder


@contextmanager
def opened(folder: Path) -> Iterator[int]:
    """The descriptor of a folder."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def sweep(output: Path) -> None:
    """Remove work folders whose program is gone: nobody holds their lock."""
    for folder in output.glob(f"{WORK_PREFIX}*"):
        with suppress(OSError), opened(folder) as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)


def publish(made: Path, place: Path) -> None:
    """Move a finished file into its place: readers see the old one or the new one, whole, even after a power cut.

    Raises:
        DeliveryError: if the disk refuses; the old file is untouched then.
    """
    with delivering(place):
        place.parent.mkdir(parents=True, exist_ok=True)
        sync(made)
        made.replace(place)
        sync(place.parent)


def publish_text(text: str, place: Path, work: Path) -> None:
    """Write a text file in the work folder and publish it."""
    made, content = work / f"text-{place.name}", text.encode()
    with delivering(place, len(content)):
        descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o644)
        try:
            write_all(descriptor, content)
        finally:
            os.close(descriptor)
    publish(made, place)


def publish_copy(source: Path, place: Path, work: Path) -> None:
    """Publish a copy of a file that is only to be read; it is made in the work folder."""
    with delivering(place, source.stat().st_size):
        copy = Path(shutil.copyfile(source, work / f"copy-of-{place.name}"))
    publish(copy, place)


def sync(path: Path) -> None:
    """Wait until the file or folder is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def delivering(place: Path, needed: int = 0) -> AbstractContextManager[None]:
    """Say in one line what the file system refused; ``needed`` bytes were to be written, as far as is known.

    Raises:
        DeliveryError: for any error of the file system; DiskFull if there is no room.
    """
    return refusals_of_disk(place, "cannot be written", "choose another --output", needed)
