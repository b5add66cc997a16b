"""The command that shows a scene in a browser while it is written."""

import sys
import threading
from functools import partial
from typing import Any

import click

from mathanim.commands.completion import TargetName
from mathanim.commands.parameter_options import parameter_options


@click.command("preview")
@click.argument("target", type=TargetName(), metavar="TARGET")
@click.option("--language", type=click.Choice(["ja", "en"]), help="To begin with; default: the lecture's first.")
@click.option("--theme", type=click.Choice(["dark", "light"]), help="To begin with; default: the lecture's, or dark.")
@click.option("--pace", type=click.Choice(["narrated", "tight"]), help="To begin with; default: tight.")
@click.option(
    "--quality", type=click.Choice(["draft", "preview", "hd"]), default="draft", help="480p30, 720p30, 1080p60."
)
@parameter_options
@click.option("--port", type=click.IntRange(1, 65535), help="Default: any free one.")
@click.option("--no-browser", is_flag=True, help="Open none; print the address only.")
def preview_command(target: str, port: int | None, no_browser: bool, **setting: Any) -> None:
    """Show a scene in a browser while you write it: save, and see what changed.

    Prints the address, which works on this machine only, and ends with Ctrl-C.
    """
    from mathanim.rendering.errors import Interrupted
    from mathanim.rendering.preview.browser import open_in_browser, way_over_ssh
    from mathanim.rendering.preview.opening import preview_of
    from mathanim.rendering.preview.studio import open_studio

    setting["parameters"] = setting["parameters"] or None
    try:
        with preview_of(partial(open_studio, target, **setting), port) as access:
            if way := way_over_ssh(access.port):
                click.echo(way, err=True)
            click.echo(access.address)
            if not no_browser:
                open_in_browser(access.address)
            threading.Event().wait()
    except Interrupted as error:
        sys.exit(128 + error.signal_number)
