"""The commands that look after kept results."""

import sys
from pathlib import Path
from typing import Any

import click

from mathanim.commands.rendering_options import FOLDER


@click.group("store")
def store_commands() -> None:
    """Look after the results that are kept, so that no unchanged scene is drawn twice."""


def which_store(command: Any) -> Any:
    """Add the options that name a store."""
    output = click.option("--output", type=FOLDER, help="Folder that was written to.")
    return output(click.option("--store", type=FOLDER, help="Default: .store in the output folder.")(command))


@store_commands.command()
@which_store
def status(store: Path | None, output: Path | None) -> None:
    """Say what is kept and how large it is."""
    from mathanim.rendering.store.upkeep import state_of_store

    click.echo(str(state_of_store(root_of(store, output))))


@store_commands.command()
@which_store
def verify(store: Path | None, output: Path | None) -> None:
    """Read every byte; set aside what is damaged. Exit code 1 if anything was."""
    from mathanim.rendering.store.upkeep import verify_store

    damaged = verify_store(root_of(store, output))
    click.echo(f"{damaged} damaged and set aside")
    sys.exit(1 if damaged else 0)


@store_commands.command()
@which_store
@click.option("--keep", default="0", metavar="SIZE", help="How much to keep, as in 2GB; default: nothing.")
def clean(store: Path | None, output: Path | None, keep: str) -> None:
    """Remove what was not used for longest, and whatever is damaged or of no use."""
    from mathanim.rendering.store.upkeep import bytes_in, clean_store

    click.echo(f"{clean_store(root_of(store, output), bytes_in(keep)) / 1e6:.1f} MB freed")


def root_of(store: Path | None, output: Path | None) -> Path:
    """The folder of the store."""
    from mathanim.rendering.request import Request

    return Request((), output=output, store=store).store_folder
