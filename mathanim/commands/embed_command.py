"""The command that prints how a document shows a clip."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from mathanim.commands.clip_command import FORMATS
from mathanim.commands.completion import TargetName
from mathanim.commands.finishing import request_for
from mathanim.commands.parameter_options import parameter_options
from mathanim.commands.rendering_options import FOLDER

MEDIA = ("markdown", "html", "quarto", "marp", "slidev", "jupyter", "beamer")


@click.command("embed")
@click.argument("target", type=TargetName(), metavar="TARGET[@BEAT]")
@click.option("--for", "medium", type=click.Choice([*MEDIA, "all"]), default="html", help="Default: html.")
@click.option("--format", "ending", type=click.Choice(FORMATS), help="Of the clip; default: what is there.")
@click.option("--transparent", is_flag=True, help="Show the clip without a background.")
@click.option("--clip", type=click.Path(dir_okay=False, path_type=Path), help="Another file that shows it.")
@click.option("--base", metavar="URL", help="Where the clip will be found; default: its path from here.")
@click.option("--width", type=click.IntRange(16, 7680), help="In pixels; default: the clip's own.")
@click.option("--loop", is_flag=True, help="Play again and again, as clips of beats that loop do anyway.")
@click.option("--language", type=click.Choice(["ja", "en"]), help="Default: the lecture's first.")
@click.option("--theme", type=click.Choice(["dark", "light"]), help="Default: the lecture's, or dark.")
@click.option("--quality", type=click.Choice(["draft", "preview", "hd", "uhd"]), help="Default: hd.")
@click.option("--output", type=FOLDER, help="Folder that was written to.")
@parameter_options
def embed_command(
    target: str,
    *,
    medium: str,
    ending: str | None,
    transparent: bool,
    clip: Path | None,
    base: str | None,
    width: int | None,
    loop: bool,
    **settings: Any,
) -> None:
    """Print how a web page, a notebook or slides show a clip, and say on stderr which of its files are missing.

    Without --format it is the first clip that is there: mp4, webm, webp, gif, apng, then the same but transparent.
    """
    from mathanim.rendering.stills.moments import parted

    name, beat = parted(target)
    request = request_for([name], settings, [[beat] if beat else []])
    from mathanim.commands.running_options import executor_for
    from mathanim.rendering.exporters.clip_choice import kinds_of
    from mathanim.rendering.exporters.clip_files import shown_by
    from mathanim.rendering.exporters.embedding import embedding_of, fault_of

    kinds = kinds_of(ending, is_transparent=transparent, is_loop=loop)
    found = shown_by(request, beat, kinds, executor_for(None, 60.0, None, None))
    for shown in found if clip is None else [replace(found[0], file=clip)]:
        click.echo(snippets(embedding_of(shown, base, width, is_loop=loop), medium))
        if fault := fault_of(shown, is_loop=loop):
            click.echo(f"{fault}: {shown.making} makes one", err=True)


def snippets(shown: Any, medium: str) -> str:
    """The snippet for a medium; for all of them, each under its name, without those that cannot show it."""
    from mathanim.rendering.errors import WrongUse
    from mathanim.rendering.exporters.embed import MEDIA as ALL

    if medium != "all":
        return ALL[medium](shown)
    parts = []
    for name, snippet in ALL.items():
        try:
            parts.append(f"== {name} ==\n{snippet(shown)}\n")
        except WrongUse as error:
            print(f"not for {name}: {error}", file=sys.stderr)
    return "\n".join(parts)
