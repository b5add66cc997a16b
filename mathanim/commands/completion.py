"""Completion in a shell: names of lectures and scenes, then those of a scene's parameters."""

import os
from typing import Any

import click
from click.shell_completion import CompletionItem, get_completion_class

PROGRAM, VARIABLE = "run", "_RUN_COMPLETE"
WORDS = "COMP_WORDS"
"""Where a shell leaves the line: click forgets what stands before an option that wants a value."""


class TargetName(click.ParamType[str]):
    """What a command is to work on, taken as it stands; a shell offers lectures, scenes and files."""

    name = "target"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text itself: what it names is found out by the command."""
        del param, ctx
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Every lecture and scene that begins like this, and else files."""
        del ctx, param
        from mathanim.inputs.scene_folder import lecture_names, scene_names

        names = [name for name in (*lecture_names(), *scene_names()) if name.startswith(incomplete)]
        return [CompletionItem(name) for name in names] or [CompletionItem(incomplete, type="file")]


def complete_assignment(context: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The parameters of the scenes on the line, each with its sign of equality."""
    del context, param
    if "=" in incomplete:
        return []
    from mathanim.inputs.declared_parameters import declared_parameters
    from mathanim.inputs.scene_folder import SCENES, scene_names

    words = {word.partition("@")[0] for word in os.environ.get(WORDS, "").split()}
    scenes = [SCENES / f"{name.replace('.', '/')}.py" for name in scene_names() if name in words]
    names = dict.fromkeys(name for scene in scenes for name in declared_parameters(scene, SCENES.parent))
    return [CompletionItem(f"{name}=") for name in names if name.startswith(incomplete)]


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_command(shell: str) -> None:
    """Print what a shell needs to complete ./run: eval "$(./run completion bash)"."""
    maker = get_completion_class(shell)
    assert maker is not None
    program = click.get_current_context().find_root().command
    click.echo(maker(program, {}, PROGRAM, VARIABLE).source())
