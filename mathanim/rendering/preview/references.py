"""A module as its source shows it: its functions, which names each mentions, and the rest of it."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

DEVIOUS = frozenset({"eval", "exec", "globals", "locals", "vars", "__dict__", "__code__", "__import__", "inspect"})
BY_NAME = frozenset({"getattr", "setattr", "delattr", "hasattr", "methodcaller", "attrgetter"})
ENDS_OF_LINES = re.compile(r"\r\n|\r|\n")
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Function:
    """A function at the top of a module, or a method: ``body`` tells two sources of it apart.

    ``names`` are all that it mentions, as names, attributes or texts; it is devious if they do not tell what it
    calls. ``owner`` is the class, or empty.
    """

    owner: str
    own_name: str
    body: str
    names: frozenset[str]
    names_only_handed_on: frozenset[str]
    is_devious: bool

    @property
    def name(self) -> str:
        """Its qualified name."""
        return f"{self.owner}.{self.own_name}" if self.owner else self.own_name

    def names_beside(self, handed_on: frozenset[str]) -> frozenset[str]:
        """All names but those of the given ones that are only handed on as ``self.name``, never called."""
        return self.names - (self.names_only_handed_on & handed_on)


@dataclass(frozen=True)
class Module:
    """A module: its functions, its source without their bodies, and the names that this rest mentions.

    It is devious if names do not tell what calls what.
    """

    functions: dict[str, Function]
    rest: str
    names_outside: frozenset[str]
    is_devious: bool


@lru_cache(maxsize=8)
def module_of(source: str) -> Module:
    """The module that the source spells.

    Raises:
        SyntaxError: if it is no Python.
    """
    tree = ast.parse(source)
    lines = ENDS_OF_LINES.split(source)
    functions: dict[str, Function] = {}
    is_devious = False
    for owner, node in functions_in(tree, ""):
        function = function_in(owner, "\n".join(lines[node.lineno - 1 : node.end_lineno]))
        is_devious = is_devious or function.is_devious or function.name in functions
        functions[function.name] = function
        node.body = []
    is_devious = is_devious or any(is_devious_node(node) for node in ast.walk(tree))
    return Module(functions, ast.dump(tree), mentioned([tree]), is_devious)


@lru_cache(maxsize=1024)
def function_in(owner: str, lines: str) -> Function:
    """The one function that these lines of a module define, with all their indentation; ``owner`` is its class."""
    [outer] = ast.parse(f"if 1:\n{lines}" if lines[0].isspace() else lines).body
    node = outer.body[0] if isinstance(outer, ast.If) else outer
    assert isinstance(node, FunctionNode)
    body = node.body
    is_devious = any(is_devious_node(part) for statement in body for part in ast.walk(statement))
    return Function(owner, node.name, dumped(body), mentioned(body), frozenset(handed_on_by(body)), is_devious)


def functions_in(owner: ast.Module | ast.ClassDef, name: str) -> Iterator[tuple[str, FunctionNode]]:
    """Every function of a module and every method of its classes, each with the name of its class."""
    for node in owner.body:
        if isinstance(node, FunctionNode):
            yield name, node
        elif isinstance(node, ast.ClassDef):
            yield from functions_in(node, f"{name}.{node.name}" if name else node.name)


def dumped(body: list[ast.stmt]) -> str:
    """The body as a text in which places and comments do not count."""
    return "\n".join(ast.dump(statement) for statement in body)


def mentioned(nodes: Sequence[ast.AST]) -> frozenset[str]:
    """All names, attributes and texts that look like names, anywhere in the nodes."""
    return frozenset(name for node in nodes for part in ast.walk(node) for name in named_by(part))


def named_by(node: ast.AST) -> Iterator[str]:
    """What the node itself names."""
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Attribute):
        yield node.attr
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
        yield node.value


def handed_on_by(body: list[ast.stmt]) -> Iterator[str]:
    """The names that occur once in the body, as an attribute of ``self`` which is not called."""
    nodes = [node for statement in body for node in ast.walk(statement)]
    called = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
    counts = Counter(name for node in nodes for name in named_by(node))
    for node in nodes:
        if is_attribute_of_self(node) and id(node) not in called:
            yield from (name for name in named_by(node) if counts[name] == 1)


def is_attribute_of_self(node: ast.AST) -> bool:
    """Whether the node is ``self.name``."""
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self"


def is_devious_node(node: ast.AST) -> bool:
    """Whether the node looks at names as at values, so that what it calls cannot be read."""
    if isinstance(node, ast.Name | ast.Attribute):
        return bool(DEVIOUS.intersection(named_by(node)))
    if isinstance(node, ast.Call) and BY_NAME.intersection(named_by(node.func)):
        return not all(isinstance(argument, ast.Constant | ast.Name | ast.Attribute) for argument in node.args[:1]) or (
            len(node.args) > 1 and not isinstance(node.args[1], ast.Constant)
        )
    return False
