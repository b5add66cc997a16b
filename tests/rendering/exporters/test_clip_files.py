"""Which file shows a target or a beat, in which words, and what makes it where it is missing."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import render
from mathanim.rendering.errors import UnknownTarget
from mathanim.rendering.exporters import clip_files
from mathanim.rendering.exporters.clip_choice import kinds_of
from mathanim.rendering.exporters.clip_files import shown_by
from mathanim.rendering.exporters.embed import MEDIA
from mathanim.rendering.job import Beat
from mathanim.rendering.request import Request
from mathanim.rendering.targets import target_named
from tests.rendering.small_renderings import processes


def test_a_beat_is_described_by_its_caption_and_what_is_missing_is_said(tmp_path: Path) -> None:
    beat = "calculus.secant_becomes_tangent@choose_points"
    settings = ["--language", "en", "--theme", "light", "--output", str(tmp_path)]
    outcome = CliRunner().invoke(render.cli, ["embed", beat, "--for", "all", "--format", "gif", *settings])
    assert outcome.exit_code == 0, outcome.output
    assert outcome.stdout.count('alt="Take two points: A stays, B will move"') == 5
    assert [line for line in outcome.stdout.splitlines() if line.startswith("==")] == [
        f"== {name} ==" for name in MEDIA if name != "beamer"
    ]
    assert "not for beamer: beamer plays videos" in outcome.stderr
    making = f"./run clip {beat} --language en --theme light --output {tmp_path} --poster last --format gif makes one"
    assert making in outcome.stderr
    assert not list(tmp_path.rglob("*.gif"))


def test_a_beat_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = (Beat("slide_a", 0, 0), Beat("slide_b", 0, 0))
    monkeypatch.setattr(clip_files, "told_scenes", lambda *_: [({}, told)])
    request = Request((target_named("calculus.secant_becomes_tangent"),), output=tmp_path)
    kinds = kinds_of("mp4", is_transparent=False, is_loop=False)
    assert [shown.description for shown in shown_by(request, "slide_b", kinds, processes)] == ["slide b"]
    with pytest.raises(UnknownTarget, match=r"there is no beat 'slide_c': did you mean 'slide_[ab]'"):
        shown_by(request, "slide_c", kinds, processes)


def test_a_lecture_is_its_video(tmp_path: Path) -> None:
    arguments = ["embed", "tour", "--base", "https://127.0.0.1/v", "--output", str(tmp_path)]
    outcome = CliRunner().invoke(render.cli, arguments)
    assert 'src="https://127.0.0.1/v/tour.en.mp4"' in outcome.stdout
    assert "Four pictures that explain machine learning" in outcome.stdout
    assert "poster" not in outcome.stdout
