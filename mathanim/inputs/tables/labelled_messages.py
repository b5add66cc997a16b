"""Messages sorted into classes: which words to look at, and how many messages of each class hold them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import torch
from jaxtyping import Bool, Float, Int
from pydantic import Field
from torch import Tensor

from mathanim.inputs.errors import Finding, InputError
from mathanim.inputs.matrix_fields import Matrix, Vector
from mathanim.inputs.names import Names, NamesInput
from mathanim.inputs.parameters import Strict, checked
from mathanim.inputs.reading import ReadBy
from mathanim.inputs.setting import Language
from mathanim.inputs.tables.message_counts import counted
from mathanim.inputs.tables.message_files import messages_at
from mathanim.inputs.tables.message_words import holds, words_of
from mathanim.inputs.wording import shown
from mathanim.maths.probability.word_counts import smoothed_shares
from mathanim.maths.tensors import SHOWN_DTYPE

MOST_CLASSES, MOST_WORDS = 6, 40
MOST_COUNTED = 10**9

THE_LECTURES_FILTER: dict[str, Any] = {
    "classes": {"en": ["spam", "not spam"], "ja": ["迷惑", "迷惑でない"]},
    "words": {"en": ["free", "winner", "money", "hello"], "ja": ["無料", "当選", "お金", "こんにちは"]},
    "messages": [200, 300],
    "counts": [[100, 50, 60, 4], [15, 6, 15, 90]],
    "alpha": 0.0,
}
"""The lecture's table: P(spam) = 0.4; free 0.5, 0.05; winner 0.25, 0.02; money 0.3, 0.05; hello 0.02, 0.3."""


class MessagesFile(Strict, json_schema_extra={"format": "messages"}):
    """What a user writes: where the messages lie, or how many there are."""

    file: str | None = Field(default=None, description="a folder with a folder for each class, or a CSV: label, text")
    classes: NamesInput | None = Field(default=None, description="the classes, named as the file labels them")
    words: NamesInput | None = Field(default=None, description="the words to look at, else those that tell most")
    most: int = Field(default=4, ge=1, le=MOST_WORDS, description="how many words are chosen, if none are given")
    alpha: float = Field(default=1.0, ge=0, le=1000, description="what Laplace smoothing adds to every count")
    messages: Vector | None = Field(default=None, description="without a file: how many messages each class has")
    counts: Matrix | None = Field(default=None, description="without a file: how many of them hold each word")


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
    if isinstance(value, str):
        raise InputError.of(f"needs a folder or a CSV file of messages, written messages=@mail, not {shown(value)}")
    given = checked(MessagesFile, value)
    if given.file is None:
        return _checked_counts(_as_given(given))
    if given.messages is not None or given.counts is not None:
        raise InputError.of("needs either a file of messages or counts of them, not both")
    labelled = messages_at(Path(given.file))
    return _checked_counts(LabelledMessages(*counted(labelled, given.classes, given.words, given.most, given.alpha)))


def _as_given(given: MessagesFile) -> LabelledMessages:
    classes, words, messages, counts = given.classes, given.words, given.messages, given.counts
    if classes is None or words is None or messages is None or counts is None:
        raise InputError.of("needs a file of messages, or else classes, words, messages and counts, all four")
    if faults := _faults_of_shape(classes, words, messages, counts) or _faults_of_cells(
        classes, words, messages, counts
    ):
        raise InputError(faults)
    return LabelledMessages(classes, words, messages.to(torch.int64), counts.to(torch.int64), given.alpha)


def _faults_of_shape(classes: Names, words: Names, messages: Tensor, counts: Tensor) -> list[Finding]:
    faults = []
    if len(messages) != len(classes):
        faults.append(Finding("messages", f"needs a number for each class: {len(classes)}, not {len(messages)}"))
    if tuple(counts.shape) != (len(classes), len(words)):
        came, wanted = (" of ".join(map(str, sizes)) for sizes in (counts.shape, (len(classes), len(words))))
        faults.append(Finding("counts", f"needs a row for each class: {wanted} numbers, not {came}"))
    return faults


def _faults_of_cells(classes: Names, words: Names, messages: Tensor, counts: Tensor) -> list[Finding]:
    rows, columns = classes.english, words.english
    of_all = [
        Finding(f"messages[{row}]", f"needs a whole number from 1 to {MOST_COUNTED}, not {size:g}, for {rows[row]}")
        for row, size in enumerate(messages.tolist())
        if size != round(size) or not 1 <= size <= MOST_COUNTED
    ]
    return of_all or [
        Finding(
            f"counts[{row}][{column}]",
            f"needs a whole number from 0 to {size:g}, not {count:g}, for {rows[row]}, {columns[column]}",
        )
        for row, (size, line) in enumerate(zip(messages.tolist(), counts.tolist(), strict=True))
        for column, count in enumerate(line)
        if count != round(count) or not 0 <= count <= size
    ]


def _checked_counts(found: LabelledMessages) -> LabelledMessages:
    """Refuse what no filter can be made of."""
    if not 2 <= len(found.classes) <= MOST_CLASSES:
        raise InputError.of(f"needs 2 to {MOST_CLASSES} classes, not {len(found.classes)}", "classes")
    if len(found.words) > MOST_WORDS:
        raise InputError.of(f"needs at most {MOST_WORDS} words, not {len(found.words)}", "words")
    never = (found.likelihoods.sum(0) == 0).nonzero().flatten().tolist()
    if never:
        word = found.words.english[never[0]]
        raise InputError.of(
            f"{word} stands in no message: leave it out, or smooth with alpha > 0", f"words[{never[0]}]"
        )
    return found


MessagesInput = Annotated[LabelledMessages, ReadBy(messages_from, LabelledMessages.plain, MessagesFile)]
