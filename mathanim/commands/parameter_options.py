"""The options that give a scene its parameters: one by one, or all from a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from mathanim.commands.completion import complete_assignment

FROM_FILE = "mathanim.parameters"


def parameter_options(command: Any) -> Any:
    """Add the options to a command, which gets what they come to as ``parameters``."""
    given = click.option(
        "--from",
        expose_value=False,
        is_eager=True,
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE.toml",
        callback=read_values,
        help="Parameters of the scene from a file, a name = value each; --set comes before it.",
    )
    single = click.option(
        "--set",
        "parameters",
        multiple=True,
        metavar="NAME=VALUE",
        callback=all_values,
        shell_complete=complete_assignment,
        help="A parameter of the scene: point=1.5, matrix='[[0, -1], [1, 0]]', matrix=a.csv; may be given again.",
    )
    return given(single(command))


def read_values(context: click.Context, option: Any, file: Path | None) -> None:
    """Remember the values that stand in the file."""
    del option
    if file is not None:
        from mathanim.inputs.assignments import parameters_in

        context.meta[FROM_FILE] = parameters_in(file)


def all_values(context: click.Context, option: Any, lines: Sequence[str]) -> dict[str, Any]:
    """The values that were given to parameters."""
    del option
    given: dict[str, Any] = context.meta.get(FROM_FILE, {})
    if not lines:
        return given
    from mathanim.inputs.assignments import assigned

    return {**given, **assigned(lines)}
