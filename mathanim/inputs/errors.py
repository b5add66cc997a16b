"""The one error of this floor: everything that is wrong with what a user handed in, at once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

MOST_FINDINGS = 20
LONGEST_PLACE = 100


@dataclass(frozen=True)
class Finding:
    """One fault: ``path`` names the place (``scenes[2].scene``), ``source`` the file or command it stands in."""

    path: str
    message: str
    source: str = ""

    def __str__(self) -> str:
        return ": ".join(
            filter(None, (cut(printable(self.source)), cut(printable(self.path)), printable(self.message)))
        )

    def inside(self, path: str) -> "Finding":
        """The same fault seen from one floor up: ``[1]`` inside ``matrix`` is ``matrix[1]``."""
        dot = "." if path and self.path and not self.path.startswith("[") else ""
        return replace(self, path=f"{path}{dot}{self.path}")


def printable(line: str) -> str:
    """The line with every letter that would break it, or steer a terminal, spelt out as Python does: ``\\n``."""
    return line if line.isprintable() else "".join(one if one.isprintable() else repr(one)[1:-1] for one in line)


def cut(place: str) -> str:
    """The place as it fits in a line."""
    return place if len(place) <= LONGEST_PLACE else place[:LONGEST_PLACE] + "…"


class InputError(ValueError):
    """What a user handed in cannot be used; ``findings`` says why, each with its path, first things first.

    As text it is a line for each of the first twenty, and one that counts the others.
    """

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(self.findings)

    @classmethod
    def of(cls, message: str, path: str = "", source: str = "") -> "InputError":
        """The error with a single finding."""
        return cls([Finding(path, message, source)])

    def __str__(self) -> str:
        lines = [str(finding) for finding in self.findings[: MOST_FINDINGS + 1]]
        if (rest := len(self.findings) - MOST_FINDINGS) > 1:
            lines[MOST_FINDINGS] = f"and {rest} more faults"
        return "\n".join(lines)

    def in_source(self, source: str) -> "InputError":
        """The same findings, each naming the file or command that holds the fault, before the file that that names."""
        return InputError(replace(finding, source=joined(source, finding.source)) for finding in self.findings)


def joined(outer: str, inner: str) -> str:
    """Where a fault stands, from the outside in: a lecture, then a table that it names."""
    return ": ".join(filter(None, (outer, inner if inner != outer else "")))
