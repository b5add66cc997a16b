"""Write a file of the store so that it is there whole or not at all, and read one without ever waiting for it."""

import hashlib
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

CHUNK = 1 << 20
UNFINISHED = ".unfinished-"


def write_whole(place: Path, content: bytes) -> None:
    """Write the content beside its place, read it back, sync it, move it there, and sync the folder.

    Raises:
        OSError: if the disk refuses or gives back something else; the old file is untouched then.
    """
    write_chunks(place, iter([content]), hashlib.sha256(content).hexdigest())


def copy_whole(source: Path, place: Path, digest: str) -> None:
    """Write a copy of a file whose SHA-256 is known.

    Raises:
        OSError: as for write_whole, and if the source is no longer what it was.
    """
    with source.open("rb") as stream:
        write_chunks(place, iter(lambda: stream.read(CHUNK), b""), digest)


def write_chunks(place: Path, chunks: Iterator[bytes], digest: str) -> None:
    """Write pieces that together have the SHA-256 ``digest``."""
    made = beside(place)
    try:
        descriptor = os.open(made, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
        try:
            for chunk in chunks:
                write_all(descriptor, chunk)
            require_content(descriptor, digest, place)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        made.rename(place)
    except BaseException:
        with suppress(OSError):
            made.unlink()
        raise
    sync_folder(place.parent)


def beside(place: Path) -> Path:
    """A name for what is not finished yet, in the same folder; sweeping knows it by its beginning."""
    return place.parent / f"{UNFINISHED}{secrets.token_hex(8)}"


def write_all(descriptor: int, content: bytes) -> None:
    """Write every byte, however few the system takes at a time."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def require_content(descriptor: int, digest: str, place: Path) -> None:
    """Read back what was written.

    Raises:
        OSError: if it is something else.
    """
    os.lseek(descriptor, 0, os.SEEK_SET)
    with os.fdopen(os.dup(descriptor), "rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != digest:
        raise OSError(f"{place}: was written and came back as something else")


def sync_folder(folder: Path) -> None:
    """Wait until the names in the folder are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read_whole(place: Path) -> bytes | None:
    """The content of a regular file; None if something else is there: a folder, a link, a pipe.

    Raises:
        FileNotFoundError: if nothing is there.
        OSError: if the disk refuses.
    """
    if not is_regular(place):
        return None
    descriptor = os.open(place, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as stream:
        return stream.read() if stat.S_ISREG(os.fstat(descriptor).st_mode) else None


def is_regular(place: Path) -> bool:
    """Whether a file stands there itself, not a link to one.

    Raises:
        FileNotFoundError: if nothing is there.
    """
    return stat.S_ISREG(os.lstat(place).st_mode)
