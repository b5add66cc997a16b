"""The field type of labelled messages, ``messages: MessagesInput = Field(default=...)``: counted without torch."""

from dataclasses import dataclass
from operator import methodcaller
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from mathanim.inputs.errors import Finding, InputError
from mathanim.inputs.matrix_fields import Entries, Rows
from mathanim.inputs.names import Names, NamesInput
from mathanim.inputs.parameters import Strict, checked
from mathanim.inputs.reading import ReadBy, later
from mathanim.inputs.tables.message_counts import counted
from mathanim.inputs.tables.message_files import messages_at
from mathanim.inputs.wording import shown

if TYPE_CHECKING:
    from mathanim.inputs.tables.labelled_messages import LabelledMessages
else:
    LabelledMessages = Any

MOST_CLASSES, MOST_WORDS = 6, 40
MOST_COUNTED = 10**9


class MessagesFile(Strict, json_schema_extra={"format": "messages"}):
    """What a user writes: where the messages lie, or how many there are."""

    file: str | None = Field(default=None, description="a folder with a folder for each class, or a CSV: label, text")
    classes: NamesInput | None = Field(default=None, description="the classes, named as the file labels them")
    words: NamesInput | None = Field(default=None, description="the words to look at, else those that tell most")
    most: int = Field(default=4, ge=1, le=MOST_WORDS, description="how many words are chosen, if none are given")
    alpha: float = Field(default=1.0, ge=0, le=1000, description="what Laplace smoothing adds to every count")
    messages: Entries | None = Field(default=None, description="without a file: how many messages each class has")
    counts: Rows | None = Field(default=None, description="without a file: how many of them hold each word")


@dataclass(frozen=True)
class CountedMessages:
    """A checked count: so many of the ``messages`` of each class hold each word, a row of ``counts`` for each class."""

    classes: Names
    words: Names
    messages: tuple[int, ...]
    counts: tuple[tuple[int, ...], ...]
    alpha: float


def counted_messages(value: object) -> CountedMessages:
    """The counts, as ``messages_from`` describes them.

    Raises:
        InputError: every fault that can be seen at once, as ``messages_from`` says.
    """
    if isinstance(value, str):
        raise InputError.of(f"needs a folder or a CSV file of messages, written messages=@mail, not {shown(value)}")
    given = checked(MessagesFile, value)
    if given.file is None:
        return _drawable(_as_given(given))
    if given.messages is not None or given.counts is not None:
        raise InputError.of("needs either a file of messages or counts of them, not both")
    labelled = messages_at(Path(given.file))
    return _drawable(CountedMessages(*counted(labelled, given.classes, given.words, given.most, given.alpha)))


def _as_given(given: MessagesFile) -> CountedMessages:
    classes, words, messages, counts = given.classes, given.words, given.messages, given.counts
    if classes is None or words is None or messages is None or counts is None:
        raise InputError.of("needs a file of messages, or else classes, words, messages and counts, all four")
    if faults := _faults_of_shape(classes, words, messages, counts) or _faults_of_cells(
        classes, words, messages, counts
    ):
        raise InputError(faults)
    whole = tuple(tuple(map(int, row)) for row in counts)
    return CountedMessages(classes, words, tuple(map(int, messages)), whole, given.alpha)


def _faults_of_shape(classes: Names, words: Names, messages: Entries, counts: Rows) -> list[Finding]:
    faults = []
    if len(messages) != len(classes):
        faults.append(Finding("messages", f"needs a number for each class: {len(classes)}, not {len(messages)}"))
    shape, needed = (len(counts), len(counts[0])), (len(classes), len(words))
    if shape != needed:
        came, wanted = (" of ".join(map(str, sizes)) for sizes in (shape, needed))
        faults.append(Finding("counts", f"needs a row for each class: {wanted} numbers, not {came}"))
    return faults


def _faults_of_cells(classes: Names, words: Names, messages: Entries, counts: Rows) -> list[Finding]:
    rows, columns = classes.english, words.english
    of_all = [
        Finding(f"messages[{row}]", f"needs a whole number from 1 to {MOST_COUNTED}, not {size:g}, for {rows[row]}")
        for row, size in enumerate(messages)
        if size != round(size) or not 1 <= size <= MOST_COUNTED
    ]
    return of_all or [
        Finding(
            f"counts[{row}][{column}]",
            f"needs a whole number from 0 to {size:g}, not {count:g}, for {rows[row]}, {columns[column]}",
        )
        for row, (size, line) in enumerate(zip(messages, counts, strict=True))
        for column, count in enumerate(line)
        if count != round(count) or not 0 <= count <= size
    ]


def _drawable(found: CountedMessages) -> CountedMessages:
    """Refuse what no filter can be made of."""
    if not 2 <= len(found.classes) <= MOST_CLASSES:
        raise InputError.of(f"needs 2 to {MOST_CLASSES} classes, not {len(found.classes)}", "classes")
    if len(found.words) > MOST_WORDS:
        raise InputError.of(f"needs at most {MOST_WORDS} words, not {len(found.words)}", "words")
    never = [place for place, column in enumerate(zip(*found.counts, strict=True)) if not (found.alpha or any(column))]
    if never:
        word = found.words.english[never[0]]
        raise InputError.of(
            f"{word} stands in no message: leave it out, or smooth with alpha > 0", f"words[{never[0]}]"
        )
    return found


MessagesInput = Annotated[
    LabelledMessages,
    ReadBy(
        later("mathanim.inputs.tables.labelled_messages", "messages_from"),
        methodcaller("plain"),
        MessagesFile,
        check=counted_messages,
    ),
]
