"""The command that makes pictures: of beats' ends, of any time, of a whole storyboard."""

from collections.abc import Sequence
from typing import Any

import click

from mathanim.commands.completion import TargetName
from mathanim.commands.finishing import finish, request_for
from mathanim.commands.rendering_options import rendering_options

QUALITY_OF_SHEETS = "draft"


@click.command()
@click.argument("targets", type=TargetName(), nargs=-1, required=True, metavar="TARGET[@BEAT|@12.5s]...")
@click.option("--sheet", is_flag=True, help="All beats on one sheet, A4 landscape; default quality: draft.")
@rendering_options
def still(targets: Sequence[str], sheet: bool, as_json: bool, executor_for: Any, **settings: Any) -> None:
    """Render pictures: the end of every beat or of one, or any time in seconds."""
    from mathanim.rendering.stills.moments import moments_by_target, time_in

    moments = moments_by_target(targets)
    if sheet:
        settings["quality"] = settings["quality"] or QUALITY_OF_SHEETS
    named = [[moment for moment in each if time_in(moment) is None] for each in moments.values()]
    request = request_for(list(moments), settings, named)
    if sheet:
        from mathanim.rendering.stills.storyboard_sheets import render_sheets

        finish(render_sheets(request, list(moments.values()), executor_for), as_json)
    from mathanim.rendering.stills.still_pictures import render_stills

    finish(render_stills(request, list(moments.values()), executor_for), as_json)
