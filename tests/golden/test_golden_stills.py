"""Every beat of every scene looks as it did when somebody last looked, and every digit in it has a source.

Stills are 320×180 and compared by the mean colour of 4×4 blocks. After a wanted change, look at the new pictures and
accept them with ``./run test tests/golden --accept-stills``.
"""

import inspect
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from mathanim.drawing.storyboard import Storyboard
from mathanim.inputs.setting import Language, Setting, Theme
from tests.scenes.reading_digits import digits_without_a_source, painted_digits, unlisted_narration
from tests.scenes.walking import FLAGSHIPS, at_each_beat, picture, scene_class

STILLS = Path(__file__).parent / "stills"
BLOCK, THRESHOLD = 4, 12.0
SETTINGS: list[tuple[Language, Theme]] = [("en", "dark"), ("ja", "dark"), ("en", "light"), ("ja", "light")]
SCENES = ("opening.lecture_title", *FLAGSHIPS)


def block_means(pixels: np.ndarray) -> np.ndarray:
    """The mean colour of each 4×4 block: (height / 4, width / 4, 3)."""
    height, width, channels = pixels.shape
    return pixels.reshape(height // BLOCK, BLOCK, width // BLOCK, BLOCK, channels).mean(axis=(1, 3))


def largest_difference(first: np.ndarray, second: np.ndarray) -> float:
    """The largest difference of any block in any channel, of 255."""
    return float(np.abs(block_means(first) - block_means(second)).max())


@dataclass(frozen=True)
class Walk:
    """A scene that was walked through: each beat's picture, the digits at plays' ends, and those without a source."""

    scene: Storyboard
    pictures: dict[str, np.ndarray]
    digits: int
    faults: list[str]


@pytest.fixture(
    scope="module", params=list(product(SCENES, SETTINGS)), ids=lambda chosen: "-".join((chosen[0], *chosen[1]))
)
def walk(request: pytest.FixtureRequest) -> Walk:
    """A scene in one setting, walked through once for all that is asked of it."""
    walked: list[Storyboard] = []
    digits: list[object] = []
    faults: list[str] = []

    def read(scene: Storyboard) -> None:
        walked[:] = [scene]
        digits.extend(painted_digits(scene))
        faults.extend(digits_without_a_source(scene))

    name, (language, theme) = request.param
    pictures = at_each_beat(
        scene_class(name), Setting(language=language, theme=theme, pace="tight"), picture, watch=read
    )
    return Walk(walked[0], pictures, len(digits), faults)


def test_every_beat_looks_as_it_did(walk: Walk, request: pytest.FixtureRequest) -> None:
    setting, file = walk.scene.setting, Path(inspect.getfile(type(walk.scene)))
    folder = STILLS / f"{file.parent.name}.{file.stem}" / f"{setting.language}-{setting.theme}"
    if request.config.getoption("--accept-stills", default=False):
        folder.mkdir(parents=True, exist_ok=True)
        for left_over in folder.glob("*.png"):
            left_over.unlink()
        for beat, pixels in walk.pictures.items():
            Image.fromarray(pixels).save(folder / f"{beat}.png", optimize=True)
    golden = {file.stem: np.asarray(Image.open(file).convert("RGB")).astype(float) for file in folder.glob("*.png")}
    assert golden.keys() == walk.pictures.keys()
    differences = {beat: largest_difference(golden[beat], pixels) for beat, pixels in walk.pictures.items()}
    assert {beat: worst for beat, worst in differences.items() if worst > THRESHOLD} == {}


def test_every_digit_on_screen_and_every_number_said_is_listed_with_its_source(walk: Walk) -> None:
    assert walk.digits > 0
    assert walk.faults == []
    language = walk.scene.setting.language
    assert [text for beat in walk.pictures if (text := unlisted_narration(walk.scene, beat, language))] == []


def test_a_missing_line_is_seen() -> None:
    blank = np.full((180, 320, 3), 20.0)
    lined = blank.copy()
    lined[90, 40:280] = 240.0
    assert largest_difference(blank, lined) > THRESHOLD
