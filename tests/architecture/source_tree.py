"""Read the repository's source as a reader does: which files there are, and what stands in them."""

import ast
import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {"__pycache__", "node_modules"}


def files(root: Path, *folders: str, ending: str = "") -> list[Path]:
    """Every file of ours in the folders (all of them, if none is named); what git ignores is not ours."""
    starts = [root / folder for folder in folders] or [root]
    found = [file for start in starts for file in ([start] if start.is_file() else _walk(root, start))]
    return sorted(file for file in found if file.name.endswith(ending))


def _walk(root: Path, start: Path) -> Iterator[Path]:
    for folder, subfolders, names in os.walk(start):
        subfolders[:] = [name for name in subfolders if _is_ours(root, Path(folder, name))]
        yield from (Path(folder, name) for name in names)


def _is_ours(root: Path, folder: Path) -> bool:
    is_hidden = folder.name.startswith(".") and folder.name != ".ci"
    return not is_hidden and folder.name not in NOT_OURS and folder != root / "media" and folder.suffix != ".egg-info"


def python_files(root: Path, *folders: str) -> list[Path]:
    """Every Python file of ours in the folders, which need not all exist."""
    return files(root, *(folder for folder in folders if (root / folder).exists()), ending=".py")


def parsed(file: Path) -> ast.Module:
    """The file's syntax tree."""
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def imported_modules(tree: ast.AST) -> list[str]:
    """The full names of what is imported anywhere in the tree: ``a.b`` for ``import a.b`` and ``from a.b import c``."""
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names.append(node.module or ".")
    return names


def plant(root: Path, name: str, text: str) -> Path:
    """Write a file, with the folders that it needs."""
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file
