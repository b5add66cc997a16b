"""One computation for every public function of probability, made wherever the caller has chosen to be."""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from mathanim.maths.probability import (
    areas,
    conditionals,
    events,
    figures,
    joint_tables,
    marginals,
    missing_case,
    naive_bayes,
    populations,
    posterior,
    recutting,
    telling_words,
    total_probability,
    whole_populations,
    word_counts,
)
from mathanim.maths.tensors import SHOWN_DTYPE, real_tensor


def table() -> joint_tables.JointTable:
    counts = real_tensor([[15, 35], [5, 45], [20, 30]])
    return joint_tables.joint_table_of_counts(counts, "abc", ("yes", "no"))


def priors() -> Tensor:
    return real_tensor([[0.2, 0.3, 0.5], [0.1, 0.8, 0.1]])


def cases() -> Tensor:
    return real_tensor([[0.9, 0.5, 0.25], [0.125, 0.75, 1.0]])


def shares() -> Tensor:
    return torch.linspace(0, 1, 7, dtype=SHOWN_DTYPE)


def words() -> tuple[Tensor, Tensor]:
    return torch.tensor([[200, 100, 120, 8], [30, 12, 30, 180]]), torch.tensor([400, 600])


CASES: dict[Any, Callable[[], Any]] = {
    areas.hypothesis_columns: lambda: areas.hypothesis_columns(table()),
    areas.evidence_rows: lambda: areas.evidence_rows(table()),
    areas.joint_areas: lambda: areas.joint_areas(table()),
    areas.joint_areas_by_evidence: lambda: areas.joint_areas_by_evidence(table()),
    conditionals.likelihoods: lambda: conditionals.likelihoods(table()),
    conditionals.posteriors: lambda: conditionals.posteriors(table()),
    conditionals.require_possible: lambda: conditionals.require_possible(priors(), ("a", "b", "c")),
    events.cells_of: lambda: events.cells_of(events.Event(1, 0), (3, 2), priors().device),
    events.probability_of: lambda: events.probability_of(table(), events.Event(1), events.Event(evidence=0)),
    events.people_of: lambda: events.people_of(populations.counts_of_people(table(), 150), events.Event(1)),
    figures.figures_for: lambda: figures.figures_for(words()[0], 100),
    joint_tables.joint_table_of_probabilities: lambda: joint_tables.joint_table_of_probabilities(
        real_tensor([[0.25, 0.5], [0.125, 0.125]]), "ab", ("yes", "no")
    ),
    joint_tables.joint_table_of_counts: table,
    joint_tables.joint_table_of_likelihoods: lambda: joint_tables.joint_table_of_likelihoods(
        priors()[0], torch.stack([cases()[0], 1 - cases()[0]], -1), "abc", ("yes", "no")
    ),
    joint_tables.require_not_below_zero: lambda: joint_tables.require_not_below_zero(
        priors(), ("x", "y"), tuple("abc")
    ),
    marginals.hypothesis_marginals: lambda: marginals.hypothesis_marginals(table()),
    marginals.evidence_marginals: lambda: marginals.evidence_marginals(table()),
    populations.counts_of_people: lambda: populations.counts_of_people(table(), 150),
    whole_populations.population_of_at_least: lambda: whole_populations.population_of_at_least([0.375, 0.625], 1000),
    whole_populations.smallest_population: lambda: whole_populations.smallest_population([0.375, 0.625]),
    posterior.posterior: lambda: posterior.posterior(table(), "yes"),
    posterior.posterior_of: lambda: posterior.posterior_of(priors(), cases()),
    missing_case.missing_case: lambda: missing_case.missing_case(table()),
    missing_case.MissingCase.is_complement: lambda: missing_case.missing_case(table()).is_complement,
    recutting.even_shares: lambda: recutting.even_shares(7, device=priors().device),
    recutting.from_independence: lambda: recutting.from_independence(table(), shares()),
    recutting.reversal: lambda: recutting.reversal(table(), shares()),
    naive_bayes.naive_bayes: lambda: naive_bayes.naive_bayes(priors()[0], cases().mT, cases().mT > 0.4),
    total_probability.require_priors: lambda: total_probability.require_priors(priors()),
    total_probability.require_probabilities: lambda: total_probability.require_probabilities(cases(), "a case"),
    word_counts.smoothed_shares: lambda: word_counts.smoothed_shares(*words(), 1.0),
    telling_words.telling_words: lambda: telling_words.telling_words([[200, 8], [12, 180]], [400, 600], 1.0, 2),
    total_probability.total_probability: lambda: total_probability.total_probability(priors(), cases()),
    total_probability.missing_likelihood: lambda: total_probability.missing_likelihood(
        real_tensor([0.5, 0.25]), priors(), cases()[:, :2] / 4, missing=2
    ),
}
