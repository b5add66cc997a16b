"""Labelled messages from a folder with a folder for each class, or from a CSV file; each read warily."""

import os
from collections.abc import Iterator
from pathlib import Path

from mathanim.inputs.csv_rows import csv_rows, decoded
from mathanim.inputs.errors import InputError
from mathanim.inputs.regular_file import MOST_BYTES, bytes_of
from mathanim.inputs.wording import shown

MOST_MESSAGES = 10_000
LARGEST_MESSAGE = 1_000_000
MOST_CELLS = 1_000_000
Labelled = tuple[str, str]
"""A class and the text of a message of it."""


def messages_at(path: Path) -> list[Labelled]:
    """All messages of a folder, or of a CSV file with the columns ``label`` and ``text``, in their order.

    Raises:
        InputError: whatever is wrong with a file, each named: no UTF-8, no text, a link, too many, too large.
    """
    return list(_in_folder(path) if path.is_dir() else _in_csv(path))


def _in_csv(path: Path) -> Iterator[Labelled]:
    head, *rows = found = csv_rows(path, MOST_CELLS)
    columns = [name.casefold() for name in head]
    if sorted(columns) != ["label", "text"]:
        came = ", ".join(map(shown, head[:4]))
        raise InputError.of(f"needs the columns label and text in the first row of {shown(path.name)}, not {came}")
    if len(rows) > MOST_MESSAGES:
        raise InputError.of(f"needs at most {MOST_MESSAGES} messages, not {len(rows)}: {shown(path.name)}")
    for line, row in zip(found.numbers[1:], rows, strict=True):
        if len(row) != 2:
            hint = "put texts with separators in quotation marks"
            raise InputError.of(f"needs a label and a text in line {line} of {shown(path.name)}: {hint}")
        yield row[columns.index("label")], row[columns.index("text")]


def _in_folder(folder: Path) -> Iterator[Labelled]:
    left, messages = MOST_BYTES, 0
    for group in _entries(folder, folder):
        if not group.is_dir(follow_symlinks=False):
            raise InputError.of(f"needs a folder for each class in {shown(folder.name)}: {shown(group.name)} is none")
        files = _entries(Path(group.path), folder)
        if not files:
            raise InputError.of(f"needs messages of every class, and {shown(group.name)} is empty")
        for file in files:
            name = f"{group.name}/{file.name}"
            if not file.is_file(follow_symlinks=False):
                raise InputError.of(f"needs only texts in {shown(group.name)}: {shown(name)} is none")
            content = bytes_of(Path(file.path), LARGEST_MESSAGE)
            left, messages = left - len(content), messages + 1
            if left < 0 or messages > MOST_MESSAGES:
                most = f"{MOST_MESSAGES} messages of {MOST_BYTES} bytes together"
                raise InputError.of(f"needs at most {most}: {shown(folder.name)} has more")
            yield group.name, _text(content, name)


def _entries(folder: Path, root: Path) -> list[os.DirEntry[str]]:
    """What lies in a folder, by name, without hidden files; more than can be used is not even listed."""
    found: list[os.DirEntry[str]] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_symlink():
                    at = Path(entry.path).relative_to(root)
                    raise InputError.of(f"needs the files themselves, and {shown(str(at))} is a link: copy it there")
                found.append(entry)
                if len(found) > MOST_MESSAGES:
                    raise InputError.of(f"needs at most {MOST_MESSAGES} messages: {shown(folder.name)} has more")
    except OSError as error:
        raise InputError.of(f"cannot list {shown(str(folder))}: {error.strerror}") from None
    return sorted(found, key=lambda entry: entry.name)


def _text(content: bytes, name: str) -> str:
    if b"\0" in content:
        raise InputError.of(f"needs texts: {shown(name)} is none, there is a zero byte in it")
    return decoded(content, name)
