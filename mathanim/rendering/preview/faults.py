"""Errors as the preview shows them: where in the user's own file, and the lines around it."""

import re
from collections.abc import Iterable
from pathlib import Path

from mathanim.rendering.job import Failure
from mathanim.rendering.preview.snapshot import ShownError

AROUND = 2
LONGEST_LINE = 200
TOML = re.compile(r"^([\w.-]+\.toml)\b")
LINE = re.compile(r"\bline (\d+)")


def shown_failure(failure: Failure, sources: Iterable[str]) -> ShownError:
    """A failure as it is shown; a fault of a TOML file is shown there, ``sources`` being what was read."""
    text = text_file_of(failure, sources)
    if text is not None:
        return error_at(failure.kind, failure.message, text, line_in(failure.message))
    return error_at(failure.kind, failure.message, failure.file, failure.line)


def shown_fault(error: Exception, file: Path) -> ShownError:
    """An error in reading a file that says what to draw."""
    if isinstance(error, SyntaxError):
        return error_at(type(error).__name__, error.msg, file, error.lineno)
    message = " ".join(str(error).split())
    return error_at(type(error).__name__, message, file, line_in(message))


def error_at(kind: str, message: str, file: Path | None, line: int | None) -> ShownError:
    """The error with the lines around it."""
    lines = excerpt(file, line) if file and line else ()
    return ShownError(kind, message, str(file) if file else None, line, lines)


def excerpt(file: Path, line: int) -> tuple[tuple[int, str], ...]:
    """Five lines around a line, each with its number; fewer at the edges of the file."""
    try:
        text = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    first = max(line - AROUND, 1)
    return tuple(
        (number, text[number - 1][:LONGEST_LINE]) for number in range(first, min(line + AROUND, len(text)) + 1)
    )


def text_file_of(failure: Failure, sources: Iterable[str]) -> Path | None:
    """The TOML file that the failure's words begin with, if it was read."""
    named = TOML.match(failure.message)
    if named is None:
        return None
    return next((Path(source) for source in sources if Path(source).name == named[1]), None)


def line_in(message: str) -> int | None:
    """The line that the words name."""
    found = LINE.search(message)
    return int(found[1]) if found else None
