"""TOML files read warily: size, encoding, depth and key length are checked before the parser sees a byte."""

import re
import tomllib
from itertools import accumulate
from pathlib import Path
from typing import Any

from mathanim.inputs.errors import InputError

MOST_BYTES = 1_000_000
DEEPEST_NESTING = 32
LONGEST_KEY_PARTS = 16
MOST_VALUES = 20_000

_KEY_PART = r"""(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+"""
_LONG_KEY = re.compile(rf"(?<![A-Za-z0-9_-])(?:{_KEY_PART}\.[ \t]*+){{{LONGEST_KEY_PARTS}}}")
_TEXT_OR_COMMENT = re.compile(
    r'''"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+'|\#[^\n]*+''', re.DOTALL
)
_STEP = {"[": 1, "{": 1, "]": -1, "}": -1}


def toml_document(path: Path) -> dict[str, Any]:
    """The table that the TOML file at ``path`` holds.

    Raises:
        InputError: one finding: no regular file, over 1 MB, not UTF-8, too deep, or not TOML (with line and column).
    """
    try:
        return toml_table(_bytes_of(path))
    except InputError as error:
        raise error.in_source(path.name) from None


def toml_table(raw: bytes) -> dict[str, Any]:
    """The table that these bytes spell in TOML, under the same checks as a file.

    Raises:
        InputError: one finding that names line and column where it can.
    """
    if len(raw) > MOST_BYTES:
        raise InputError.of(f"needs at most {MOST_BYTES} bytes, not {len(raw)}: split the file")
    text = _decoded(raw)
    _refuse_bombs(text)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError.of(_syntax_message(str(error))) from None
    except (ValueError, RecursionError, MemoryError, OverflowError) as error:
        raise InputError.of(f"cannot be read as TOML: {error}") from None


def _bytes_of(path: Path) -> bytes:
    if not path.is_file():
        raise InputError.of("needs a file, but there is none" if not path.exists() else "is not a regular file")
    if path.stat().st_size > MOST_BYTES:
        raise InputError.of(f"needs at most {MOST_BYTES} bytes, not {path.stat().st_size}: split the file")
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError.of(f"cannot be opened: {error.strerror}") from None


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"needs UTF-8, but line {line} holds the byte 0x{raw[error.start]:02x}: save the file as UTF-8"
        raise InputError.of(message) from None


def _refuse_bombs(text: str) -> None:
    bare = _TEXT_OR_COMMENT.sub("", text)
    depth = max(accumulate((_STEP[mark] for mark in re.findall(r"[\[\]{}]", bare)), initial=0))
    if depth > DEEPEST_NESTING:
        raise InputError.of(f"needs at most {DEEPEST_NESTING} brackets inside one another, not {depth}")
    if (marks := len(re.findall(r"[\[{=,]", bare))) > MOST_VALUES:
        raise InputError.of(f"needs at most {MOST_VALUES} keys and values, not about {marks}")
    if long_key := _LONG_KEY.search(text):
        line = text.count("\n", 0, long_key.start()) + 1
        raise InputError.of(f"needs keys of at most {LONGEST_KEY_PARTS} parts; line {line} has a longer one")


def _syntax_message(message: str) -> str:
    reason, _, place = message.removesuffix(")").partition(" (at ")
    return f"is not TOML at {place or 'its start'}: {reason}"
