"""Naive Bayes multiplies; its sums of logarithms agree with exact fractions, and go where products underflow."""

import math
from fractions import Fraction

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.maths.probability.naive_bayes import naive_bayes
from mathanim.maths.probability.telling_words import telling_words
from mathanim.maths.probability.word_counts import smoothed_shares
from mathanim.maths.tensors import real_tensor

law = settings(max_examples=40, deadline=None)
PRIORS = real_tensor([0.4, 0.6])
LIKELIHOODS = real_tensor([[0.5, 0.25, 0.3, 0.02], [0.05, 0.02, 0.05, 0.3]])


def seen(*messages: str) -> torch.Tensor:
    words = ("free", "winner", "money", "hello")
    return torch.tensor([[word in message.split() for word in words] for message in messages])


def test_the_lectures_two_messages() -> None:
    both = naive_bayes(PRIORS, LIKELIHOODS, seen("free winner money", "hello money")).probabilities
    assert [f"{p:.4f}" for p in both[:, 0].tolist()] == ["0.9980", "0.2105"]
    assert both.sum(-1).tolist() == pytest.approx([1, 1], abs=1e-15)


@st.composite
def tallies(draw: st.DrawFn) -> tuple[list[int], list[list[int]], float]:
    classes, words = draw(st.integers(2, 5)), draw(st.integers(1, 6))
    messages = draw(st.lists(st.integers(1, 50), min_size=classes, max_size=classes))
    return (
        messages,
        [[draw(st.integers(0, most)) for _ in range(words)] for most in messages],
        draw(st.integers(1, 3).map(float)),
    )


@given(tallies(), st.data())
@law
def test_posteriors_are_those_of_exact_fractions(
    tally: tuple[list[int], list[list[int]], float], data: st.DataObject
) -> None:
    messages, counts, alpha = tally
    held = data.draw(st.lists(st.booleans(), min_size=len(counts[0]), max_size=len(counts[0])))
    shares = [
        [Fraction(int(n + alpha), int(size + 2 * alpha)) for n in row]
        for size, row in zip(messages, counts, strict=True)
    ]
    joints = [
        Fraction(size, sum(messages)) * math.prod(p for p, is_held in zip(row, held, strict=True) if is_held)
        for size, row in zip(messages, shares, strict=True)
    ]
    likelihoods = smoothed_shares(torch.tensor(counts), torch.tensor(messages), alpha)
    priors = torch.tensor(messages).double() / sum(messages)
    came = naive_bayes(priors, likelihoods, torch.tensor(held))
    assert likelihoods.tolist() == [pytest.approx([float(p) for p in row], rel=1e-14) for row in shares]
    assert came.probabilities.tolist() == pytest.approx([float(j / sum(joints)) for j in joints], rel=1e-12)
    assert came.log_evidence.exp().item() == pytest.approx(float(sum(joints)), rel=1e-12)


@given(st.integers(1, 5), st.integers(1, 4))
@law
def test_messages_at_once_are_messages_one_by_one(first: int, second: int) -> None:
    held = torch.rand((first, second, 4), generator=torch.Generator().manual_seed(first)) < 0.5
    together = naive_bayes(PRIORS, LIKELIHOODS, held).probabilities
    for i in range(first):
        for j in range(second):
            torch.testing.assert_close(together[i, j], naive_bayes(PRIORS, LIKELIHOODS, held[i, j]).probabilities)


def test_a_thousand_rare_words_do_not_underflow() -> None:
    rare = torch.tensor([[1e-3] * 1000, [1.01e-3] * 1000], dtype=torch.float64)
    came = naive_bayes(real_tensor([0.5, 0.5]), rare, torch.ones(1000, dtype=torch.bool))
    assert (rare.prod(-1) == 0).all()
    assert (came.probabilities[1] / came.probabilities[0]).log().item() == pytest.approx(1000 * math.log(1.01))


def test_a_class_that_never_has_a_word_is_ruled_out_and_all_of_them_cannot_be() -> None:
    never = real_tensor([[0.0, 0.5], [0.2, 0.0]])
    assert naive_bayes(PRIORS, never, torch.tensor([True, False])).probabilities.tolist() == [0, 1]
    with pytest.raises(ValueError, match="never come together under any class; smooth the counts"):
        naive_bayes(PRIORS, never, torch.tensor([True, True]))


@pytest.mark.parametrize(
    ("counts", "messages", "alpha", "message"),
    [([[1]], [0], 1.0, "needs messages"), ([[3]], [2], 1.0, "none to all"), ([[1]], [2], -1.0, "at least 0, not -1")],
)
def test_counts_that_cannot_be_are_refused(
    counts: list[list[int]], messages: list[int], alpha: float, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        smoothed_shares(torch.tensor(counts), torch.tensor(messages), alpha)


@given(tallies())
@law
def test_no_word_left_out_tells_more_than_one_that_is_chosen(tally: tuple[list[int], list[list[int]], float]) -> None:
    messages, counts, alpha = tally
    shares = smoothed_shares(torch.tensor(counts), torch.tensor(messages), alpha)
    apart = (shares.amax(0) - shares.amin(0)).round(decimals=12)
    by_count = torch.tensor(counts).sum(0).argsort(descending=True, stable=True)
    rank = by_count[apart[by_count].argsort(descending=True, stable=True)]
    assert telling_words(counts, messages, alpha, 3) == rank[:3].tolist()
