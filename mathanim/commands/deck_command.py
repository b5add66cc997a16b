"""The command that makes slides: a step a beat, in the programs that lecturers use."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import click

from mathanim.commands.completion import TargetName
from mathanim.commands.finishing import finish, request_for
from mathanim.commands.rendering_options import rendering_options, voice_option
from mathanim.rendering.exporters.formats import FORMATS


@click.command("deck")
@click.argument("targets", type=TargetName(), nargs=-1, required=True, metavar="TARGET[@BEAT]...")
@click.option(
    "--format",
    "formats",
    multiple=True,
    required=True,
    type=click.Choice(list(FORMATS)),
    help="May be given again: nothing is drawn twice.",
)
@click.option("--loop", "loops", multiple=True, metavar="BEAT", help="Goes round until you go on; may be given again.")
@click.option("--on-click", is_flag=True, help="pptx: let each clip wait for a click.")
@click.option(
    "--poster",
    type=click.Choice(["last", "first"]),
    help="pptx: the frame of each clip that is printed, and seen until it plays; default: last.",
)
@click.option("--assets", is_flag=True, help="html: put the clips beside the page, not into it.")
@click.option(
    "--per-page",
    type=click.Choice(["1", "2", "3", "4", "6"]),
    help="pdf: pictures on a page of the handout; default: 6.",
)
@voice_option
@rendering_options
def deck_command(
    targets: Sequence[str],
    *,
    formats: Sequence[str],
    loops: Sequence[str],
    on_click: bool,
    poster: str | None,
    assets: bool,
    per_page: str | None,
    as_json: bool,
    executor_for: Any,
    **settings: Any,
) -> None:
    """Make slides of lectures, scenes or Manim files, or of some beats: each a step that plays, and waits.

    The pace is tight, if none is given: you talk, nothing has to hold.
    """
    from mathanim.rendering.stills.moments import moments_by_target

    beats = moments_by_target(targets)
    whole = request_for(list(beats), settings, beats.values())
    from mathanim.rendering.exporters.decks import render_decks

    options = {"on_click": on_click, "poster": poster, "assets": assets, "per_page": per_page and int(per_page)}
    given = {option: value for option, value in options.items() if value}
    chosen = [replace(target, beats=named) for target, named in zip(whole.targets, beats.values(), strict=True)]
    finish(render_decks(replace(whole, targets=tuple(chosen)), formats, given, executor_for, loops), as_json)
