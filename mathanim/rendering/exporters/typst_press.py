"""Typst documents to PDF: everything that a document may read is put into a folder of its own, and set by a child."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from mathanim.rendering.errors import ProductError
from mathanim.rendering.exporters import typst_child
from mathanim.rendering.progress import say
from mathanim.rendering.publishing import delivering

WORDS_FONT = "Noto Sans CJK JP"
FORMULAS_FONT = "New Computer Modern Math"
FONTS_PACKAGE = "manimgx_fonts_cjk"
TEMPLATES = Path(__file__).parent
LONGEST = 300
"""Seconds of work that one document may take."""


@contextmanager
def private_folder(work: Path) -> Iterator[Path]:
    """A new folder in ``work``: all that a document can see.

    Raises:
        DeliveryError: if the disk refuses.
    """
    with delivering(work):
        folder = tempfile.TemporaryDirectory(prefix="typst-", dir=work)
    with folder as name:
        yield Path(name).resolve()


def press(template: str, contents: Mapping[str, Any], folder: Path, seconds: int = LONGEST) -> Path:
    """The PDF that a template makes of its contents, which reach it as data, never as source.

    ``folder`` is private and holds the pictures that the contents name; nothing else can be read.

    Raises:
        ProductError: if Typst cannot set it, or takes longer than the seconds.
        DeliveryError: if the disk refuses.
    """
    text = json.dumps(contents)
    with delivering(folder, len(text)):
        for name in (template, "formulas.typ"):
            (folder / ("sheet.typ" if name == template else name)).write_bytes((TEMPLATES / name).read_bytes())
        (folder / "sheet.json").write_text(text, encoding="utf-8")
    child = [
        sys.executable,
        "-I",
        str(Path(typst_child.__file__)),
        str(folder),
        str(files(FONTS_PACKAGE)),
        str(seconds),
    ]
    told = run_child(child, folder, seconds)
    if told:
        say(f"the PDF is not for everyone to read: {told}")
    made = folder / "sheet.pdf"
    refuse_what_is_no_pdf(made)
    return made


def run_child(child: list[str], folder: Path, seconds: int) -> str:
    """Run the child in the folder, with nothing of this program's surroundings; what it had to say.

    Raises:
        ProductError: if it failed, or did not end.
        DeliveryError: if the disk refused.
    """
    bare = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT") if name in os.environ}
    try:
        run = subprocess.run(
            child, cwd=folder, env=bare, stdin=subprocess.DEVNULL, capture_output=True, timeout=2 * seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise ProductError(f"the PDF was not set within {2 * seconds} seconds: export fewer scenes at once") from error
    if run.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise ProductError(f"the PDF was not set within {seconds} seconds of work: export fewer scenes at once")
    if run.returncode == typst_child.REFUSED_BY_DISK:
        with delivering(folder):
            raise OSError(int(run.stderr), os.strerror(int(run.stderr)))
    if run.returncode:
        said = run.stderr.decode(errors="replace").strip().splitlines()
        raise ProductError(f"the PDF cannot be set: {said[-1] if said else f'signal {-run.returncode}'}")
    return run.stdout.decode(errors="replace").strip()


def refuse_what_is_no_pdf(made: Path) -> None:
    """Look at both ends of a PDF.

    Raises:
        ProductError: if it does not begin or end as one.
    """
    content = made.read_bytes()
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-1024:]:
        raise ProductError(f"{made.name} is no whole PDF")
