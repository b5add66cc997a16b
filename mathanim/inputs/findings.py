"""From pydantic's errors to findings: each says what was needed, what came, what to do."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from mathanim.inputs.csv_rows import hint_at
from mathanim.inputs.errors import MOST_FINDINGS, Finding, InputError
from mathanim.inputs.wording import shown, suggestion

NEEDS = {
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "finite_number": "a finite number",
    "string_type": "a text",
    "bool_type": "true or false",
    "tuple_type": "an array",
    "list_type": "an array",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
    "literal_error": "one of {expected}",
    "greater_than": "a number greater than {gt}",
    "greater_than_equal": "a number of at least {ge}",
    "less_than": "a number less than {lt}",
    "less_than_equal": "a number of at most {le}",
    "multiple_of": "a multiple of {multiple_of}",
    "too_short": "at least {min_length} entries",
    "too_long": "at most {max_length} entries",
    "string_too_short": "a text of at least {min_length} characters",
    "string_too_long": "a text of at most {max_length} characters",
    "string_pattern_mismatch": "a text of the form {pattern}",
}


def findings_of(error: ValidationError, model: type[BaseModel]) -> list[Finding]:
    """All faults that pydantic found in values meant for ``model``; beyond the first twenty, their number."""
    findings: list[Finding] = []
    faults = error.errors(include_url=False)
    for fault in faults[:MOST_FINDINGS]:
        if not _is_counted_wrong(fault, faults):
            findings.extend(_of_fault(fault, model))
    rest = len(findings) + max(error.error_count() - MOST_FINDINGS, 0) - MOST_FINDINGS
    return findings[:MOST_FINDINGS] + ([Finding("", f"and {rest} more faults")] if rest > 0 else [])


def _is_counted_wrong(fault: Mapping[str, Any], faults: Sequence[Mapping[str, Any]]) -> bool:
    """Whether entries are said to be too few because only the right ones of them were counted."""
    place = fault["loc"]
    within = (other["loc"] for other in faults if len(other["loc"]) > len(place))
    return fault["type"] == "too_short" and any(loc[: len(place)] == place for loc in within)


def path_of(location: tuple[int | str, ...]) -> str:
    """``("scenes", 2, "scene")`` as ``scenes[2].scene``."""
    path = ""
    for step in location:
        path += f"[{step}]" if isinstance(step, int) else f".{_name(step)}"
    return path.removeprefix(".")


def _name(step: str) -> str:
    return step if len(step) <= 80 and step.isprintable() else shown(step)


def _of_fault(fault: Mapping[str, Any], model: type[BaseModel]) -> Iterator[Finding]:
    path, context = path_of(fault["loc"]), fault.get("ctx", {})
    cause = context.get("error")
    if isinstance(cause, InputError):
        yield from (finding.inside(path) for finding in cause.findings)
    elif fault["type"] == "missing":
        yield Finding(path, "is needed and was not given: add it")
    elif fault["type"] == "extra_forbidden":
        known = _fields_at(model, fault["loc"][:-1])
        yield Finding(path, f"is not known: {suggestion(str(fault['loc'][-1]), known)}")
    elif fault["type"] in NEEDS:
        hint = hint_at(fault["input"]) if fault["type"] == "float_type" and isinstance(fault["input"], str) else ""
        yield Finding(path, f"needs {NEEDS[fault['type']].format_map(context)}, not {_came(fault)}{hint}")
    else:
        yield Finding(path, str(cause) if cause else f"{fault['msg']}, not {shown(fault['input'])}")


def _came(fault: Mapping[str, Any]) -> str:
    if fault["type"] in ("too_short", "too_long"):
        length = fault["ctx"].get("actual_length")
        return "more" if length is None else str(length)
    return shown(fault["input"])


def _fields_at(model: type[BaseModel], location: tuple[int | str, ...]) -> tuple[str, ...]:
    """The names of the fields that the model at ``location`` knows."""
    for step in location:
        if isinstance(step, str) and step in model.model_fields:
            model = _model_in(model.model_fields[step].annotation) or model
    return tuple(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)
