"""Messages sorted into classes: which words to look at, and how many messages of each class hold them."""

from dataclasses import dataclass
from typing import Any

import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor

from mathanim.inputs.names import Names
from mathanim.inputs.setting import Language
from mathanim.inputs.tables.message_fields import counted_messages
from mathanim.inputs.tables.message_words import holds, words_of
from mathanim.maths.probability.word_counts import smoothed_shares
from mathanim.maths.tensors import SHOWN_DTYPE

THE_LECTURES_FILTER: dict[str, Any] = {
    "classes": {"en": ["spam", "not spam"], "ja": ["迷惑", "迷惑でない"]},
    "words": {"en": ["free", "winner", "money", "hello"], "ja": ["無料", "当選", "お金", "こんにちは"]},
    "messages": [200, 300],
    "counts": [[100, 50, 60, 4], [15, 6, 15, 90]],
    "alpha": 0.0,
}
"""The lecture's table: P(spam) = 0.4; free 0.5, 0.05; winner 0.25, 0.02; money 0.3, 0.05; hello 0.02, 0.3."""


@dataclass(frozen=True)
class LabelledMessages:
    """A checked count: ``counts`` (classes, words) of the ``messages`` (classes,) of each class hold each word."""

    classes: Names
    words: Names
    messages: Int[Tensor, " classes"]
    counts: Int[Tensor, "classes words"]
    alpha: float

    @property
    def priors(self) -> Float[Tensor, " classes"]:
        """P(C): the share of all messages that each class has."""
        messages = self.messages.to(SHOWN_DTYPE)
        return messages / messages.sum()

    @property
    def likelihoods(self) -> Float[Tensor, "classes words"]:
        """P(w | C), smoothed by alpha."""
        return smoothed_shares(self.counts, self.messages, self.alpha)

    def seen_in(self, text: str, language: Language) -> Bool[Tensor, " words"]:
        """Which of the words a message holds."""
        held = words_of(text)
        return torch.tensor([holds(held, word) for word in self.words.in_language(language)])

    def plain(self) -> dict[str, Any]:
        """The counts as a user would write them."""
        names = {"classes": self.classes.plain(), "words": self.words.plain()}
        return {**names, "messages": self.messages.tolist(), "counts": self.counts.tolist(), "alpha": self.alpha}


def messages_from(value: object) -> LabelledMessages:
    """The counts in ``{file = "mail"}``, or in ``{classes = [...], words = [...], messages = [...], counts = [...]}``.

    ``file`` is a folder that holds a folder of texts for each class, or a CSV file with the columns label and text.

    Raises:
        InputError: every fault that can be seen at once.
    """
    if isinstance(value, LabelledMessages):
        return value
    found = counted_messages(value)
    return LabelledMessages(
        found.classes, found.words, torch.tensor(found.messages), torch.tensor(found.counts), found.alpha
    )
