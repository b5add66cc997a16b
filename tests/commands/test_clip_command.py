"""What the arguments of clip come to, and what is no number."""

from fractions import Fraction
from typing import Any

import pytest
from click.testing import CliRunner

import render
from mathanim.rendering.clips import clips
from mathanim.rendering.clips.wanted import ClipWanted
from mathanim.rendering.errors import WrongUse
from tests.rendering.small_renderings import SCENES

SCENE = f"{SCENES / 'see_through.py'}:LooksThrough"


def asked(monkeypatch: pytest.MonkeyPatch, *words: str) -> tuple[str, ClipWanted]:
    """The beat and the clip that the words ask for; whatever they raise."""
    heard: list[Any] = []

    def render_nothing(request: Any, beat: str, wanted: ClipWanted, executor_for: Any) -> list[Any]:
        del request, executor_for
        heard.append((beat, wanted))
        return []

    monkeypatch.setattr(clips, "render_clips", render_nothing)
    outcome = CliRunner().invoke(render.cli, ["clip", *words])
    if outcome.exception and not isinstance(outcome.exception, SystemExit):
        raise outcome.exception
    assert outcome.exit_code == 0, outcome.output
    return heard[0]  # type: ignore[no-any-return]


def test_a_scene_alone_is_a_plain_mp4(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(monkeypatch, SCENE) == ("", ClipWanted("mp4"))


def test_everything_can_be_asked_for_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = ["--max-size", "1.5MB", "--width", "640", "--fps", "30000/1001", "--poster", "2.5"]
    words = ["--format", "webp", "--transparent", "--loop", "--subtitles", *numbers]
    wanted = ClipWanted("webp", True, True, 640, Fraction(30000, 1001), 1_500_000, Fraction(5, 2), has_subtitles=True)
    assert asked(monkeypatch, f"{SCENE}@shapes", *words) == ("shapes", wanted)


@pytest.mark.parametrize("poster", ["first", "last"])
def test_a_poster_may_be_named(poster: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(monkeypatch, SCENE, "--poster", poster)[1].poster == poster


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("--fps fast", "--fps needs a number such as 25 or 30000/1001, not 'fast'"),
        ("--fps 1/0", "--fps needs a number"),
        ("--fps nan", "--fps needs a number"),
        ("--fps -25", "--fps needs a number"),
        ("--poster middle", "--poster needs a number such as 2.5, or first or last, not 'middle'"),
        ("--poster inf", "--poster needs a number"),
        ("--max-size big", "a size is a number with MB, GB or nothing"),
        ("--max-size 5", "'5' is a size of 5 bytes, and at least 100 are needed: write it as in 2GB"),
        ("--transparent", "mp4 cannot be transparent"),
        ("--format mov --loop", "mov cannot say that it loops"),
    ],
)
def test_what_is_no_number_or_cannot_be_is_told_in_a_line(
    words: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(WrongUse, match=message) as error:
        asked(monkeypatch, SCENE, *words.split())
    assert "\n" not in str(error.value)
