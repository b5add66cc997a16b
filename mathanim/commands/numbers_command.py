"""The command that tells of every number on the screen where it comes from."""

import csv
import io
import json
import sys
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

import click

from mathanim.commands.completion import TargetName
from mathanim.commands.finishing import request_for
from mathanim.commands.parameter_options import parameter_options
from mathanim.commands.rendering_options import FOLDER
from mathanim.commands.running_options import running_options

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would work out instead of showing it."""
HEADS = ("number", "shown", "value", "±", "made by")
DITTO = "〃"
PIPED_WIDTH = 120


@click.command()
@click.argument("targets", type=TargetName(), nargs=-1, required=True, metavar="TARGET...")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", help="Default: table.")
@click.option("--language", type=click.Choice(["ja", "en"]), help="Default: the lecture's first.")
@parameter_options
@click.option("--device", type=click.Choice(["auto", "cpu", "cuda"]), default="auto", help="Where to compute.")
@click.option("--output", type=FOLDER, help="Folder to work in.")
@running_options
def numbers(targets: Sequence[str], form: str, executor_for: Any, **settings: Any) -> None:
    """List every number that a viewer sees or hears, beat by beat: what is shown, its full precision, its origin."""
    request = request_for(targets, settings)
    from mathanim.rendering.numbers.number_lists import in_one_table, number_lists

    scenes = number_lists(request, executor_for)
    if form == "json":
        click.echo(json.dumps({"scenes": scenes}, ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(as_csv(in_one_table(scenes)), nl=False)
    else:
        show_tables(in_one_table(scenes), None if sys.stdout.isatty() else PIPED_WIDTH)
    failures = [f"failed: {scene['label']}: {scene['error']}" for scene in scenes if scene["error"]]
    for failure in failures:
        click.echo(failure, err=True)
    sys.exit(1 if failures else 0)


def as_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """The rows as CSV; no cell is a formula."""
    from mathanim.rendering.numbers.scene_numbers import ListedNumber

    text = io.StringIO()
    table = csv.DictWriter(text, ["scene", "beat", *ListedNumber.__dataclass_fields__], lineterminator="\n")
    table.writeheader()
    for row in rows:
        inputs = "; ".join(f"{name} = {value}" for name, value in row["inputs"].items())
        table.writerow({name: harmless(value) for name, value in {**row, "inputs": inputs}.items()})
    return text.getvalue()


def harmless(value: Any) -> Any:
    """A text that a spreadsheet shows as it is; numbers and nothing stay what they are."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def show_tables(rows: Sequence[Mapping[str, Any]], width: int | None) -> None:
    """Print a table for each beat, ``width`` columns wide or as wide as the terminal, and below it its inputs."""
    from rich.console import Console

    console = Console(width=width, highlight=False)
    for (scene, beat), numbers_of_beat in groupby(rows, lambda row: (row["scene"], row["beat"])):
        group = list(numbers_of_beat)
        common = common_inputs(group)
        console.print(f"{scene}@{beat}", style="bold", markup=False)
        console.print(table_of(group, common))
        if common:
            console.print(f"with {', '.join(f'{name} = {value}' for name, value in common.items())}", markup=False)
        console.print()


def common_inputs(rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The inputs that are the same wherever they go in; what has two values is told where it goes in."""
    values: dict[str, set[str]] = {}
    for row in rows:
        for name, value in row["inputs"].items():
            values.setdefault(name, set()).add(value)
    return {name: next(iter(found)) for name, found in values.items() if len(found) == 1}


def table_of(rows: Sequence[Mapping[str, Any]], common: Mapping[str, str]) -> Any:
    """The numbers of one beat, dim if they have gone by its end; those with one label, as of an axis, share a line."""
    from rich.table import Table
    from rich.text import Text

    table = Table(*HEADS, box=None, padding=(0, 2, 0, 0))
    above = ""
    for _, alike in groupby(rows, lambda row: (row["where"], row["label"], row["made_by"], row["inputs"])):
        group = list(alike)
        *number, origin = (*cells(group), origin_of(group[0], common))
        style = None if any(row["is_there_at_end"] for row in group) else "dim"
        table.add_row(*map(Text, number), Text(DITTO if origin == above else origin), style=style)
        above = origin
    return table


def cells(group: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """The cells of a line: of several numbers with one label, what is shown and meant side by side."""
    first = group[0]
    shown = ", ".join(run_of(row["first_shown"], row["shown"]) for row in group)
    return (
        f"{first['label']} (said)" if first["where"] == "narration" else first["label"],
        f"{shown} {first['unit']}".strip(),
        ", ".join(run_of(row["first_value"], row["value"]) for row in group),
        ", ".join(dict.fromkeys(f"{row['tolerance']:.2g}" for row in group if row["tolerance"])),
    )


def origin_of(row: Mapping[str, Any], common: Mapping[str, str]) -> str:
    """What made a number, with those inputs that are not common to the beat."""
    own = ", ".join(f"{name} = {value}" for name, value in row["inputs"].items() if name not in common)
    return f"{row['made_by']}{', ' if own else ''}{own}"


def run_of(first: Any, last: Any) -> str:
    """What is shown, or where it begins and ends."""
    return ("" if last is None else str(last)) if first is None else f"{first} … {last}"
