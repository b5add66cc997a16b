"""Areas of the unit square, and counts of people."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from mathanim.maths.probability.areas import (
    Rectangles,
    evidence_rows,
    hypothesis_columns,
    joint_areas,
    joint_areas_by_evidence,
)
from mathanim.maths.probability.conditionals import likelihoods, posteriors
from mathanim.maths.probability.joint_tables import joint_table_of_counts, joint_table_of_probabilities
from mathanim.maths.probability.populations import counts_of_people
from mathanim.maths.probability.whole_populations import smallest_population
from mathanim.maths.tensors import real_tensor
from tests.maths.probability.tables import DEVICES, joints, named
from tests.maths.strategies import assert_close, law

EVERY_SPLIT = (hypothesis_columns, evidence_rows, joint_areas, joint_areas_by_evidence)
KINDS = ("click", "no click")


def areas(rectangles: Rectangles) -> Tensor:
    return (rectangles.x1 - rectangles.x0) * (rectangles.y1 - rectangles.y0)


@law
@given(joints(3))
def test_areas_are_probabilities(probabilities: Tensor) -> None:
    table = named(probabilities)
    for split in EVERY_SPLIT:
        rectangles = split(table)
        assert_close(areas(rectangles), rectangles.probabilities)
        assert_close(areas(rectangles).flatten(1).sum(1), torch.ones(3, dtype=torch.float64))


@law
@given(joints(), st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=20, max_size=20))
def test_rectangles_tile_the_square(probabilities: Tensor, darts: list[tuple[float, float]]) -> None:
    table = named(probabilities)
    for split in EVERY_SPLIT:
        r = split(table)
        assert min(r.x0.min(), r.y0.min()) == 0
        assert max(r.x1.max(), r.y1.max()) == 1
        for x, y in darts:
            is_in = (r.x0 <= x) & (x <= r.x1) & (r.y0 <= y) & (y <= r.y1)
            is_inside = (r.x0 < x) & (x < r.x1) & (r.y0 < y) & (y < r.y1)
            assert is_in.sum() >= 1
            assert is_inside.sum() <= 1


@law
@given(joints(3))
def test_both_ways_of_cutting_give_the_same_areas_and_show_their_conditions(probabilities: Tensor) -> None:
    table = named(probabilities)
    by_hypothesis, by_evidence = joint_areas(table), joint_areas_by_evidence(table)
    assert_close(areas(by_hypothesis), areas(by_evidence))
    assert_close(by_hypothesis.y1 - by_hypothesis.y0, likelihoods(table))
    assert_close(by_evidence.x1 - by_evidence.x0, posteriors(table))
    columns, rows = hypothesis_columns(table), evidence_rows(table)
    assert torch.equal(by_hypothesis.x0, columns.x0[..., None].expand_as(by_hypothesis.x0))
    assert torch.equal(by_evidence.y1, rows.y1[..., None, :].expand_as(by_evidence.y1))


@law
@given(joints())
def test_neighbours_share_their_edges_to_the_last_bit(probabilities: Tensor) -> None:
    table = named(probabilities)
    assert torch.equal(hypothesis_columns(table).x1[:-1], hypothesis_columns(table).x0[1:])
    assert torch.equal(joint_areas(table).y1[:, :-1], joint_areas(table).y0[:, 1:])
    assert torch.equal(joint_areas_by_evidence(table).x1[:-1], joint_areas_by_evidence(table).x0[1:])


def test_the_lecturers_square() -> None:
    table = joint_table_of_counts(real_tensor([[15, 35], [5, 45]]), DEVICES, KINDS)
    cells = joint_areas(table)
    assert cells.x1[:, 0].tolist() == [0.5, 1.0]
    assert_close(cells.y1[:, 0], real_tensor([0.3, 0.1]), within=1e-15)
    reversed_cells = joint_areas_by_evidence(table)
    assert_close(reversed_cells.x1[0, 0], real_tensor(0.75), within=1e-15)
    assert_close(reversed_cells.y1[:, 0], real_tensor([0.2, 0.2]), within=1e-15)


def test_what_never_happens_has_no_area_and_spoils_no_other() -> None:
    table = joint_table_of_probabilities(real_tensor([[0, 0], [0, 1]]), DEVICES, KINDS)
    for split in EVERY_SPLIT:
        assert_close(areas(split(table)), split(table).probabilities)
        assert areas(split(table)).isfinite().all()


@law
@given(st.lists(st.integers(0, 500), min_size=6, max_size=6).filter(any))
def test_counts_come_back_as_the_same_people(counts: list[int]) -> None:
    people = torch.tensor(counts).reshape(3, 2)
    table = joint_table_of_counts(people, ("a", "b", "c"), KINDS)
    assert torch.equal(counts_of_people(table, sum(counts)), people)
    assert torch.equal(counts_of_people(table, 3 * sum(counts)), 3 * people)


def test_a_fraction_of_a_person_is_refused_by_cell() -> None:
    table = joint_table_of_counts(real_tensor([[15, 35], [5, 45]]), DEVICES, KINDS)
    assert counts_of_people(table).tolist() == [[15, 35], [5, 45]]
    assert smallest_population([0.15, 0.35, 0.05, 0.45]) == 20
    with pytest.raises(ValueError, match=r"mobile, click: 7.5 of 50 people is not whole; 20 people would do"):
        counts_of_people(table, 50)
    with pytest.raises(ValueError, match="at least one person, not 0"):
        counts_of_people(table, 0)


def test_a_table_that_no_small_population_fits_says_so() -> None:
    odd = joint_table_of_probabilities(real_tensor([[2**-0.5, 1 - 2**-0.5], [0, 0]]), DEVICES, KINDS)
    assert smallest_population(odd.probabilities.flatten().tolist()) is None
    with pytest.raises(ValueError, match=r"people is not whole$"):
        counts_of_people(odd)
