"""Files that parameters name, ``{file = "numbers.csv"}``: found beside the lecture, or where the user is."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mathanim.inputs.errors import Finding
from mathanim.inputs.wording import shown

FILE = "file"
AT = "@"
"""Before the name of a file or folder on the command line, whatever its ending."""
ENDINGS = (".csv", ".tsv", ".npy", ".png", ".toml", ".safetensors", ".pt", ".pth")


def with_whole_paths(value: Any, folder: Path) -> Any:
    """The value with every file that it names under its whole path, relative ones from ``folder`` on."""
    if isinstance(value, Mapping):
        return {
            name: str(folder / entry) if is_file(name, entry) else with_whole_paths(entry, folder)
            for name, entry in value.items()
        }
    if isinstance(value, list | tuple):
        return type(value)(with_whole_paths(entry, folder) for entry in value)
    return value


def faults_of_files(value: Any, folder: Path) -> Iterator[Finding]:
    """A finding for every file that is named in ``value`` and lies outside the folder, by whatever way."""
    if isinstance(value, Mapping):
        for name, entry in value.items():
            if is_file(name, entry) and not lies_in(folder, entry):
                yield Finding(
                    name, f"needs a file in the lecture's folder, not {shown(entry)}: put it beside the lecture"
                )
            else:
                yield from (fault.inside(str(name)) for fault in faults_of_files(entry, folder))
    elif isinstance(value, list | tuple):
        for place, entry in enumerate(value):
            yield from (fault.inside(f"[{place}]") for fault in faults_of_files(entry, folder))


def lies_in(folder: Path, name: str) -> bool:
    """Whether the path, followed through its links, is in the folder."""
    try:
        return (folder / name).resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):  # too long, a NUL in it, links that go round
        return False


def is_file(name: Any, entry: Any) -> bool:
    """Whether an entry of a table names a file."""
    return name == FILE and isinstance(entry, str)
