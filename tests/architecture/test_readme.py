"""What the README shows works: its commands parse, its lecture is right, its scene renders."""

import importlib
import re
import shlex
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

import render
from mathanim.inputs.lecture import lecture_from
from mathanim.rendering.stills.moments import time_in
from mathanim.rendering.targets import target_named
from tests.architecture.source_tree import ROOT, plant

README = (ROOT / "README.md").read_text(encoding="utf-8")
OF_RUN_ITSELF = {"test", "lock"}


def blocks(readme: str, language: str) -> list[str]:
    """The texts of all code blocks in the language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)


def commands_in_blocks(readme: str) -> list[list[str]]:
    """The words after ``./run`` of each line that a reader may copy."""
    lines = [line for block in blocks(readme, "sh") for line in block.splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith("./run ")]


def commands_in_table(readme: str) -> set[str]:
    """The commands that the README's table explains."""
    return set(re.findall(r"^\| `\./run ([a-z]+)", readme, re.MULTILINE))


def targets_in(readme: str) -> list[str]:
    """The lectures and scenes that the commands in code blocks name."""
    words = [word for line in commands_in_blocks(readme) if line[0] in {"video", "still"} for word in line[1:2]]
    return sorted({word for word in words if not word.startswith("-")})


def scene_class(name: str) -> Any:
    """The class of the scene ``subject.scene``."""
    module = importlib.import_module(f"scenes.{name}")
    return getattr(module, "".join(word.capitalize() for word in name.partition(".")[2].split("_")))


def why_it_does_not_parse(words: list[str]) -> str:
    """What the command line would say to the words; nothing, if it understands them."""
    if words[0] in OF_RUN_ITSELF:
        return ""
    if words[-1] == "--help":
        outcome = CliRunner().invoke(render.cli, words)
        return "" if outcome.exit_code == 0 else outcome.output
    command = render.cli.commands.get(words[0])
    if command is None:
        return f"no command {words[0]}"
    try:
        command.make_context(words[0], words[1:])
    except click.ClickException as error:
        return error.format_message()
    return ""


def test_every_command_stands_in_the_readme() -> None:
    assert commands_in_table(README) == set(render.cli.commands) | OF_RUN_ITSELF


def test_a_command_that_the_readme_forgot_is_seen() -> None:
    assert commands_in_table("| `./run list` | lists |\n| `./run video TARGET…` | renders |") == {"list", "video"}


@pytest.mark.parametrize("words", commands_in_blocks(README), ids=" ".join)
def test_every_command_line_of_the_readme_parses(words: list[str]) -> None:
    assert why_it_does_not_parse(words) == ""


@pytest.mark.parametrize("line", ["paint tour", "video", "video tour --qualty hd", "video tour --theme blue"])
def test_a_command_line_that_does_not_parse_is_seen(line: str) -> None:
    assert why_it_does_not_parse(line.split()) != ""


@pytest.mark.parametrize("command", sorted(render.cli.commands))
def test_every_command_has_help(command: str) -> None:
    outcome = CliRunner().invoke(render.cli, [command, "--help"])
    assert outcome.exit_code == 0
    assert all(option.help for option in render.cli.commands[command].params if isinstance(option, click.Option))


@pytest.mark.parametrize("text", targets_in(README))
def test_every_target_of_the_readme_is_there(text: str) -> None:
    name, _, beat = text.partition("@")
    scenes = target_named(name).scenes
    assert scenes
    assert not beat or time_in(beat) is not None or callable(getattr(scene_class(name), beat))


def test_the_lecture_of_the_readme_is_right(tmp_path: Path) -> None:
    lecture = lecture_from(plant(tmp_path, "talk.toml", blocks(README, "toml")[0]))
    for entry in lecture.scenes:
        scene_class(entry.scene).checked_parameters(entry.parameters)


def test_the_scene_of_the_readme_renders(tmp_path: Path) -> None:
    _, english, japanese = blocks(README, "toml")
    plant(tmp_path, "scenes/texts/en.toml", english)
    plant(tmp_path, "scenes/texts/ja.toml", japanese)
    scene = plant(tmp_path, "scenes/linear_algebra/shear_keeps_area.py", blocks(README, "python")[0])
    words = ["still", str(scene), "--quality", "draft", "--output", str(tmp_path / "out")]
    outcome = CliRunner().invoke(render.cli, words)
    stills = sorted(file.name for file in tmp_path.rglob("*.png"))
    assert outcome.exit_code == 0, outcome.output
    assert stills == ["01-show_title.png", "02-show_grid.png", "03-slide_the_lines.png"]
