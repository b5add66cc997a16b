"""Generated numbers for the laws: short decimals, so that special cases (zero, equal, singular) come up often."""

import math

import torch
from hypothesis import settings
from hypothesis import strategies as st
from torch import Tensor

from mathanim.maths.tensors import SHOWN_DTYPE

law = settings(max_examples=50, deadline=None)


def decimals(low: float = -5, high: float = 5) -> st.SearchStrategy[float]:
    return st.integers(round(low * 100), round(high * 100)).map(lambda hundredths: hundredths / 100)


def tensors(*shape: int, low: float = -5, high: float = 5) -> st.SearchStrategy[Tensor]:
    count = math.prod(shape)
    numbers = st.lists(decimals(low, high), min_size=count, max_size=count)
    return numbers.map(lambda values: torch.tensor(values, dtype=SHOWN_DTYPE).reshape(shape))


def plain_matrices(n: int) -> st.SearchStrategy[Tensor]:
    return tensors(n, n)


def invertible_matrices(n: int) -> st.SearchStrategy[Tensor]:
    return tensors(n, n).filter(lambda matrix: torch.linalg.svdvals(matrix)[-1] > 0.05)


def distributions(*shape: int) -> st.SearchStrategy[Tensor]:
    """Positive numbers over the last axis that sum to one."""
    weights = tensors(*shape, low=0.01, high=5)
    return weights.map(lambda values: values / values.sum(-1, keepdim=True))


def assert_close(came: Tensor, wanted: Tensor, within: float = 1e-9) -> None:
    torch.testing.assert_close(came, wanted, rtol=within, atol=within)
