"""The command line of mathanim: parse, call, print."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from mathanim.commands.check_command import check
from mathanim.commands.clip_command import clip_command
from mathanim.commands.completion import VARIABLE, TargetName, completion_command
from mathanim.commands.deck_command import deck_command
from mathanim.commands.embed_command import embed_command
from mathanim.commands.finishing import finish, request_for
from mathanim.commands.numbers_command import numbers
from mathanim.commands.preview_command import preview_command
from mathanim.commands.program_name import program_name
from mathanim.commands.rendering_options import FOLDER, rendering_options, voice_option
from mathanim.commands.show_command import schema, show
from mathanim.commands.still_command import still
from mathanim.commands.store_commands import store_commands

RUNNING = {"max_content_width": 110, "help_option_names": ["-h", "--help"]}


@click.group(context_settings=RUNNING)
@click.version_option(package_name="mathanim", prog_name="mathanim")
def cli() -> None:
    """Turn mathematics into lecture videos.

    A TARGET is a lecture (tour, or a lecture file talk.toml), one scene of a subject
    (calculus.secant_becomes_tangent), or any Manim file: talk.py for all its scenes, talk.py:Name for one.
    """


cli.add_command(clip_command)
cli.add_command(completion_command)
cli.add_command(deck_command)
cli.add_command(embed_command)
cli.add_command(numbers)
cli.add_command(preview_command)
cli.add_command(schema)
cli.add_command(show)
cli.add_command(still)
cli.add_command(store_commands)
cli.add_command(check)


@cli.command("list")
def list_targets() -> None:
    """List the lectures and scenes there are."""
    from mathanim.inputs.scene_folder import lecture_names, scene_names

    for name in (*lecture_names(), *scene_names()):
        click.echo(name)


@cli.command()
@click.argument("targets", type=TargetName(), nargs=-1, required=True, metavar="TARGET...")
@click.option("--small", is_flag=True, help="Encode into half the bytes, for four times the work.")
@click.option("--twice", is_flag=True, help="Draw every scene anew, twice, and name the first frame that differs.")
@voice_option
@rendering_options
def video(targets: Sequence[str], as_json: bool, executor_for: Any, twice: bool, **settings: Any) -> None:
    """Render lectures, scenes or Manim files to video."""
    if twice:
        settings["no_store"] = True
    request = request_for(targets, settings)
    from mathanim.rendering.drawn_twice import DrawnTwice
    from mathanim.rendering.videos import render_videos

    draws = (lambda modules: DrawnTwice(executor_for(modules))) if twice else executor_for
    finish(render_videos(request, draws), as_json)


@cli.command()
@click.option("--output", type=FOLDER, help="Folder that will be written to.")
def doctor(output: Path | None) -> None:
    """Check that everything that rendering needs is here and works."""
    from mathanim.rendering.doctor import examine

    findings = examine(request_for([], {"output": output}).folder)
    for finding in findings:
        click.echo(str(finding))
    sys.exit(0 if all(finding.is_well for finding in findings) else 1)


def main() -> None:
    """Run the command line: 0 done, 1 some scene failed, 2 wrong use, 130 interrupted."""
    from mathanim.inputs.errors import InputError
    from mathanim.rendering.errors import Interrupted, RenderingError, WrongUse
    from mathanim.rendering.stopping import stopping_on_signals

    try:
        with stopping_on_signals():
            sys.exit(cli.main(prog_name=program_name(), standalone_mode=False, complete_var=VARIABLE))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (InputError, WrongUse) as error:
        stop(error, 2)
    except Interrupted as error:
        stop(error, 128 + error.signal_number)
    except RenderingError as error:
        stop(error, 1)


def stop(error: Exception, exit_code: int) -> NoReturn:
    """Say what went wrong and end."""
    click.echo(str(error), err=True)
    sys.exit(exit_code)


if __name__ == "__main__":
    main()
