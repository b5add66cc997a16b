"""The words of a message, in Japanese as in English: what may stand in the vocabulary of a spam filter."""

import re
import unicodedata

LONGEST_WORD = 40
_KANJI = "\u3005\u3006\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HIRAGANA, _KATAKANA = "\u3041-\u3096\u309d\u309e", "\u30a1-\u30fa\u30fd\u30fe"
_LETTER = rf"(?:(?![{_KANJI}{_HIRAGANA}{_KATAKANA}ー])[^\W_])"
_WORD = re.compile(
    rf"[{_KANJI}]+|[{_KATAKANA}][{_KATAKANA}ー]*|[{_HIRAGANA}][{_HIRAGANA}ー]+|{_LETTER}+(?:['\u2019]{_LETTER}+)*"
)


def words_of(text: str) -> frozenset[str]:
    """The words that a text holds, each once, in lower case.

    A word is a run of one script: kanji, katakana, hiragana, or letters and digits with apostrophes between. So
    Japanese needs no dictionary and is cut where the script changes; who wants other words puts spaces between them. A
    single hiragana, mostly a particle or an ending, is no word, nor is what is longer than 40 characters. Half and full
    width are the same.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'")
    return frozenset(word for word in _WORD.findall(plain) if len(word) <= LONGEST_WORD)


def holds(held: frozenset[str], word: str) -> bool:
    """Whether a message that holds these words holds ``word``; a word of several pieces needs all of them."""
    pieces = words_of(word)
    return bool(pieces) and pieces <= held
