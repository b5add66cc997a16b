"""A user's file opened warily: regular, not too large, its bytes read once; and faults that name it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mathanim.inputs.errors import InputError
from mathanim.inputs.wording import shown

MOST_BYTES = 10_000_000


def bytes_of(path: Path, most: int = MOST_BYTES) -> bytes:
    """Everything that the file holds.

    Raises:
        InputError: no regular file (a folder, a pipe, a device), larger than ``most`` bytes, or not to be read.
    """
    try:
        if not path.is_file():
            raise InputError.of(f"needs a file, and there is none at {shown(str(path))}")
        if (size := path.stat().st_size) > most:
            raise InputError.of(f"needs at most {most} bytes, not {size}: {shown(path.name)}")
        with path.open("rb") as file:
            content = file.read(size + 1)
    except InputError:
        raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError.of(f"cannot read {shown(str(path))}: {reason}") from None
    if len(content) > size:
        raise InputError.of(f"needs a file at rest: {shown(path.name)} grows while it is read")
    return content


def file_named(value: object) -> Path | None:
    """The path in ``{file = "numbers.csv"}``; None for any other value."""
    if isinstance(value, Mapping) and set(value) == {"file"} and isinstance(value["file"], str):
        return Path(value["file"])
    return None


@contextmanager
def naming(file: Path) -> Iterator[None]:
    """Let the faults of what the file holds name it, where they do not."""
    try:
        yield
    except InputError as error:
        faults = error.in_source(file.name).findings
        unnamed = zip(error.findings, faults, strict=True)
        raise InputError(old if shown(file.name)[1:] in old.message else new for old, new in unnamed) from None
