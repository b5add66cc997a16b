"""The options that everything which draws scenes has in common."""

from pathlib import Path
from typing import Any

import click

from mathanim.commands.parameter_options import parameter_options
from mathanim.commands.running_options import running_options

FOLDER = click.Path(file_okay=False, path_type=Path)

voice_option = click.option(
    "--voice", is_flag=True, help="Let a voice speak the narration; recordings beside the lecture come before it."
)
"""The option of everything that can be heard."""


def rendering_options(command: Any) -> Any:
    """Add the options to a command."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Print a report as JSON on stdout."),
        click.option("--no-store", is_flag=True, help="Draw everything anew, and keep nothing."),
        click.option("--store", type=FOLDER, help="Folder of kept results; default: .store in the output folder."),
        click.option("--output", type=FOLDER, help="Folder to write to."),
        click.option("--device", type=click.Choice(["auto", "cpu", "cuda"]), default="auto", help="Where to compute."),
        click.option(
            "--pace", type=click.Choice(["narrated", "tight"]), help="Hold beats while they are read, or not."
        ),
        click.option("--theme", type=click.Choice(["dark", "light"]), help="Colours; default: the lecture's, or dark."),
        click.option("--language", type=click.Choice(["ja", "en"]), help="Default: the lecture's first."),
        click.option(
            "--quality",
            type=click.Choice(["draft", "preview", "hd", "uhd"]),
            help="480p30, 720p30, 1080p60 (the default) or 2160p60.",
        ),
    ):
        command = option(command)
    return parameter_options(running_options(command))
