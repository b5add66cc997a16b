"""Give the functions of a loaded module the code of its new source, in place, wherever they are held already."""

from collections.abc import Callable, Iterator
from functools import cached_property
from inspect import CO_NEWLOCALS, unwrap
from types import CodeType, FunctionType, ModuleType
from typing import Any


def renew_code(module: ModuleType, source: str, file: str) -> frozenset[str]:
    """Let every function at the top of the module, and every method, run as its new source says; the names of those.

    Defaults, decorators, globals and closures stay as they are. A function whose source is not found, is found twice,
    or needs other variables from around it keeps its code.

    Raises:
        SyntaxError: if the source is no Python.
    """
    codes = codes_in(compile(source, file, "exec", dont_inherit=True))
    renewed = set()
    for function in functions_in(module):
        code = codes.get(function.__qualname__)
        if code is not None and code.co_freevars == function.__code__.co_freevars:
            function.__code__ = code
            renewed.add(function.__qualname__)
    return frozenset(renewed)


def codes_in(compiled: CodeType) -> dict[str, CodeType]:
    """The code of each function and method by its qualified name, those left out that are defined twice."""
    found: dict[str, CodeType] = {}
    twice = set()
    for code in functions_below(compiled):
        twice |= {code.co_qualname} & found.keys()
        found[code.co_qualname] = code
    return {name: code for name, code in found.items() if name not in twice}


def functions_below(code: CodeType) -> Iterator[CodeType]:
    """The code of functions that a module or class body defines, and of its classes' methods."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            if constant.co_flags & CO_NEWLOCALS:
                yield constant
            else:
                yield from functions_below(constant)


def functions_in(owner: Any) -> Iterator[FunctionType]:
    """Every function of a module, or method of its classes, that was defined there."""
    name = owner.__name__ if isinstance(owner, ModuleType) else owner.__module__
    for value in list(vars(owner).values()):
        for function in held_by(value):
            if function.__module__ == name:
                yield function
        if isinstance(value, type) and value.__module__ == name and value is not owner:
            yield from functions_in(value)


def held_by(value: Any) -> list[FunctionType]:
    """The plain functions behind a function, a method of whatever kind, or a property."""
    parts: list[Callable[..., Any] | None] = [value]
    if isinstance(value, staticmethod | classmethod):
        parts = [value.__func__]
    elif isinstance(value, property):
        parts = [value.fget, value.fset, value.fdel]
    elif isinstance(value, cached_property):
        parts = [value.func]
    elif isinstance(value, type):
        parts = []
    bare = (unwrap(part) for part in parts if callable(part))
    return [part for part in bare if isinstance(part, FunctionType)]
