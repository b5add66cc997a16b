"""Parameters in a line: ``name=value`` read and written as a user types it, and as a lecture file holds it."""

import json
import re
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mathanim.inputs.errors import Finding, InputError
from mathanim.inputs.named_files import AT, ENDINGS, FILE, with_whole_paths
from mathanim.inputs.plain_values import faults_of_plain
from mathanim.inputs.toml_text import toml_document, toml_table
from mathanim.inputs.wording import shown

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def assigned(lines: Sequence[str], source: str = "--set") -> dict[str, Any]:
    """The values that lines such as ``point=1.5``, ``matrix=[[0, -1], [1, 0]]``, ``function=x**2`` give to names.

    A value is what TOML makes of it; what is no TOML is a text. A file of numbers, as in ``matrix=map.csv``, is
    ``{file = "map.csv"}``, and so is any file or folder after an @, as in ``messages=@mail``; relative paths start
    where the user is.

    Raises:
        InputError: every line that is no assignment, names what was named before, or holds nan or infinity.
    """
    values: dict[str, Any] = {}
    faults: list[Finding] = []
    for line in lines:
        name, sign, text = line.partition("=")
        name = name.strip()
        if not sign or not _NAME.fullmatch(name):
            faults.append(Finding("", f"needs name=value, as in point=1.5, not {shown(line)}", source))
        elif name in values:
            faults.append(Finding(name, "is given twice: give it once", source))
        else:
            values[name] = with_whole_paths(value_of(text.strip()), Path.cwd())
            faults += [Finding(name, fault.message, source) for fault in faults_of_plain(values[name])]
    if faults:
        raise InputError(faults)
    return values


def parameters_in(file: Path) -> dict[str, Any]:
    """The values that a TOML file gives to names; files that it names lie beside it.

    Raises:
        InputError: whatever is wrong with the file, or nan or infinity in it.
    """
    values = toml_document(file)
    if faults := faults_of_plain(values):
        raise InputError(faults).in_source(file.name)
    return {name: with_whole_paths(value, file.absolute().parent) for name, value in values.items()}


def value_of(text: str) -> Any:
    """The value that a text spells in TOML; the text itself, if it spells none."""
    try:
        found = toml_table(f"value = {text}\n".encode(errors="surrogatepass"))
    except InputError:
        is_file = text.lower().endswith(ENDINGS) or (text.startswith(AT) and len(text) > 1)
        return {FILE: text.removeprefix(AT)} if is_file else text
    return found["value"] if len(found) == 1 else text


def assignments(values: Mapping[str, Any]) -> str:
    """The values as options of the command line, quoted for a shell; an empty text for none."""
    return " ".join(f"--set {shlex.quote(f'{name}={spelled(value)}')}" for name, value in values.items())


def spelled(value: Any) -> str:
    """A value as ``assigned`` reads it: a text goes without its quotation marks where that is the same."""
    return value if isinstance(value, str) and value_of(value.strip()) == value else inline_toml(value)


def lecture_lines(values: Mapping[str, Any]) -> str:
    """The values as a scene of a lecture file holds them."""
    return f"parameters = {inline_toml(values)}"


def inline_toml(value: Any) -> str:
    """A plain value as TOML on one line."""
    if isinstance(value, Mapping):
        entries = [f"{key_of(name)} = {inline_toml(entry)}" for name, entry in value.items() if entry is not None]
        return f"{{ {', '.join(entries)} }}" if entries else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(inline_toml, value))}]"
    return quoted(value)


def key_of(name: str) -> str:
    """A key, in quotation marks where it needs them."""
    return name if _BARE_KEY.fullmatch(name) else quoted(name)


def quoted(value: Any) -> str:
    """A text, number or truth value as JSON spells it, but for DEL, which TOML wants escaped."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
