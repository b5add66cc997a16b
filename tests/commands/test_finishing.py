"""What ``./run`` hears before it installs voices."""

import pytest

from mathanim.commands.finishing import JUDGE_ONLY, NOTHING_WRONG
from tests.command_line import run

SCENE = "calculus.secant_becomes_tangent"


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ((SCENE,), NOTHING_WRONG, ""),
        ((SCENE, "--set", "point=x"), 2, f"{SCENE}: point: needs a number, not 'x'\n"),
        (("nothing_of_this_name",), 2, "there is no lecture, scene or file"),
    ],
)
def test_with_voices_to_come_words_are_only_judged(
    words: tuple[str, ...], code: int, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(JUDGE_ONLY, "1")
    heard = run("video", "--voice", *words)
    assert (heard.returncode, heard.stdout) == (code, "")
    assert heard.stderr.startswith(message) and bool(heard.stderr) == bool(message)
