"""Locks that end with the program that holds them, however it ends."""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

NO_LOCKS_HERE = {errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}


def lock(place: Path, *, is_shared: bool = False, waits: bool = False) -> int | None:
    """The descriptor that holds the lock until it is closed; None if another program has it.

    On a file system without locks everyone gets it: work may be done twice there, but nothing is ever half written.

    Raises:
        OSError: if the lock's file cannot be opened.
    """
    descriptor = os.open(place, os.O_RDWR | os.O_CREAT | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    try:
        if take(descriptor, is_shared=is_shared, waits=waits):
            return descriptor
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def take(descriptor: int, *, is_shared: bool = False, waits: bool = False) -> bool:
    """Lock what is open, until it is closed; whether that could be, which it always can where there are no locks.

    Raises:
        OSError: if the disk refuses.
    """
    kind = fcntl.LOCK_SH if is_shared else fcntl.LOCK_EX
    try:
        fcntl.flock(descriptor, kind if waits else kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in NO_LOCKS_HERE:
            raise
    return True


def has_locks(place: Path) -> bool:
    """Whether the file system there knows locks.

    Raises:
        OSError: if there is no such file, or the disk refuses.
    """
    descriptor = os.open(place, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in {*NO_LOCKS_HERE, errno.EWOULDBLOCK}:
            raise
        return error.errno == errno.EWOULDBLOCK
    finally:
        os.close(descriptor)
    return True


def share(descriptor: int) -> None:
    """Share a lock from now on with others who share it."""
    with suppress(OSError):
        fcntl.flock(descriptor, fcntl.LOCK_SH)


@contextmanager
def locked(place: Path, *, is_shared: bool = False, waits: bool = False) -> Iterator[bool]:
    """Hold a lock; whether it was got."""
    descriptor = lock(place, is_shared=is_shared, waits=waits)
    try:
        yield descriptor is not None
    finally:
        if descriptor is not None:
            os.close(descriptor)
