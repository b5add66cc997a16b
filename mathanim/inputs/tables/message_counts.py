"""From labelled texts to counts: which classes there are, which words tell most, how many messages hold each."""

from collections import Counter
from collections.abc import Mapping, Sequence

from mathanim.inputs.errors import InputError
from mathanim.inputs.names import Names, names_from
from mathanim.inputs.tables.message_files import Labelled
from mathanim.inputs.tables.message_words import holds, words_of
from mathanim.inputs.wording import shown, suggestion
from mathanim.maths.probability.telling_words import telling_words

MOST_DIFFERENT_WORDS = 200_000
Counts = tuple[int, ...]
Counted = tuple[Names, Names, Counts, tuple[Counts, ...], float]


def counted(
    labelled: Sequence[Labelled], classes: Names | None, words: Names | None, most: int, alpha: float
) -> Counted:
    """The classes, the words, how many messages each class has and how many of them hold each word; and alpha.

    Classes that are not given are those of the labels, in their order. Of words that are not given, the ``most`` whose
    smoothed shares differ most between two classes are chosen, of equals the commoner, then by the alphabet.

    Raises:
        InputError: a label that is no class, a class without messages, messages without words.
    """
    classes = classes or names_from(list(dict.fromkeys(label for label, _ in labelled)))
    by_class = _texts_by_class(labelled, classes)
    messages = tuple(map(len, by_class.values()))
    held = {label: [words_of(text) for text in texts] for label, texts in by_class.items()}
    if words is None:
        words = _chosen(held, messages, most, alpha)
    counts = tuple(tuple(sum(holds(one, word) for one in texts) for word in words.english) for texts in held.values())
    return classes, words, messages, counts, alpha


def _texts_by_class(labelled: Sequence[Labelled], classes: Names) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {label: [] for label in classes.english}
    for label, text in labelled:
        if label not in texts:
            raise InputError.of(f"{shown(label)} is not among the classes: {suggestion(label, texts)}", "file")
        texts[label].append(text)
    for label, found in texts.items():
        if not found:
            raise InputError.of(f"needs messages of every class, and {shown(label)} has none", "file")
    return texts


def _chosen(held: Mapping[str, Sequence[frozenset[str]]], messages: Counts, most: int, alpha: float) -> Names:
    tallies = [Counter(word for words in texts for word in words) for texts in held.values()]
    known = sorted(set().union(*tallies))
    if not 1 <= len(known) <= MOST_DIFFERENT_WORDS:
        came = f"{len(known)} different ones" if known else "none"
        raise InputError.of(f"needs messages with 1 to {MOST_DIFFERENT_WORDS} different words, not {came}", "file")
    counts = [[tally[word] for word in known] for tally in tallies]
    return names_from([known[place] for place in telling_words(counts, messages, alpha, most)])
