"""Names of files that are safe anywhere: no name from a lecture or a file leads out of the output folder."""

import re
import unicodedata
from pathlib import Path

from mathanim.rendering.errors import UnsafeName

MOST_BYTES = 100
MOST_BYTES_WITH_ENDINGS = 200
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}


def slug(name: str, most_bytes: int = MOST_BYTES) -> str:
    """The name with letters, digits, dots, ``_`` and ``-`` kept and everything else made ``-``.

    Raises:
        UnsafeName: if nothing is left of it.
    """
    kept = re.sub(r"[^\w.-]+", "-", unicodedata.normalize("NFC", name)).strip("-.")
    short = kept.encode()[:most_bytes].decode(errors="ignore").rstrip("-.")
    if not short:
        raise UnsafeName(f"{name!r} cannot be the name of a file: give it a letter or a digit")
    stem, dot, rest = short.partition(".")
    return f"{stem}_{dot}{rest}" if stem.lower() in RESERVED else short


def inside(root: Path, *names: str) -> Path:
    """The path of these names, each made a slug with room for a language and an ending, under ``root``.

    Raises:
        UnsafeName: if a link in the output folder leads out of it.
    """
    path = root.joinpath(*(slug(name, MOST_BYTES_WITH_ENDINGS) for name in names))
    if not path.resolve().is_relative_to(root.resolve()):
        raise UnsafeName(f"{path} leads out of {root}: remove the link")
    return path
