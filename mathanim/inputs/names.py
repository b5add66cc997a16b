"""Names that a viewer reads: one list for all languages, or one for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from mathanim.inputs.errors import Finding, InputError
from mathanim.inputs.reading import ReadBy
from mathanim.inputs.setting import LANGUAGES, Language
from mathanim.inputs.wording import shown, suggestion

MOST_NAMES = 100
LONGEST_NAME = 40


@dataclass(frozen=True)
class Names:
    """The same things named in each language, in the same order."""

    english: tuple[str, ...]
    japanese: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.english)

    def in_language(self, language: Language) -> tuple[str, ...]:
        """The names as the language says them."""
        return self.japanese if language == "ja" else self.english

    def plain(self) -> list[str] | dict[str, list[str]]:
        """One list where the languages agree, else one for each."""
        if self.english == self.japanese:
            return list(self.english)
        return {"en": list(self.english), "ja": list(self.japanese)}


def names_from(value: object) -> Names:
    """The names in ``["mobile", "laptop"]`` or ``{en = ["mobile", "laptop"], ja = ["モバイル", "ノートPC"]}``.

    Raises:
        InputError: a finding for each name that is empty, too long, unprintable or there twice, and for a language
            that is missing, unknown or has another number of names.
    """
    if isinstance(value, Names):
        return value
    if not isinstance(value, Mapping):
        return Names(*(_of_one_language(value),) * 2)
    if faults := _faults_of_languages(value):
        raise InputError(faults)
    english, japanese = (_of_one_language(value[language]) for language in LANGUAGES)
    return Names(english, japanese)


def _faults_of_languages(value: Mapping[object, Any]) -> list[Finding]:
    known = [str(language) for language in LANGUAGES]
    faults = [
        Finding(str(name), f"is not known: {suggestion(str(name), known)}") for name in value if name not in known
    ]
    faults += [Finding(name, "is needed and was not given: add the names") for name in known if name not in value]
    for name in known:
        if name in value:
            faults += [fault.inside(name) for fault in _faults_of_list(value[name])]
    if not faults and len({len(value[name]) for name in known}) > 1:
        faults.append(Finding("", f"needs as many names in each language: {', '.join(known)}"))
    return faults


def _of_one_language(value: object) -> tuple[str, ...]:
    if faults := _faults_of_list(value):
        raise InputError(faults)
    return tuple(value) if isinstance(value, list | tuple) else ()


def _faults_of_list(value: object) -> list[Finding]:
    if not isinstance(value, list | tuple):
        return [Finding("", f"needs a list of names, not {shown(value)}")]
    if not 1 <= len(value) <= MOST_NAMES:
        return [Finding("", f"needs 1 to {MOST_NAMES} names, not {len(value)}")]
    return [
        Finding(f"[{place}]", fault)
        for place, name in enumerate(value)
        if (fault := _fault_of_name(name) or (f"comes twice: {shown(name)}" if name in value[:place] else ""))
    ]


def _fault_of_name(name: object) -> str:
    if not isinstance(name, str) or not name.strip():
        return f"needs a name, not {shown(name)}"
    if len(name) > LONGEST_NAME or not name.isprintable():
        return f"needs at most {LONGEST_NAME} printable characters, not {shown(name)}"
    return ""


_LIST = {"type": "array", "items": {"type": "string", "maxLength": LONGEST_NAME}, "minItems": 1}
_EACH = {"type": "object", "properties": dict.fromkeys(LANGUAGES, _LIST), "required": list(LANGUAGES)}
NamesInput = Annotated[Names, ReadBy(names_from, Names.plain, {"anyOf": [_LIST, _EACH]}, check=names_from)]
