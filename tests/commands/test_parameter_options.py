"""Parameters come from a file, and one by one before it."""

import json
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from mathanim.commands.parameter_options import parameter_options
from mathanim.inputs.errors import InputError


@click.command()
@parameter_options
def echo(parameters: dict[str, Any]) -> None:
    """Print the parameters."""
    click.echo(json.dumps(parameters))


def told(*words: str) -> Any:
    outcome = CliRunner().invoke(echo, words)
    if outcome.exception and not isinstance(outcome.exception, SystemExit):
        raise outcome.exception
    return json.loads(outcome.stdout) if outcome.exit_code == 0 else outcome.output


def test_nothing_given_is_nothing() -> None:
    assert told() == {}


@pytest.mark.parametrize("turned", [False, True])
def test_what_is_set_comes_before_what_stands_in_the_file_in_any_order(turned: bool, tmp_path: Path) -> None:
    file = tmp_path / "numbers.toml"
    file.write_text('point = 2.5\nsteps = [1, 0.5]\nmatrix = { file = "a.csv" }\n')
    words = [["--from", str(file)], ["--set", "point=3"]]
    found = told(*(word for pair in (words[::-1] if turned else words) for word in pair))
    assert found == {"point": 3, "steps": [1, 0.5], "matrix": {"file": str(tmp_path / "a.csv")}}


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    assert "does not exist" in told("--from", str(tmp_path / "none.toml"))


@pytest.mark.parametrize(
    ("content", "words"),
    [("point = nan", "numbers.toml: point: needs a finite number, not nan"), ("point 3", "numbers.toml: is not TOML")],
)
def test_a_faulty_file_is_named(content: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "numbers.toml").write_text(content)
    with pytest.raises(InputError) as refused:
        told("--from", str(tmp_path / "numbers.toml"))
    assert str(refused.value).startswith(words)
