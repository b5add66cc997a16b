"""The commands that tell what a lecture takes: for a reader, and for an editor."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from mathanim.commands.completion import TargetName
from mathanim.commands.finishing import request_for
from mathanim.commands.parameter_options import parameter_options
from mathanim.commands.rendering_options import FOLDER
from mathanim.commands.running_options import executor_for

LONGEST = 600


@click.command()
@click.argument("targets", type=TargetName(), nargs=-1, required=True, metavar="TARGET...")
@parameter_options
@click.option("--output", type=FOLDER, help="Folder to work in.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def show(targets: Sequence[str], as_json: bool, **settings: Any) -> None:
    """Tell of each scene its parameters, its beats with their words, and its numbers, without drawing it."""
    request = request_for(targets, settings)
    from mathanim.rendering.descriptions import descriptions, plain_descriptions

    scenes = descriptions(request, executor_for(None, 60.0, None, None))
    if as_json:
        click.echo(json.dumps({"scenes": plain_descriptions(scenes)}, ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join("\n".join(lines_of(scene)) for scene in scenes))


@click.command()
def schema() -> None:
    """Print the JSON Schema of a lecture file, so that an editor completes and checks it."""
    from mathanim.rendering.descriptions import schema_of_lectures

    click.echo(json.dumps(schema_of_lectures(executor_for(None, 60.0, None, None)), ensure_ascii=False, indent=2))


def lines_of(scene: Any) -> Iterator[str]:
    """What there is to tell of a scene."""
    yield scene.label
    yield from (f"  {title}" for title in dict.fromkeys(scene.titles.values()))
    yield f"  {scene.sentence}"
    if scene.controls:
        yield "parameters"
    for control in scene.controls:
        yield f"  {control.name} ({wanted_by(control)}): {' / '.join(filter(None, scene.words[control.name].values()))}"
        yield f"    --set {shortened(spelling(control))}"
        yield from [f"    {control.told}"] if control.told else []
    if scene.numbers:
        yield "numbers"
        yield from (f"  {name} = {number!r}" for name, number in scene.numbers.items())
    if scene.beats:
        yield "beats"
    for number, beat in enumerate(scene.beats, start=1):
        yield f"  {number} {beat.name}"
        yield from said(beat.captions)
        yield from said(beat.narration)


def said(texts: Mapping[str, str]) -> Iterator[str]:
    """A text in every language, a line each."""
    return (f"      {language}  {' '.join(text.split())}" for language, text in texts.items())


def wanted_by(control: Any) -> str:
    """Which values a parameter takes."""
    if control.choices:
        return f"one of {', '.join(control.choices)}"
    sizes = [str(size) for size in (control.rows, control.columns) if size is not None]
    bounds = [f"from {control.minimum:g}"] if control.minimum is not None else []
    bounds += [f"to {control.maximum:g}"] if control.maximum is not None else []
    return " ".join([control.kind, *([" × ".join(sizes)] if sizes else []), *bounds])


def shortened(text: str) -> str:
    """A text that would fill a screen, cut, and marked as cut; ``--json`` prints it whole."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}… ({len(text)} characters; whole in --json)"


def spelling(control: Any) -> str:
    """The parameter with its value, as the command line takes it."""
    from mathanim.inputs.assignments import assignments

    return assignments({control.name: control.value}).removeprefix("--set ")
