"""The fields of a parameter model, built from its source: enough to refuse a value, with nothing of its module run."""

import ast
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Literal

from pydantic import BaseModel, Field, create_model

from mathanim.inputs.module_source import ModuleSource, name_imported, names_bound_by
from mathanim.inputs.parameters import Parameters, Strict
from mathanim.inputs.reading import NotClearError

LIGHT = {
    "collections.abc",
    "typing",
    "annotated_types",
    "pydantic",
    "mathanim.inputs.expressions.curve_and_steps",
    "mathanim.inputs.expressions.expression",
    "mathanim.inputs.matrix_fields",
    "mathanim.inputs.names",
    "mathanim.inputs.networks.network_and_input",
    "mathanim.inputs.networks.network_fields",
    "mathanim.inputs.networks.network_input",
    "mathanim.inputs.parameters",
    "mathanim.inputs.setting",
    "mathanim.inputs.steps",
    "mathanim.inputs.tables.message_fields",
    "mathanim.inputs.tables.population",
    "mathanim.inputs.tables.table_fields",
}
"""The modules that may be imported for their field types: neither torch nor manim stands behind them."""
TYPES: Mapping[str, type] = {known.__name__: known for known in (bool, int, float, str, tuple, list, dict)}
BOUNDS = {"gt", "ge", "lt", "le", "multiple_of", "min_length", "max_length", "pattern", "strict", "allow_inf_nan"}
WORDS = {"default", "default_factory", "validate_default", "description", "title", "examples", "json_schema_extra"}
DECORATORS = {"property", "cached_property", "classmethod", "staticmethod"}


def model_in(node: ast.ClassDef, source: ModuleSource) -> type[BaseModel]:
    """A model with the same fields as the class, and nothing else of it but its base.

    Its validators are left out: those that come after the fields, of which alone there may be some, never change
    what is said of a field, or by a base that comes from a light module with all that it checks.

    Raises:
        NotClearError: if the class may refuse or take anything else than its fields tell.
    """
    if len(node.bases) != 1 or node.keywords or node.decorator_list:
        raise NotClearError
    base = base_model(node.bases[0], source)
    fields = {name: field for part in node.body for name, field in fields_in(part, source)}
    bound = {name for part in node.body for name in names_bound_by(part)}
    if fields.keys() & base.model_fields.keys() or any(hasattr(base, name) for name in bound):
        raise NotClearError
    model: type[BaseModel] = made(lambda: create_model(node.name, __base__=base, **fields))
    if not model.__pydantic_complete__:
        raise NotClearError
    return model


def base_model(node: ast.expr, source: ModuleSource) -> type[BaseModel]:
    """The model that a class builds on: built from its source, or the true one of a light module."""
    base = as_model(value_of(node, source))
    return Strict if base is Parameters else base


def as_model(value: Any) -> type[BaseModel]:
    """The model of parameters that a name stands for.

    Raises:
        NotClearError: if it stands for something else.
    """
    if not isinstance(value, type) or not issubclass(value, Strict):
        raise NotClearError
    return value


def fields_in(part: ast.stmt, source: ModuleSource) -> list[tuple[str, Any]]:
    """The field that a part of a class declares, with its type and bounds; none, if it can have no say in them."""
    match part:
        case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=value) if not name.startswith("_"):
            if not isinstance(kind := value_of(annotation, source), str):
                return [(name, (kind, field_in(value, source)))]
        case ast.Expr(value=ast.Constant()):
            return []
        case ast.FunctionDef(name=name, decorator_list=decorators):
            if not name.startswith(("__", "model_")) and all(map(is_harmless, decorators)):
                return []
    raise NotClearError


def is_harmless(decorator: ast.expr) -> bool:
    """Whether a decorator makes nothing that comes before or instead of a field's own check."""
    match decorator:
        case ast.Name(id=name):
            return name in DECORATORS
        case ast.Call(func=ast.Name(id="model_validator"), args=[], keywords=[mode]):
            return mode.arg == "mode" and isinstance(mode.value, ast.Constant) and mode.value.value == "after"
    return False


def field_in(value: ast.expr | None, source: ModuleSource) -> Any:
    """The bounds of a field that has a default, which stays unknown, and a description."""
    if not isinstance(value, ast.Call) or value_of(value.func, source) is not Field:
        raise NotClearError
    given = {keyword.arg for keyword in value.keywords}
    if "description" not in given or not (value.args or given & {"default", "default_factory"}):
        raise NotClearError
    return Field(default=None, validate_default=False, description="as declared", **bounds_in(value, source))


def bounds_in(field: ast.Call, source: ModuleSource) -> dict[str, Any]:
    """The bounds in ``Field(...)``; what else may stand there says nothing of values."""
    names = {keyword.arg for keyword in field.keywords}
    if names - BOUNDS - WORDS or len(field.args) > 1:
        raise NotClearError
    return {word.arg: value_of(word.value, source) for word in field.keywords if word.arg in BOUNDS}


def value_of(node: ast.expr, source: ModuleSource) -> Any:
    """The value of an expression of types, numbers and texts.

    Raises:
        NotClearError: if anything else stands in it.
    """
    match node:
        case ast.Constant(value=value):
            return value
        case ast.Name(id=name):
            return value_named(name, source)
        case ast.Tuple(elts=parts):
            return tuple(value_of(part, source) for part in parts)
        case ast.List(elts=parts):
            return [value_of(part, source) for part in parts]
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
            return -number
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return made(lambda: value_of(left, source) | value_of(right, source))
        case ast.Subscript(value=kind, slice=inner):
            return value_of_subscript(value_of(kind, source), value_of(inner, source))
        case ast.Call(func=ast.Name(id=name)):
            return value_of_call(node, light_value(name, source), source)
    raise NotClearError


def value_of_subscript(kind: Any, inner: Any) -> Any:
    """A type with its parts; a text among them would be the name of a type, but for those of a choice."""
    if kind is not Literal and any(isinstance(part, str) for part in (inner if isinstance(inner, tuple) else (inner,))):
        raise NotClearError
    return made(lambda: kind[inner])


def value_of_call(call: ast.Call, function: Any, source: ModuleSource) -> Any:
    """What a function of a light module makes of its arguments."""
    if function is Field:
        return Field(**bounds_in(call, source))
    named = {keyword.arg: value_of(keyword.value, source) for keyword in call.keywords if keyword.arg}
    if len(named) < len(call.keywords) or any(isinstance(argument, ast.Starred) for argument in call.args):
        raise NotClearError
    return made(lambda: function(*(value_of(argument, source) for argument in call.args), **named))


def value_named(name: str, source: ModuleSource) -> Any:
    """What a name stands for: a type, something from a light module, a constant, or the fields of a model."""
    if name in TYPES and name not in source.statements:
        return TYPES[name]
    statement = source.statement(name)
    if isinstance(statement, ast.ImportFrom) and statement.module in LIGHT:
        return light_value(name, source)
    origin, statement = source.origin(name)
    match statement:
        case ast.Assign(targets=[ast.Name()], value=value) | ast.AnnAssign(value=ast.expr() as value):
            return value_of(value, origin)
        case ast.ClassDef():
            return model_in(statement, origin)
    raise NotClearError


def light_value(name: str, source: ModuleSource) -> Any:
    """What a name stands for that is imported from a light module."""
    statement = source.statement(name)
    if not isinstance(statement, ast.ImportFrom) or statement.module not in LIGHT:
        raise NotClearError
    return made(lambda: getattr(import_module(str(statement.module)), name_imported(statement, name)))


def made(make: Callable[[], Any]) -> Any:
    """What is made, if it can be."""
    try:
        return make()
    except NotClearError:
        raise
    except Exception as error:  # a type that is none, a name that is gone: the scene says so itself
        raise NotClearError from error
