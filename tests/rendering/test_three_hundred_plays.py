"""A scene of three hundred plays loses none of them."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from tests.rendering.small_renderings import SCENES, TINY, rendered_file, seen_in


def test_each_of_three_hundred_plays_leaves_its_mark(tmp_path: Path) -> None:
    quality = replace(TINY, width=160, height=90, frame_rate=Fraction(10))
    scene = rendered_file(tmp_path, SCENES / "timed.py", "PlaysThreeHundredTimes", quality=quality)["scenes"][0]
    assert (scene["error"], scene["frames"]) == (None, 300)
    brightness = seen_in(Path(scene["files"][0])).brightness
    assert len(brightness) == 300
    marks = [after - before for before, after in pairwise(brightness)]
    assert min(marks) > 0.05
    assert max(marks) < 8 * min(marks)
