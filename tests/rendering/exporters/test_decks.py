"""The deck command from end to end: drawn once for all formats, in both languages, reported as videos are."""

import inspect
import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pptx
import pytest
from click.testing import CliRunner
from manim_slides.config import PresentationConfig
from pptx.shapes.picture import Movie

import render
from mathanim.inputs.setting import Language
from mathanim.rendering.errors import ProductError, WrongUse
from mathanim.rendering.exporters import formats
from mathanim.rendering.exporters.decks import render_decks
from mathanim.rendering.exporters.formats import FORMATS, Format, exporter_of, options_for_nobody
from mathanim.rendering.request import Request
from mathanim.rendering.targets import Target, file_target
from tests.rendering.scenes_for_tests.spinning import CAPTIONS, NARRATION
from tests.rendering.small_renderings import SCENES, TINY, processes

ROOT = Path(__file__).resolve().parents[3]


def target() -> Target:
    scenes = file_target(SCENES / "spinning.py", "").scenes
    titles: dict[Language, str] = {"en": "Turning", "ja": "回す"}
    return Target("turning", ("turning",), scenes, SCENES, is_lecture=True, languages=("en", "ja"), title=titles)


def rendered(output: Path, *names: str, **settings: Any) -> dict[str, Any]:
    request = Request((target(),), quality=TINY, output=output, **settings)
    return render_decks(request, names, {}, processes)[0]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("media")


@pytest.mark.parametrize(("language", "names"), [("en", tuple(FORMATS)), ("ja", ("pptx", "manim-slides"))])
def test_a_deck_in_each_language(
    language: Language, names: tuple[str, ...], output: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    report = rendered(output, *names, language=language)
    assert capfd.readouterr().err.count("SquareSpins: begins") == 1
    decks = output / "turning" / "decks"
    assert report["error"] is None
    endings = [FORMATS[name].ending for name in names]
    assert {str(decks / f"turning.{language}.{ending}") for ending in endings} <= set(report["files"])
    assert all(Path(file).is_file() for file in report["files"])
    assert [deck["bytes"] for deck in report["decks"]] == [
        sum(Path(file).stat().st_size for file in deck["files"]) for deck in report["decks"]
    ]
    shown = pptx.Presentation(str(decks / f"turning.{language}.pptx"))
    assert shown.core_properties.title == target().title[language]
    assert [slide.shapes.title.text_frame.text for slide in shown.slides] == [
        texts[language] for texts in CAPTIONS.values()
    ]
    for slide, texts in zip(shown.slides, NARRATION.values(), strict=True):
        first, *_, last = slide.notes_slide.notes_text_frame.text.split("\n")
        assert (first, last) == (texts[language], texts["ja" if language == "en" else "en"])
        assert sum(isinstance(shape, Movie) for shape in slide.shapes) == 1
    assert len(PresentationConfig.from_file(decks / f"turning.{language}.json").slides) == 3
    assert {file.name for file in decks.glob("*.json")} <= {"turning.en.json", "turning.ja.json"}
    assert not list(output.glob(".work-*"))


def test_another_format_draws_nothing(output: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rendered(output, "pptx", language="ja")
    capfd.readouterr()
    report = rendered(output, "manim-slides", language="ja")
    assert "begins" not in capfd.readouterr().err
    assert [scene["reused"] for scene in report["scenes"]] == [True]


def test_the_report_lies_where_no_presenter_takes_it_for_a_deck(output: Path) -> None:
    report = rendered(output, "pptx")
    written = json.loads((output / "turning" / "turning.decks.en.json").read_text(encoding="utf-8"))
    assert written == json.loads(json.dumps(report))
    assert (report["pace"], report["frames"], report["decks"][0]["beats"]) == ("tight", 24, 3)


def test_a_format_that_fails_does_not_stop_the_others(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Format("broken", f"{__name__}:refuses")
    monkeypatch.setattr(formats, "FORMATS", {"broken": broken, **FORMATS})
    monkeypatch.setattr("mathanim.rendering.exporters.decks.FORMATS", {"broken": broken, **FORMATS})
    report = rendered(output, "broken", "pptx")
    assert report["error"] == "broken: ProductError: nothing is good enough"
    assert [Path(file).name for file in report["files"]] == ["turning.en.pptx"]


def refuses(*arguments: Any) -> list[Path]:
    del arguments
    raise ProductError("nothing is good enough")


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_has_an_exporter_that_knows_its_options(name: str) -> None:
    module, _, function = FORMATS[name].exporter.partition(":")
    parameters = inspect.signature(getattr(import_module(module), function)).parameters
    assert list(parameters)[:3] == ["deck", "place", "work"]
    assert tuple(list(parameters)[3:]) == FORMATS[name].options
    given = {option: None for known in FORMATS.values() for option in known.options}
    assert set(exporter_of(name, given).keywords) == set(FORMATS[name].options)  # type: ignore[attr-defined]


def test_endings_tell_the_formats_apart() -> None:
    assert len({known.ending for known in FORMATS.values()}) == len(FORMATS)


def test_an_option_for_none_of_the_formats_is_refused_before_anything_is_drawn(output: Path) -> None:
    assert options_for_nobody(["html", "pptx"], {"on_click": True}) == []
    with pytest.raises(WrongUse, match=r"^--on-click is for pptx$"):
        render_decks(Request((target(),), output=output), ["html"], {"on_click": True}, processes)


def test_the_command_makes_a_deck_of_the_scenes_that_come_out(tmp_path: Path) -> None:
    (tmp_path / "talk.py").write_text(
        "from manim import Circle, Create, Scene\n"
        "class CircleAppears(Scene):\n    def construct(self):\n        self.next_section('create')\n"
        "        self.play(Create(Circle()), run_time=0.2)\n"
        "        self.next_section('rest')\n        self.wait(0.2)\n"
        "class Fails(Scene):\n    def construct(self):\n        self.wait(1 / 0)\n"
    )
    arguments = ["deck", str(tmp_path / "talk.py"), "--format", "pptx", "--quality", "draft", "--on-click"]
    found = command(*arguments, "--output", str(tmp_path))
    assert found.returncode == 1
    place = tmp_path / "talk" / "decks" / "talk.pptx"
    assert found.stdout.splitlines() == [str(place)]
    assert "failed: talk:Fails:" in found.stderr and "Traceback" not in found.stderr
    titles = [slide.shapes.title.text_frame.text for slide in pptx.Presentation(str(place)).slides]
    assert titles == ["Circle Appears: create", "Circle Appears: rest"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["tour"], "Missing option '--format'"),
        (["tour", "--format", "odp"], "Invalid value for '--format'"),
        (["tour", "--format", "manim-slides", "--poster", "first"], "--poster is for pptx"),
    ],
)
def test_wrong_use_is_refused(arguments: list[str], words: str) -> None:
    found = CliRunner().invoke(render.cli, ["deck", *arguments])
    assert words in found.output + str(found.exception)
    assert isinstance(found.exception, WrongUse) or found.exit_code == 2


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, str(ROOT / "render.py"), *arguments]
    return subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
