"""What ``./run`` hears before it installs voices."""

from pathlib import Path

import pytest

from mathanim.commands.running_options import JUDGE_ONLY, NOTHING_WRONG
from tests.command_line import run

SCENE = "calculus.secant_becomes_tangent"


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (f"video {SCENE}", NOTHING_WRONG, ""),
        (f"clip {SCENE} --fps 25", NOTHING_WRONG, ""),
        (f"deck {SCENE}@slide_b --format pptx --loop slide_b", NOTHING_WRONG, ""),
        (f"video {SCENE} --set point=x", 2, f"{SCENE}: point: needs a number, not 'x'\n"),
        (f"video {SCENE} --memory much", 2, "a size is a number"),
        (f"clip {SCENE} --fps x", 2, "--fps needs a number"),
        (f"clip {SCENE} --width 9999", 2, "--width 9999 is wider"),
        (f"clip {SCENE}@slide", 2, "there is no beat 'slide'"),
        (f"deck {SCENE} --format pptx --per-page 3", 2, "--per-page is for pdf"),
        (f"deck {SCENE} --format pptx --loop slide", 2, "there is no beat 'slide'"),
        ("video nothing_of_this_name", 2, "there is no lecture, scene or file"),
    ],
)
def test_with_voices_to_come_words_are_only_judged(
    words: str, code: int, message: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(JUDGE_ONLY, "1")
    heard = run(*words.split(), "--voice", "--output", str(tmp_path))
    assert (heard.returncode, heard.stdout) == (code, "")
    assert heard.stderr.startswith(message) and bool(heard.stderr) == bool(message)
    assert not list(tmp_path.iterdir())
