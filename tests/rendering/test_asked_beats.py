"""A beat that is not there is refused by the scenes' sources; only where they leave it open, scenes are asked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from mathanim.inputs.setting import Setting
from mathanim.rendering.asked_beats import refuse_beats_not_there
from mathanim.rendering.description import BeatDescription, SceneDescription
from mathanim.rendering.errors import UnknownTarget
from mathanim.rendering.executors.seam import Lost, Told, Work
from mathanim.rendering.job import Beat, Job, Outcome, Quality
from mathanim.rendering.store.seam import NoResults
from mathanim.rendering.targets import scene_reference

BASIS, NETWORK = "linear_algebra.basis_vectors_follow_the_matrix", "neural_networks.forward_pass_layer_by_layer"


class Telling:
    """An executor whose scenes tell these beats, or are lost; it counts how many were asked."""

    def __init__(self, *beats: str, is_lost: bool = False) -> None:
        self.told = SceneDescription("", {}, "", beats=tuple(BeatDescription(name, {}, {}) for name in beats))
        self.is_lost, self.asked = is_lost, 0

    def run(self, jobs: Sequence[Any], work: Work, told: Told) -> Iterator[tuple[int, Any]]:
        del work, told
        for index in range(len(jobs)):
            self.asked += 1
            yield index, Lost("gone") if self.is_lost else self.told


class Kept(NoResults):
    """Everything was drawn before, with these beats."""

    def __init__(self, *beats: str) -> None:
        self.beats = tuple(Beat(name, 0, 1) for name in beats)

    def found(self, jobs: Sequence[Job], is_delivered: Any) -> dict[int, Outcome]:
        del is_delivered
        return {index: Outcome(job, beats=self.beats) for index, job in enumerate(jobs)}


def jobs(*scenes: str) -> list[Job]:
    quality = Quality("tiny", 16, 16, Fraction(20))
    return [Job(scene_reference(scene), quality, Setting(), Path("/made"), Path("/here")) for scene in scenes]


def test_what_no_source_names_is_refused_before_a_process_is_begun() -> None:
    executor = Telling()
    with pytest.raises(UnknownTarget, match="there is no beat 'move_bases': did you mean 'move_basis'"):
        refuse_beats_not_there(["move_basis", "move_bases"], jobs(NETWORK, BASIS), executor, NoResults())
    refuse_beats_not_there(["move_basis", "feed_input"], jobs(NETWORK, BASIS), executor, NoResults())
    refuse_beats_not_there([], jobs(NETWORK), executor, NoResults())
    assert executor.asked == 0


@pytest.mark.parametrize(("beat", "hint"), [("3", "@3s"), ("0", "@0s"), ("12.5", "@12.5s"), ("-3", ""), ("move", "")])
def test_a_number_that_is_no_beat_is_told_how_a_time_is_written(beat: str, hint: str) -> None:
    with pytest.raises(UnknownTarget, match=f"there is no beat '{beat}'") as raised:
        refuse_beats_not_there([beat], jobs(BASIS), Telling(), NoResults())
    assert str(raised.value).partition("; a still of a time needs its unit: ")[2] == hint


def test_a_beat_that_a_scene_may_have_is_asked_for() -> None:
    executor = Telling("feed_input", "pass_last_layer")
    refuse_beats_not_there(["pass_last_layer"], jobs(NETWORK), executor, NoResults())
    with pytest.raises(UnknownTarget, match="'pass_middle_layers': did you mean 'pass_last_layer'"):
        refuse_beats_not_there(["pass_middle_layers"], jobs(NETWORK), executor, NoResults())
    assert executor.asked == 2


def test_a_kept_scene_is_not_asked() -> None:
    refuse_beats_not_there(["activate"], jobs(NETWORK), Telling(), Kept("activate"))
    with pytest.raises(UnknownTarget, match="known: feed_input"):
        refuse_beats_not_there(["activate"], jobs(NETWORK), Telling(), Kept("feed_input"))


def test_a_scene_that_cannot_tell_may_have_any_beat(tmp_path: Path) -> None:
    (ordinary,) = jobs(NETWORK)
    ordinary = replace(ordinary, scene=replace(ordinary.scene, file=tmp_path / "none.py"))
    for executor in (Telling(), Telling(is_lost=True)):
        refuse_beats_not_there(["anything"], [ordinary], executor, NoResults())
        assert executor.asked == 1
