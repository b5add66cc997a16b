"""A document shows the clip that was made, or asks for the right one."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from click.testing import CliRunner, Result
from PIL import Image

import render
from mathanim.rendering.clips.clips import clip_place
from mathanim.rendering.clips.formats import FORMATS
from mathanim.rendering.clips.wanted import ClipWanted
from mathanim.rendering.errors import WrongUse
from mathanim.rendering.exporters import clip_files
from mathanim.rendering.exporters.clip_choice import SHOWN_ANYWHERE, kinds_of
from mathanim.rendering.job import Beat
from mathanim.rendering.request import Request
from mathanim.rendering.targets import target_named
from tests.rendering.exporters.test_embed import clip_in

SCENE = "calculus.secant_becomes_tangent"


@pytest.fixture(autouse=True)
def _told(monkeypatch: pytest.MonkeyPatch) -> None:
    told = ({"en": "Secant"}, (Beat("slide_b", 0, 0), Beat("zoom_in", 0, 0, is_loop=True)))
    monkeypatch.setattr(clip_files, "told_scenes", lambda _, entries, __: [told] * len(entries))


def embedded(output: Path, *words: str) -> Result:
    """What embed prints, or raises."""
    outcome = CliRunner().invoke(render.cli, ["embed", *words, "--output", str(output)])
    if outcome.exception:
        raise outcome.exception
    return outcome


def place_of(output: Path, kind: ClipWanted, beat: str = "slide_b") -> Path:
    """Where ``clip`` puts that kind."""
    request = Request((target_named(SCENE),), output=output)
    with TemporaryDirectory() as folder:
        place = clip_place(output, request.jobs(Path(folder), "clip")[0], kind, beat)
    place.parent.mkdir(parents=True, exist_ok=True)
    return place


def test_every_format_that_can_be_transparent_is_shown_so_and_the_others_name_one_that_can() -> None:
    for name, form in FORMATS.items():
        if form.alpha == "none":
            with pytest.raises(WrongUse, match=f"{name} cannot be transparent: use webm"):
                kinds_of(name, is_transparent=True, is_loop=False)
        else:
            (kind,) = kinds_of(name, is_transparent=True, is_loop=False)
            assert (kind.format_name, kind.is_transparent) == (name, True)
    free = kinds_of(None, is_transparent=True, is_loop=True)
    assert [kind.format_name for kind in free] == [name for name in SHOWN_ANYWHERE if name != "mp4"]
    assert all(kind.is_transparent and kind.is_loop == (kind.format.repeats is not None) for kind in free)


def test_the_clip_that_was_made_is_shown_whatever_its_kind(tmp_path: Path) -> None:
    source = clip_in(tmp_path)
    for name, is_bare in (("webm", True), ("webm", False), ("mp4", False)):  # from the last choice to the first
        made = place_of(tmp_path, ClipWanted(name, is_transparent=is_bare))
        made.write_bytes(source.read_bytes())
        outcome = embedded(tmp_path, f"{SCENE}@slide_b", "--for", "quarto")
        assert f'{made.name}" type="video/{name}"' in outcome.stdout
        assert not outcome.stderr
    bare = embedded(tmp_path, f"{SCENE}@slide_b", "--transparent").stdout
    assert "slide_b.en.dark.transparent.webm" in bare


def test_what_makes_a_missing_clip_is_said_with_all_that_was_asked_for(tmp_path: Path) -> None:
    outcome = embedded(tmp_path, f"{SCENE}@slide_b", "--transparent", "--loop", "--format", "gif")
    assert outcome.stderr.endswith("--poster last --format gif --transparent --loop makes one\n")
    assert "slide_b.en.dark.transparent.gif" in outcome.stdout
    assert "--format webp --loop makes one" in embedded(tmp_path, f"{SCENE}@zoom_in", "--format", "webp").stderr
    assert "--loop makes" not in embedded(tmp_path, f"{SCENE}@zoom_in", "--format", "webm").stderr


def test_a_picture_that_should_go_round_and_does_not_is_said(tmp_path: Path) -> None:
    pictures = [Image.new("P", (16, 16), colour) for colour in (0, 200)]
    rounds: list[dict[str, Any]] = [{}, {"loop": 0}]
    for again in rounds:
        made = place_of(tmp_path, ClipWanted("gif"))
        pictures[0].save(made, save_all=True, append_images=pictures[1:], duration=100, **again)
        complaint = embedded(tmp_path, f"{SCENE}@slide_b", "--loop").stderr
        assert ("plays once and stops" in complaint and "--format gif --loop makes one" in complaint) == (not again)


def test_a_lecture_whose_video_will_not_do_is_shown_scene_by_scene(tmp_path: Path) -> None:
    assert embedded(tmp_path, "tour").stdout.count("<source") == 1
    assert embedded(tmp_path, "tour", "--transparent").stdout.count('.transparent.webm" type') == 5


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("--for beamer --transparent", "covers what is behind them, not .*webm: make an mp4"),
        ("--for slidev --format mov", "browsers do not play .*mov: make a webm, which can be transparent, or an mp4"),
        ("--for jupyter --format mp4 --transparent", "mp4 cannot be transparent"),
    ],
)
def test_what_a_medium_cannot_show_is_refused_with_what_it_can(tmp_path: Path, words: str, message: str) -> None:
    with pytest.raises(WrongUse, match=message):
        embedded(tmp_path, f"{SCENE}@slide_b", *words.split())
