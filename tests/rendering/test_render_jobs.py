"""Long scenes are begun first, and outcomes come back in the order in which they were asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.inputs.setting import Setting
from mathanim.rendering.errors import WrongUse
from mathanim.rendering.executors.seam import Lost, Told, Work
from mathanim.rendering.job import Job, Outcome, Quality, SceneReference
from mathanim.rendering.progress import Lines
from mathanim.rendering.render_jobs import Means, longest_first, refuse_by_source, refuse_faulty_parameters, run_jobs
from mathanim.rendering.request import Request
from mathanim.rendering.store.seam import NoResults
from mathanim.rendering.targets import SceneWanted, Target, scene_reference
from tests.rendering.small_renderings import SCENES, rendered_file


class Backwards:
    """An executor that draws nothing, remembers in which order it was to begin, and ends in the opposite one."""

    def __init__(self) -> None:
        self.begun: list[str] = []

    def run(self, jobs: Sequence[Any], work: Work, told: Told) -> Iterator[tuple[int, Any]]:
        del work
        self.begun = [job.scene.label for job in jobs]
        for index in reversed(range(len(jobs))):
            told(index, "beat", 1)
            yield index, Lost("gone") if index % 2 else Outcome(jobs[index], frames=1)


def job(label: str) -> Job:
    reference = SceneReference(Path("/talk.py"), label, label)
    return Job(reference, Quality("tiny", 16, 16, Fraction(20)), Setting(), Path("/made"), Path("/here"))


@given(st.lists(st.one_of(st.none(), st.floats(0.1, 1000)), min_size=1, max_size=12))
@settings(max_examples=50, deadline=None)
def test_long_scenes_begin_first_and_outcomes_keep_their_order(seconds: list[float | None]) -> None:
    jobs = [job(str(number)) for number in range(len(seconds))]
    expected = {number: time for number, time in enumerate(seconds) if time is not None}
    executor = Backwards()
    means = Means(executor, NoResults(), Lines([""] * len(jobs)), expected)
    outcomes = run_jobs(jobs, {}, means, lambda _, outcome: outcome)
    times = [expected.get(int(label), float("inf")) for label in executor.begun]
    assert times == sorted(times, reverse=True)
    assert [outcome.job.scene.label for outcome in outcomes] == [str(number) for number in range(len(jobs))]
    kinds = [outcome.failure.kind for outcome in outcomes if outcome.failure]
    assert kinds == ["NoProduct"] * (len(jobs) // 2)


def test_unknown_scenes_come_first_and_in_the_order_written() -> None:
    assert longest_first([0, 1, 2, 3, 4], {1: 5.0, 3: 9.0}) == [0, 2, 4, 3, 1]


def test_a_report_remembers_how_long_a_scene_took_even_when_it_is_reused(tmp_path: Path) -> None:
    reports = [rendered_file(tmp_path, SCENES / "three_scenes.py", "SquareBecomesCircle") for _ in range(3)]
    (first,), (second,), (third,) = (report["scenes"] for report in reports)
    assert first["drawn_in"] == first["seconds"] > 0
    assert second["reused"] and third["reused"]
    assert first["drawn_in"] == second["drawn_in"] == third["drawn_in"]


def wanted(scene: str, **parameters: Any) -> tuple[str, Job]:
    return scene, replace(job(scene), scene=scene_reference(scene), setting=Setting(parameters=parameters))


def test_what_the_sources_tell_is_refused_before_a_process_is_begun() -> None:
    asked: dict[str, dict[str, Any]] = {
        "calculus.secant_becomes_tangent": {"function": "2x", "point": 1e9},
        "linear_algebra.basis_vectors_follow_the_matrix": {},
        "probability.bayes_splits_the_square": {"population": 0},
        "neural_networks.forward_pass_layer_by_layer": {"input": [1, 2]},
    }
    scenes = tuple(SceneWanted(scene_reference(name), name, values) for name, values in asked.items())
    with pytest.raises(WrongUse) as refusal:
        refuse_by_source(Request((Target("talk", ("talk",), scenes, Path("/here"), is_lecture=True),)))
    curve, _, people, network = asked
    refused = [line.split(": ")[:2] for line in str(refusal.value).splitlines()]
    assert refused == [["talk", curve], ["talk", curve], ["talk", people], ["talk", network]]


def test_a_kept_result_is_not_checked_again() -> None:
    scene = wanted("probability.bayes_splits_the_square", population=0)
    refuse_faulty_parameters([scene], {0: Outcome(scene[1])}, Backwards())
