"""Which words tell most of the class of a message, by counts alone: without torch."""

from collections.abc import Sequence

PLACES = 12
"""Shares that differ less than this many decimal places tell are equally far apart."""


def telling_words(counts: Sequence[Sequence[int]], messages: Sequence[int], alpha: float, most: int) -> list[int]:
    """The places of the words whose smoothed shares lie furthest apart between two classes, the furthest first.

    ``counts`` has a row for each class: how many of its ``messages`` hold each word. A share is smoothed by Laplace's
    rule, (n + alpha) / (N + 2 alpha). Of equals the word that more messages hold comes first, then the one that comes
    first in ``counts``.
    """
    ranks = [_rank(column, messages, alpha) for column in zip(*counts, strict=True)]
    return sorted(range(len(ranks)), key=ranks.__getitem__)[:most]


def _rank(counts: tuple[int, ...], messages: Sequence[int], alpha: float) -> tuple[float, int]:
    """The less, the more a word tells that so many messages of each class hold."""
    shares = [(count + alpha) / (size + 2 * alpha) for count, size in zip(counts, messages, strict=True)]
    return -round(max(shares) - min(shares), PLACES), -sum(counts)
