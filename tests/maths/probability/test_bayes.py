"""Joint tables, their marginals and conditionals, total probability and Bayes' theorem."""

from fractions import Fraction

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from mathanim.maths.probability.conditionals import likelihoods, posteriors
from mathanim.maths.probability.joint_tables import (
    joint_table_of_counts,
    joint_table_of_likelihoods,
    joint_table_of_probabilities,
)
from mathanim.maths.probability.marginals import evidence_marginals, hypothesis_marginals
from mathanim.maths.probability.posterior import posterior, posterior_of
from mathanim.maths.probability.total_probability import missing_likelihood, total_probability
from mathanim.maths.tensors import real_tensor, to_numpy
from tests.maths.probability.tables import DEVICES, joints, named, names
from tests.maths.strategies import assert_close, distributions, law, tensors


@law
@given(joints(3))
def test_marginals_are_sums_of_rows_and_columns_and_make_one(probabilities: Tensor) -> None:
    table = named(probabilities)
    numbers = to_numpy(table.probabilities)
    assert_close(hypothesis_marginals(table), real_tensor(numbers.sum(axis=2).tolist()))
    assert_close(evidence_marginals(table), real_tensor(numbers.sum(axis=1).tolist()))
    assert_close(hypothesis_marginals(table).sum(-1), torch.ones(3, dtype=torch.float64))


@law
@given(joints(3))
def test_conditionals_times_their_condition_rebuild_the_table(probabilities: Tensor) -> None:
    table = named(probabilities)
    assert_close(likelihoods(table) * hypothesis_marginals(table)[..., None], table.probabilities)
    assert_close(posteriors(table) * evidence_marginals(table)[..., None, :], table.probabilities)
    assert_close(likelihoods(table).sum(-1), torch.ones(table.probabilities.shape[:2], dtype=torch.float64))


@law
@given(joints(3))
def test_priors_and_likelihoods_make_the_same_table_again(probabilities: Tensor) -> None:
    table = named(probabilities)
    again = joint_table_of_likelihoods(
        hypothesis_marginals(table), likelihoods(table), table.hypotheses, table.evidence
    )
    assert_close(again.probabilities, table.probabilities)


@law
@given(joints(3), st.data())
def test_bayes_reverses_the_condition(probabilities: Tensor, data: st.DataObject) -> None:
    table = named(probabilities)
    name = data.draw(st.sampled_from(table.evidence))
    column = table.evidence.index(name)
    seen = posterior(table, name)
    assert_close(seen.probabilities, posteriors(table)[..., column])
    assert_close(seen.probabilities.sum(-1), torch.ones(3, dtype=torch.float64))
    assert_close(seen.total, evidence_marginals(table)[..., column])
    assert_close(seen.joints, table.probabilities[..., column])
    assert_close(seen.likelihoods * seen.priors / seen.total[..., None], seen.probabilities)


@law
@given(st.lists(st.integers(1, 20), min_size=4, max_size=4), st.lists(st.integers(0, 10), min_size=4, max_size=4))
def test_posteriors_are_the_fractions_of_the_formula(weights: list[int], tenths: list[int]) -> None:
    if not any(tenths):
        return
    priors = [Fraction(weight, sum(weights)) for weight in weights]
    products = [prior * tenth / 10 for prior, tenth in zip(priors, tenths, strict=True)]
    wanted = [float(product / sum(products)) for product in products]
    came = posterior_of(real_tensor([float(prior) for prior in priors]), real_tensor([tenth / 10 for tenth in tenths]))
    assert_close(came.probabilities, real_tensor(wanted), within=1e-14)


@law
@given(distributions(5), st.floats(0.001, 1))
def test_evidence_that_tells_nothing_leaves_the_prior(priors: Tensor, same_for_all: float) -> None:
    assert_close(posterior_of(priors, torch.full_like(priors, same_for_all)).probabilities, priors, within=1e-14)


@law
@given(distributions(4), tensors(4, low=0.01, high=1), tensors(4, low=0.01, high=1))
def test_yesterdays_posterior_is_todays_prior(priors: Tensor, first: Tensor, second: Tensor) -> None:
    step_by_step = posterior_of(posterior_of(priors, first).probabilities, second)
    assert_close(step_by_step.probabilities, posterior_of(priors, first * second).probabilities)


@law
@given(distributions(6, 4), tensors(6, 4, low=0, high=1))
def test_the_total_is_a_weighted_mean_of_the_cases(priors: Tensor, cases: Tensor) -> None:
    came = total_probability(priors, cases)
    wanted = [np.average(c, weights=p) for c, p in zip(to_numpy(cases), to_numpy(priors), strict=True)]
    assert_close(came.total, real_tensor(wanted))
    assert_close(came.terms.sum(-1), came.total)
    assert ((came.total >= cases.amin(-1) - 1e-12) & (came.total <= cases.amax(-1) + 1e-12)).all()


@law
@given(distributions(6, 4), tensors(6, 4, low=0, high=1), st.integers(0, 3))
def test_the_missing_likelihood_is_found_again(priors: Tensor, cases: Tensor, missing: int) -> None:
    known = cases[:, torch.arange(4) != missing]
    found = missing_likelihood(total_probability(priors, cases).total, priors, known, missing)
    assert_close(found, cases[:, missing], within=1e-8)


def test_the_lecturers_hundred_users() -> None:
    table = joint_table_of_counts(real_tensor([[15, 35], [5, 45]]), DEVICES, ("click", "no click"))
    assert hypothesis_marginals(table).tolist() == [0.5, 0.5]
    assert_close(evidence_marginals(table), real_tensor([0.2, 0.8]), within=1e-15)
    assert_close(likelihoods(table)[:, 0], real_tensor([0.3, 0.1]), within=1e-15)
    assert_close(posterior(table, "click").probabilities, real_tensor([0.75, 0.25]), within=1e-15)
    found = missing_likelihood(real_tensor(0.2), real_tensor([0.5, 0.5]), real_tensor([0.3]), missing=1)
    assert_close(found, real_tensor(0.1), within=1e-15)
    assert abs(found.item() - (1 - 0.3)) > 0.5


def test_the_spam_filter_of_the_syllabus() -> None:
    priors = real_tensor([0.4, 0.6])
    free_winner_money = real_tensor([0.5 * 0.25 * 0.3, 0.05 * 0.02 * 0.05])
    hello_money = real_tensor([0.02 * 0.3, 0.3 * 0.05])
    assert f"{posterior_of(priors, free_winner_money).probabilities[0]:.4f}" == "0.9980"
    assert f"{posterior_of(priors, hello_money).probabilities[0]:.4f}" == "0.2105"


def test_impossible_evidence_is_refused() -> None:
    table = joint_table_of_counts(real_tensor([[0, 1], [0, 1]]), DEVICES, ("click", "no click"))
    for said in (lambda: posterior(table, "click"), lambda: posteriors(table)):
        with pytest.raises(ValueError, match="click has probability zero, and nothing can be said on that condition"):
            said()
    assert posterior(table, "no click").probabilities.tolist() == [0.5, 0.5]
    with pytest.raises(ValueError, match="the evidence has probability zero"):
        posterior_of(real_tensor([0.5, 0.5]), real_tensor([0, 0]))
    with pytest.raises(ValueError, match="the table's evidence is click, no click, and not view"):
        posterior(table, "view")


def test_an_impossible_hypothesis_has_no_likelihoods() -> None:
    table = joint_table_of_counts(real_tensor([[0, 0], [1, 1]]), DEVICES, ("click", "no click"))
    with pytest.raises(ValueError, match="mobile has probability zero"):
        likelihoods(table)


@pytest.mark.parametrize(
    ("numbers", "hypotheses", "message"),
    [
        ([[0.5, -0.1], [0.3, 0.3]], DEVICES, r"mobile, no click: need a finite number >= 0, not -0\.1"),
        ([[0.5, 0.5], [float("nan"), 0]], DEVICES, "laptop, click: need a finite number >= 0, not nan"),
        ([[0.5, 0.5], [0.5, 0.5]], DEVICES, "must sum to 1, and sum to 2; are they counts"),
        ([[0.5, 0.1], [0.2, 0.2]], ("mobile", "mobile"), "each hypothesis needs a name of its own, and 'mobile'"),
        ([[0.5, 0.1], [0.2, 0.2]], ("mobile",), r"1 hypotheses and 2 kinds of evidence for shape \(2, 2\)"),
    ],
)
def test_what_is_no_table_is_refused_by_row_and_column(
    numbers: list[list[float]], hypotheses: tuple[str, ...], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        joint_table_of_probabilities(torch.tensor(numbers, dtype=torch.float64), hypotheses, ("click", "no click"))


def test_counts_and_likelihoods_are_checked_too() -> None:
    kinds = ("click", "no click")
    with pytest.raises(ValueError, match="at least one count above zero"):
        joint_table_of_counts(torch.zeros(2, 2, dtype=torch.int64), DEVICES, kinds)
    with pytest.raises(ValueError, match="laptop, click: need a finite number >= 0, not -3"):
        joint_table_of_counts(torch.tensor([[1, 2], [-3, 4]]), DEVICES, kinds)
    with pytest.raises(ValueError, match="each evidence needs a name of its own, and 'click' comes twice"):
        joint_table_of_counts(torch.tensor([[1, 2], [3, 4]]), DEVICES, ("click", "click"))
    with pytest.raises(ValueError, match=r"laptop: its likelihoods must sum to 1, and sum to 0\.5"):
        joint_table_of_likelihoods(real_tensor([0.5, 0.5]), real_tensor([[0.3, 0.7], [0.1, 0.4]]), DEVICES, kinds)
    with pytest.raises(ValueError, match=r"sum to 1, and sum to 0\.8"):
        joint_table_of_likelihoods(real_tensor([0.5, 0.3]), real_tensor([[0.3, 0.7], [0.1, 0.9]]), DEVICES, kinds)


@pytest.mark.parametrize(
    ("total", "priors", "known", "missing", "message"),
    [
        (0.9, [0.5, 0.5], [0.3], 1, "no likelihood gives that total: it would have to be 1.5"),
        (0.1, [0.5, 0.5], [0.3], 1, "no likelihood gives that total: it would have to be -0.1"),
        (0.2, [1.0, 0.0], [0.2], 1, "probability zero, so any likelihood fits"),
        (0.2, [0.5, 0.4], [0.3], 1, "priors must sum to 1, and sum to 0.9"),
        (0.2, [0.5, 0.5], [1.3], 1, r"a likelihood must lie in \[0, 1\], not 1.3"),
        (1.2, [0.5, 0.5], [0.3], 1, r"the total must lie in \[0, 1\], not 1.2"),
        (0.2, [1.5, -0.5], [0.3], 1, r"a prior must lie in \[0, 1\], not 1.5"),
        (0.2, [0.5, 0.5], [0.3, 0.1], 1, "2 are known and number 1 is asked for"),
        (0.2, [0.5, 0.5], [0.3], 2, "just one of 2 likelihoods can be missing, at 0 to 1"),
    ],
)
def test_a_likelihood_that_cannot_be_solved_for_is_refused(
    total: float, priors: list[float], known: list[float], missing: int, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        missing_likelihood(real_tensor(total), real_tensor(priors), real_tensor(known), missing)


def test_names_are_of_any_number() -> None:
    table = joint_table_of_counts(torch.ones(2, 6, 5), names("h", 6), names("e", 5))
    assert table.probabilities.dtype == torch.float64
    assert_close(posterior(table, "e3").probabilities, torch.full((2, 6), 1 / 6, dtype=torch.float64))
