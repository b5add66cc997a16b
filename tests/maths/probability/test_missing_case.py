"""What was left out is found again."""

import pytest
import torch
from hypothesis import given, settings

from mathanim.maths.probability.missing_case import missing_case
from tests.maths.probability.test_events import counts, table_of


@given(counts)
@settings(max_examples=50, deadline=None)
def test_the_missing_likelihood_is_the_one_that_was_counted(rows: list[list[int]]) -> None:
    case = missing_case(table_of(rows))
    assert case.likelihood.item() == pytest.approx(rows[-1][0] / sum(rows[-1]), rel=1e-9)
    assert torch.isclose(case.known + case.likelihood * case.prior, case.total, rtol=1e-12, atol=0)
    assert case.complement.item() == pytest.approx(sum(rows[0][1:]) / sum(rows[0]), rel=1e-12)


def test_lecture_numbers() -> None:
    case = missing_case(table_of([[15, 35], [5, 45]]))
    assert (case.total.item(), case.known.item(), case.prior.item()) == pytest.approx((0.2, 0.15, 0.5))
    assert case.likelihood.item() == pytest.approx(0.1)
    assert case.complement.item() == pytest.approx(0.7)
    assert not case.is_complement


def test_the_missing_likelihood_may_be_the_complement_by_chance() -> None:
    assert missing_case(table_of([[30, 20], [20, 30]])).is_complement
