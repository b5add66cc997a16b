"""A time of a lecture falls into the scene and frame that its joined video shows then."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.inputs.setting import Setting
from mathanim.rendering.errors import UnknownTarget, WrongUse
from mathanim.rendering.job import Beat, Failure, Job, Outcome, Quality, SceneReference
from mathanim.rendering.stills.asked_stills import AskedStills
from mathanim.rendering.targets import SceneWanted, Target

COUNTS = st.lists(st.integers(1, 400), min_size=1, max_size=6)
RATES = st.sampled_from([Fraction(30), Fraction(60), Fraction(30000, 1001)])


def asked(counts: list[int], rate: Fraction, *moments: str) -> tuple[AskedStills, dict[Path, Outcome]]:
    """A lecture of scenes with so many frames each, and what came of them; of a scene without frames, a failure."""
    reference = SceneReference(Path("/talk.py"), "Talk", "talk")
    scenes = tuple(SceneWanted(reference, f"scene-{number}") for number in range(len(counts)))
    target = Target("talk", ("talk",), scenes, Path("/"), is_lecture=True)
    quality = Quality("tiny", 16, 16, rate)
    jobs = [Job(reference, quality, Setting(), Path(f"/nowhere/{k}"), Path("/"), "stills") for k in range(len(counts))]
    made = {
        job.folder: Outcome(job, beats=(Beat("tell", 0, count),), frames=count)
        if count
        else Outcome(job, failure=Failure("ValueError", "no"))
        for job, count in zip(jobs, counts, strict=True)
    }
    return AskedStills(target, [(target, *pair) for pair in zip(scenes, jobs, strict=True)], moments), made


@given(COUNTS, RATES, st.data())
@settings(max_examples=50, deadline=None)
def test_every_frame_of_a_lecture_is_found_at_its_time(counts: list[int], rate: Fraction, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, sum(counts) - 1))
    middle = (number + Fraction(1, 2)) / rate
    stills, ends = asked(counts, rate, f"{float(middle):.6f}s")
    (frame,) = stills.frames(ends)
    place = int(frame.entry[1].key.removeprefix("scene-"))
    assert 0 <= frame.number < counts[place]
    assert sum(counts[:place]) + frame.number == number


def test_the_joined_video_is_that_of_the_scenes_that_came_out() -> None:
    stills, ends = asked([30, 0, 30], Fraction(30), "1.5s")
    (frame,) = stills.frames(ends)
    assert (frame.entry[1].key, frame.number) == ("scene-2", 15)


def test_a_time_after_the_end_of_a_lecture_is_refused_with_its_length() -> None:
    stills, ends = asked([30, 45], Fraction(30), "2.5s")
    with pytest.raises(
        WrongUse, match=r"no picture at 2\.5s: talk lasts 2\.500 s, and its last frame is shown from 2\.467"
    ):
        stills.frames(ends)


def test_a_lecture_is_gone_through_for_a_time_only_if_some_length_is_not_known() -> None:
    stills, known = asked([30, 45], Fraction(30), "1.5s")
    assert not stills.needs_ends(known) and stills.needs_ends(dict([*known.items()][1:]))
    assert replace(stills, moments=("1.5s", "tell")).needs_ends(known)


def test_a_beat_that_no_scene_has_is_refused_with_the_nearest() -> None:
    stills, ends = asked([30, 45], Fraction(30), "tel")
    with pytest.raises(UnknownTarget, match="there is no beat 'tel': did you mean 'tell'"):
        stills.frames(ends)


def test_a_single_scene_need_not_be_known_before_a_time_of_it_is_drawn() -> None:
    stills, _ = asked([30], Fraction(30), "0.5s")
    alone = replace(stills, target=replace(stills.target, is_lecture=False))
    assert not alone.needs_ends({}) and not alone.wants_ends
    assert [frame.number for frame in alone.frames({})] == [15]
    assert replace(alone, moments=("0.5s", "tell")).wants_ends
    assert replace(alone, moments=()).wants_ends
