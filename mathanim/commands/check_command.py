"""The command that looks for what an audience could not read."""

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import click

from mathanim.commands.completion import TargetName
from mathanim.commands.finishing import request_for
from mathanim.commands.parameter_options import parameter_options
from mathanim.commands.rendering_options import FOLDER
from mathanim.commands.running_options import running_options


@click.command()
@click.argument("targets", type=TargetName(), nargs=-1, required=True, metavar="TARGET...")
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=click.Choice(["ja", "en"]),
    help="May be given again; default: every language of the target.",
)
@click.option(
    "--theme",
    "themes",
    multiple=True,
    type=click.Choice(["dark", "light"]),
    help="May be given again; default: both.",
)
@parameter_options
@click.option("--pace", type=click.Choice(["narrated", "tight"]), help="Hold beats while they are read, or not.")
@click.option("--device", type=click.Choice(["auto", "cpu", "cuda"]), default="auto", help="Where to compute.")
@click.option("--output", type=FOLDER, help="Folder to write the sheets to.")
@click.option("--json", "as_json", is_flag=True, help="Print a report as JSON on stdout.")
@running_options
def check(
    targets: Sequence[str], languages: Any, themes: Any, as_json: bool, executor_for: Any, **settings: Any
) -> None:
    """Look for faults of layout at the end of every beat and between. Exit code 1 if there are any.

    What leaves the safe margin of 5 %, texts on texts or lines, texts smaller than 1/30 of the frame's height, too
    little contrast (4.5:1 for texts, 3:1 for lines), missing glyphs, points that are no numbers. A sheet shows where.
    """
    request = request_for(targets, settings)
    from mathanim.rendering.layout.layout_jobs import check_layouts

    reports = check_layouts(request, languages, themes, executor_for)
    if as_json:
        click.echo(json.dumps({"scenes": reports}, ensure_ascii=False, indent=2))
    else:
        for report in reports:
            tell(report)
    sys.exit(1 if any(report["findings"] or report["error"] for report in reports) else 0)


def tell(report: Mapping[str, Any]) -> None:
    """Print what was found in a scene, and where it is shown."""
    for found in report["findings"]:
        until = "" if found["last_beat"] == found["beat"] else f" to {found['last_beat']}"
        moving = ", while moving" if found["while_moving"] else ""
        click.echo(f"{report['label']}: {found['beat']}{until}, {found['time']:.1f} s{moving}: {found['words']}")
    if report["sheet"]:
        click.echo(report["sheet"])
    if report["error"]:
        click.echo(f"failed: {report['label']}: {report['error']}", err=True)
