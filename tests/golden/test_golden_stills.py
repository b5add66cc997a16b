"""Every beat of every scene looks as it did when somebody last looked: in each language, dark; one more in light.

Stills are 320×180 and compared by the mean colour of 4×4 blocks. After a wanted change, look at the new pictures and
accept them with ``./run test tests/golden --accept-stills``.
"""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from mathanim.inputs.setting import Setting
from tests.scenes.walking import FLAGSHIPS, at_each_beat, picture, scene_class

STILLS = Path(__file__).parent / "stills"
BLOCK, THRESHOLD = 4, 12.0
SCENES = ("opening.lecture_title", *FLAGSHIPS)


def block_means(pixels: np.ndarray) -> np.ndarray:
    """The mean colour of each 4×4 block: (height / 4, width / 4, 3)."""
    height, width, channels = pixels.shape
    return pixels.reshape(height // BLOCK, BLOCK, width // BLOCK, BLOCK, channels).mean(axis=(1, 3))


def largest_difference(first: np.ndarray, second: np.ndarray) -> float:
    """The largest difference of any block in any channel, of 255."""
    return float(np.abs(block_means(first) - block_means(second)).max())


@pytest.mark.parametrize("setting", [("en", "dark"), ("ja", "dark"), ("en", "light"), ("ja", "light")], ids="-".join)
@pytest.mark.parametrize("scene", SCENES)
def test_every_beat_looks_as_it_did(scene: str, setting: tuple[str, str], request: pytest.FixtureRequest) -> None:
    language, theme = setting
    seen = at_each_beat(scene_class(scene), Setting(language=language, theme=theme, pace="tight"), picture)
    folder = STILLS / scene / f"{language}-{theme}"
    if request.config.getoption("--accept-stills", default=False):
        folder.mkdir(parents=True, exist_ok=True)
        for left_over in folder.glob("*.png"):
            left_over.unlink()
        for beat, pixels in seen.items():
            Image.fromarray(pixels).save(folder / f"{beat}.png", optimize=True)
    golden = {file.stem: np.asarray(Image.open(file).convert("RGB")).astype(float) for file in folder.glob("*.png")}
    assert golden.keys() == seen.keys()
    differences = {beat: largest_difference(golden[beat], pixels) for beat, pixels in seen.items()}
    assert {beat: worst for beat, worst in differences.items() if worst > THRESHOLD} == {}


def test_a_missing_line_is_seen() -> None:
    blank = np.full((180, 320, 3), 20.0)
    lined = blank.copy()
    lined[90, 40:280] = 240.0
    assert largest_difference(blank, lined) > THRESHOLD
