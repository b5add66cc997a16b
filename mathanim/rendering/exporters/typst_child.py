"""Sets one Typst document, in a process of its own that may use only so much time and memory and sees one folder.

It is run as a script: ``typst_child.py FOLDER FONTS SECONDS``. In FOLDER lie ``sheet.typ`` and what it reads, among
that ``sheet.json``; it writes ``sheet.pdf``. Formulas in sheet.json, ``{"is_formula": true, "text", "plain"}``, that
Typst cannot read are set as plain words. What is worth knowing it says on stdout, errors on stderr.
"""

import json
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

import typst

REFUSED_BY_DISK = 3
MOST_MEMORY = 8 << 30
MOST_WRITTEN = 2 << 30
STANDARD: Literal["ua-1"] = "ua-1"
"""A PDF that everyone can read: tagged, with a title, every picture described, every character drawn."""


def main() -> int:
    """Set the document; the exit code is 1 if it cannot be, and 3 if the disk refuses it, with errno on stderr."""
    folder, fonts, seconds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    limit(seconds)
    nothing = str(folder / "no packages")
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[fonts])
    compiler = typst.Compiler(root=str(folder), font_paths=found, package_path=nothing, package_cache_path=nothing)
    try:
        made, note = set_document(compiler, folder)
    except typst.TypstError as error:
        print(f"Typst cannot set it: {error}", file=sys.stderr)
        return 1
    if note:
        print(note)
    try:
        (folder / "sheet.pdf").write_bytes(made)
    except OSError as error:
        print(error.errno, file=sys.stderr)
        return REFUSED_BY_DISK
    return 0


def limit(seconds: int) -> None:
    """Bound what this process may use: seconds of work, memory, bytes in a file; no core is dumped."""
    for kind, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_FSIZE, MOST_WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard < 0 else min(most, hard), hard))


def set_document(compiler: typst.Compiler, folder: Path) -> tuple[bytes, str]:
    """The PDF, and what is not as good as it might be.

    It keeps to the standard if it can, with plain words for unreadable formulas if it must.
    """
    sheet = (folder / "sheet.typ").read_bytes()
    with suppress(typst.TypstError):
        return pdf_of(compiler, sheet, STANDARD), ""
    demote_unreadable_formulas(compiler, folder)
    try:
        return pdf_of(compiler, sheet, STANDARD), ""
    except typst.TypstError as error:
        return pdf_of(compiler, sheet), str(error)


def pdf_of(compiler: typst.Compiler, source: bytes, *standards: Literal["ua-1"]) -> bytes:
    """The PDF of a source."""
    made = compiler.compile(input=source, format="pdf", pdf_standards=list(standards))
    return made if isinstance(made, bytes) else b""


def demote_unreadable_formulas(compiler: typst.Compiler, folder: Path) -> None:
    """Write sheet.json anew, with plain words for each formula that cannot be set by itself."""
    file = folder / "sheet.json"
    contents = json.loads(file.read_text(encoding="utf-8"))
    trial = b'#import "formulas.typ": set-formula\n#set-formula(json("formula.json"))'
    for formula in formulas_in(contents):
        (folder / "formula.json").write_text(json.dumps(formula), encoding="utf-8")
        try:
            pdf_of(compiler, trial)
        except typst.TypstError:
            formula.update(is_formula=False, text=formula["plain"])
    file.write_text(json.dumps(contents), encoding="utf-8")


def formulas_in(contents: Any) -> Iterator[dict[str, Any]]:
    """Every formula, however deep it stands."""
    if isinstance(contents, dict) and contents.get("is_formula"):
        yield contents
    elif isinstance(contents, dict | list):
        for part in contents.values() if isinstance(contents, dict) else contents:
            yield from formulas_in(part)


if __name__ == "__main__":
    sys.exit(main())
