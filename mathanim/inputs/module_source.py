"""A module as it is written: what each name at its top stands for, found without running it."""

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from mathanim.inputs.reading import NotClearError

MOST_STEPS = 8


@dataclass(frozen=True)
class ModuleSource:
    """The source in ``file``; ``root`` is the folder in which the packages lie that it imports from."""

    file: Path
    root: Path

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree; an empty one, if the file cannot be read."""
        try:
            return ast.parse(self.file.read_bytes())
        except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
            return ast.Module(body=[], type_ignores=[])

    @cached_property
    def statements(self) -> Mapping[str, ast.stmt]:
        """What binds each name, for those that are bound once and unconditionally."""
        bound = [(name, node) for node in self.tree.body for name in names_bound_by(node)]
        counts = Counter(name for name, _ in bound)
        return {name: node for name, node in bound if counts[name] == 1 and isinstance(node, PLAIN)}

    def statement(self, name: str) -> ast.stmt:
        """What binds a name.

        Raises:
            NotClearError: nothing, or not always the same.
        """
        if name not in self.statements:
            raise NotClearError
        return self.statements[name]

    def origin(self, name: str, steps: int = MOST_STEPS) -> tuple["ModuleSource", ast.stmt]:
        """The source in which a name is given its value, and the statement that does; imports are followed.

        Raises:
            NotClearError: if that cannot be told.
        """
        statement = self.statement(name)
        if not isinstance(statement, ast.ImportFrom):
            return self, statement
        if not steps:
            raise NotClearError
        return self.imported(statement.module or "").origin(name_imported(statement, name), steps - 1)

    def imported(self, module: str) -> "ModuleSource":
        """The source of a module that this one imports from: in its packages, or beside it.

        Raises:
            NotClearError: if it is somewhere else.
        """
        beside, packaged = (
            folder.joinpath(*module.split(".")).with_suffix(".py") for folder in (self.beside, self.root)
        )
        if packaged.is_file():
            return ModuleSource(packaged, self.root)
        if not beside.is_file() or find_spec(module.partition(".")[0]) is not None:
            raise NotClearError
        return ModuleSource(beside, self.root)

    @property
    def beside(self) -> Path:
        """The folder that it lies in."""
        return self.file.parent


PLAIN = (ast.ImportFrom, ast.Assign, ast.AnnAssign, ast.ClassDef)


def names_bound_by(statement: ast.stmt) -> Iterator[str]:
    """Every name that a statement at the top of a module may bind."""
    if isinstance(statement, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        yield statement.name
        return
    for node in ast.walk(statement):
        match node:
            case ast.alias(name=name, asname=other):
                yield other or name.partition(".")[0]
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()) | ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                yield name


def name_imported(statement: ast.ImportFrom, name: str) -> str:
    """What a name is called where it is imported from."""
    return next(alias.name for alias in statement.names if name == (alias.asname or alias.name))
