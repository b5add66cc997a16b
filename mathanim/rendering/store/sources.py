"""What a scene was made from: every reading of the world outside, and how that part of the world stood then."""

import hashlib
import os
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.machinery import all_suffixes
from pathlib import Path
from typing import Literal, TypeGuard

Kind = Literal["file", "exists", "listing", "module", "variable"]

ABSENT = "absent"
SPECIAL = "special"
UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Reading:
    """One look at the world: of which kind, at which absolute path or variable, and what was found there.

    ``state`` is a content's hash or a word such as "absent"; it is empty where whoever keeps the result shall look.
    """

    kind: Kind
    place: str
    state: str = ""


@dataclass(frozen=True)
class Sources:
    """All readings of a scene, and the reasons, if any, why its result must not be used again."""

    readings: tuple[Reading, ...] = ()
    reasons: tuple[str, ...] = ()


def hash_of_file(path: str | os.PathLike[str]) -> str:
    """The SHA-256 of a regular file's content; a word where there is none. Never waits at a pipe or device."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError):
        return ABSENT
    except OSError:
        return UNREADABLE
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return SPECIAL
        try:
            return hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:
            return UNREADABLE


def hash_of_text(text: str) -> str:
    """The SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def presence(path: str) -> str:
    """Whether a file, a folder or nothing is there."""
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError):
        return ABSENT
    return "folder" if stat.S_ISDIR(mode) else "file" if stat.S_ISREG(mode) else SPECIAL


def hash_of_listing(path: str) -> str:
    """The hash of the names in a folder."""
    try:
        return hash_of_text("\0".join(sorted(entry.name for entry in Path(path).iterdir())))
    except OSError:
        return ABSENT


def module_found(path: str) -> str:
    """What Python would import for the module at this path without ending: a package, a file's ending, or nothing."""
    folder = Path(path)
    if (folder / "__init__.py").is_file():
        return "package"
    endings = (ending for ending in all_suffixes() if Path(f"{path}{ending}").is_file())
    return next(endings, ABSENT)


def hash_of_variable(name: str) -> str:
    """The hash of an environment variable's value."""
    value = os.environ.get(name)
    return ABSENT if value is None else hash_of_text(value)


LOOKS: Mapping[Kind, Callable[[str], str]] = {
    "file": hash_of_file,
    "exists": presence,
    "listing": hash_of_listing,
    "module": module_found,
    "variable": hash_of_variable,
}


def is_kind(word: str) -> TypeGuard[Kind]:
    """Whether the word names a kind of reading."""
    return word in LOOKS


def state_of(kind: Kind, place: str) -> str:
    """How that part of the world stands now."""
    return LOOKS[kind](place)
