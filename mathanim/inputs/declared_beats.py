"""The beats that a scene's source plainly names, told without importing it: quick enough to refuse a wrong name."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from mathanim.inputs.declared_check import PACKAGES, classes_of
from mathanim.inputs.module_source import ModuleSource, names_bound_by
from mathanim.inputs.reading import NotClearError

STORY, TITLE = "beats", "show_title"
LOOPS = "loops"
OWN_WAYS = {"construct", "next_section", "setattr", "__setattr__", "__getattr__", "__getattribute__", "__name__"}
"""What changes which sections there are, or what they are called."""
Named = Iterator[tuple[str, bool]]
"""Names, each with whether it is there whatever the parameters are."""


def declared_beats(scene: Path, class_name: str, root: Path = PACKAGES) -> Mapping[str, bool] | None:
    """The names of the beats of the scene in the file, each with whether it is there whatever its parameters are.

    None where the source does not make plain which beats there may be.
    """
    try:
        classes = [node for node, _ in classes_of(class_name, ModuleSource(scene, root))]
        named = list(_beats_of(classes))
    except (NotClearError, RecursionError):
        return None
    return {TITLE: True} | {name: (name, True) in named for name, _ in named}


def _beats_of(classes: Sequence[ast.ClassDef]) -> Named:
    """The beats that the nearest ``beats`` returns, all of which are plain methods."""
    if any(word in OWN_WAYS for node in classes for word in _words_in(node)):
        raise NotClearError
    methods = _methods_of(classes)
    story = methods.get(STORY)
    if story is None:
        raise NotClearError
    for name, is_certain in _returned(story):
        if name not in methods or not all(_is_harmless(decorator) for decorator in methods[name].decorator_list):
            raise NotClearError
        yield name, is_certain


def _words_in(node: ast.AST) -> Iterator[str]:
    """Every name that stands in a class, but for those of what it reads of itself."""
    for part in ast.walk(node):
        match part:
            case ast.FunctionDef(name=name) | ast.Name(id=name) | ast.Attribute(attr=name):
                yield name


def _methods_of(classes: Sequence[ast.ClassDef]) -> dict[str, ast.FunctionDef]:
    """The methods of a scene by name, of those that are bound once in each class and never to an instance."""
    stored = {name for node in classes for part in ast.walk(node) for name in _stored(part)}
    methods: dict[str, ast.FunctionDef] = {}
    for node in reversed(classes):
        bound = [name for part in node.body for name in names_bound_by(part)]
        methods = {name: method for name, method in methods.items() if name not in bound}
        own = (part for part in node.body if isinstance(part, ast.FunctionDef))
        methods |= {part.name: part for part in own if bound.count(part.name) == 1 and part.name not in stored}
    return methods


def _returned(story: ast.FunctionDef) -> Named:
    """What the list names that the method returns at its end."""
    *before, last = story.body
    values = dict(pair for part in before for pair in _assigned(part))
    if not isinstance(last, ast.Return) or last.value is None or story.decorator_list:
        raise NotClearError
    return _named(last.value, values, is_certain=True)


def _assigned(part: ast.stmt) -> Iterator[tuple[str, ast.expr]]:
    """What a statement gives to local names; one that does anything else is not clear."""
    match part:
        case ast.Expr(value=ast.Constant()):
            return
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            yield name, value
        case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)) if len(names) == len(values):
            for target, value in zip(names, values, strict=True):
                yield _local(target), value
        case _:
            raise NotClearError


def _local(target: ast.expr) -> str:
    if not isinstance(target, ast.Name):
        raise NotClearError
    return target.id


def _named(node: ast.expr, values: Mapping[str, ast.expr], *, is_certain: bool) -> Named:
    """The beats that an expression of lists, sums, multiples and choices may name."""
    parts: list[ast.expr] = []
    match node:
        case ast.Attribute(value=ast.Name(id="self"), attr=name):
            yield name, is_certain
        case ast.Name(id=name) if name in values:
            others = {other: value for other, value in values.items() if other != name}
            yield from _named(values[name], others, is_certain=is_certain)
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            pass
        case ast.Starred(value=inner):
            parts = [inner]
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            parts = [left, right]
        case ast.BinOp(left=ast.List() | ast.Tuple() as left, op=ast.Mult()):
            parts, is_certain = [left], False
        case ast.IfExp(body=body, orelse=other):
            parts, is_certain = [body, other], False
        case _:
            raise NotClearError
    for part in parts:
        yield from _named(part, values, is_certain=is_certain)


def _is_harmless(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Name) and decorator.id == LOOPS


def _stored(part: ast.AST) -> list[str]:
    return [part.attr] if isinstance(part, ast.Attribute) and isinstance(part.ctx, ast.Store) else []
