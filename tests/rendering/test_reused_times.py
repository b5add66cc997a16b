"""What comes from the store speaks and sounds at the very times at which it was drawn."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np

from mathanim.rendering.targets import Target, file_target
from tests.rendering.small_renderings import SCENES, TINY, rendered, seen_in


def test_a_lecture_from_the_store_has_the_pictures_chapters_subtitles_and_sound_of_a_new_one(tmp_path: Path) -> None:
    names = ("TwoBeats", "WaitsAndSays", "ThreeBeats")
    scenes = tuple(file_target(SCENES / "timed.py", name).scenes[0] for name in names)
    lecture = Target(
        "timed", ("timed",), scenes, SCENES, is_lecture=True, languages=("en", "ja"), title={"en": "Timed"}
    )
    quality = replace(TINY, width=64, height=36, frame_rate=Fraction(30000, 1001))
    seen, reused = [], []
    for output in ("new", "again"):
        report = rendered(tmp_path / output, lecture, quality=quality, store=tmp_path / "store")[0]
        reused.append([scene["reused"] for scene in report["scenes"]])
        seen.append(seen_in(tmp_path / output / "timed" / "timed.en.mp4"))
    assert reused == [[False] * 3, [True] * 3]
    new, again = seen
    assert new.sound is not None and again.sound is not None
    assert np.array_equal(new.sound, again.sound)
    assert replace(new, sound=None) == replace(again, sound=None)
    assert new.cues and new.chapters
