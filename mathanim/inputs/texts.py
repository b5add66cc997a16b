"""Every word a scene shows or says, by language: ``<language>.toml`` holds one table a scene, one key a beat."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mathanim.inputs.errors import Finding, InputError
from mathanim.inputs.placeholders import Known, filled, placeholder_names, placeholders
from mathanim.inputs.setting import LANGUAGES, Language
from mathanim.inputs.toml_text import toml_document
from mathanim.inputs.wording import shown, suggestion

TEXTS = Path(__file__).parents[2] / "scenes" / "texts"
SHOWN_KINDS = ("words", "narration", "caption")
KINDS = (*SHOWN_KINDS, "parameter", "speech")
Named = Mapping[str, float | str | Known]
_KEY = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class SceneTexts:
    """The words of one scene in one language; texts may name numbers and words as ``{slope:.2f}``.

    A number that is a quantity is written as a marked numeral. ``parameters`` say what each parameter is, where the
    language is not that of the code; ``speech`` is what a voice is given in place of a narration that it would misread.
    """

    language: Language
    scene: str
    title: str
    words: Mapping[str, str]
    narrations: Mapping[str, str]
    captions: Mapping[str, str]
    parameters: Mapping[str, str] = field(default_factory=dict)
    speech: Mapping[str, str] = field(default_factory=dict)

    def word(self, key: str, numbers: Named | None = None) -> str:
        """The on-screen word under ``key``.

        Raises:
            InputError: no such key, or the word names a number that is not in ``numbers``.
        """
        return self._told("words", self.words, key, numbers or {})

    def narration(self, beat: str, numbers: Named | None = None) -> str:
        """What is said during ``beat``; raises as ``word`` does."""
        return self._told("narration", self.narrations, beat, numbers or {})

    def spoken(self, beat: str, numbers: Named | None = None) -> str:
        """What a voice says during ``beat``: its speech, or else its narration; raises as ``word`` does."""
        return self._told("speech", {**self.narrations, **self.speech}, beat, numbers or {})

    def caption(self, beat: str, numbers: Named | None = None) -> str:
        """The short line shown during ``beat``; raises as ``word`` does."""
        return self._told("caption", self.captions, beat, numbers or {})

    def placeholders(self) -> dict[str, frozenset[str]]:
        """For each text (``narration.show_curve``) the numbers that it names; the title is named ``title``."""
        return {"title": frozenset()} | {
            f"{kind}.{key}": placeholder_names(text)
            for kind, table in zip(SHOWN_KINDS, (self.words, self.narrations, self.captions), strict=True)
            for key, text in table.items()
        }

    def _told(self, kind: str, table: Mapping[str, str], key: str, numbers: Named) -> str:
        path, source = f"{self.scene}.{kind}.{key}", f"{self.language}.toml"
        if key not in table:
            raise InputError.of(f"is needed and is not there: {suggestion(key, table)}", path, source)
        try:
            return filled(table[key], numbers)
        except ValueError as error:
            raise InputError.of(str(error), path, source) from None


def scene_texts(scene: str, language: Language, texts: Path = TEXTS) -> SceneTexts:
    """The words of ``scene`` (``subject.scene``) in one language.

    Raises:
        InputError: no such scene in the file, or faults in its table: all of them, each with file, scene and key.
    """
    document = toml_document(texts / f"{language}.toml")
    try:
        return _scene_texts_in(document, scene, language)
    except InputError as error:
        raise error.in_source(f"{language}.toml") from None


def texts_of(scene: str, languages: Iterable[Language] = LANGUAGES, texts: Path = TEXTS) -> dict[Language, SceneTexts]:
    """The words of ``scene`` in each language, which must hold the same keys naming the same numbers.

    Raises:
        InputError: faults of any language's table, or each key on which two languages disagree.
    """
    told: dict[Language, SceneTexts] = {}
    findings: list[Finding] = []
    for language in languages:
        try:
            told[language] = scene_texts(scene, language, texts)
        except InputError as error:
            findings.extend(error.findings)
    findings.extend(_disagreements(list(told.values())))
    if findings:
        raise InputError(findings)
    return told


def scenes_with_texts(language: Language, texts: Path = TEXTS) -> tuple[str, ...]:
    """All scenes that the language's file has a table for, in the file's order, as ``subject.scene``."""
    document = toml_document(texts / f"{language}.toml")
    return tuple(
        f"{subject}.{scene}" for subject, table in document.items() if isinstance(table, dict) for scene in table
    )


def _scene_texts_in(document: Mapping[str, Any], scene: str, language: Language) -> SceneTexts:
    subject, _, name = scene.partition(".")
    tables = document.get(subject, {})
    if not isinstance(tables, dict) or name not in tables:
        known = [f"{s}.{n}" for s, table in document.items() if isinstance(table, dict) for n in table]
        raise InputError.of(f"is needed and is not there: {suggestion(scene, known)}", scene)
    if findings := [finding.inside(scene) for finding in _faults_of(tables[name])]:
        raise InputError(findings)
    table = tables[name]
    return SceneTexts(language, scene, table["title"], *(table.get(kind, {}) for kind in KINDS))


def _faults_of(table: object) -> list[Finding]:
    if not isinstance(table, dict):
        return [Finding("", f"needs a table, not {shown(table)}")]
    unknown = [
        Finding(key, f"is not known: {suggestion(key, ('title', *KINDS))}")
        for key in table
        if key not in ("title", *KINDS)
    ]
    title = table.get("title", "")
    named = [] if isinstance(title, str) and title.strip() else [Finding("title", "needs a text that is not empty")]
    faults = [fault.inside(kind) for kind in KINDS for fault in _faults_of_kind(table.get(kind, {}))]
    return named + unknown + faults + _faults_of_speech(table.get("speech", {}), table.get("narration", {}))


def _faults_of_speech(speech: object, narrations: object) -> list[Finding]:
    if not (isinstance(speech, dict) and isinstance(narrations, dict)):
        return []
    strays = [beat for beat in speech if beat not in narrations]
    return [Finding(f"speech.{beat}", f"is narrated nowhere: {suggestion(beat, narrations)}") for beat in strays]


def _faults_of_kind(table: object) -> list[Finding]:
    if not isinstance(table, dict):
        return [Finding("", f"needs a table, not {shown(table)}")]
    return [fault.inside(key) for key, text in table.items() for fault in _faults_of_text(key, text)]


def _faults_of_text(key: str, text: object) -> list[Finding]:
    if not _KEY.fullmatch(key):
        return [Finding("", "needs a key of lower-case letters, digits and _")]
    if not isinstance(text, str) or not text.strip():
        return [Finding("", f"needs a text that is not empty, not {shown(text)}")]
    try:
        placeholders(text)
    except ValueError as error:
        return [Finding("", str(error))]
    return []


def _disagreements(told: list[SceneTexts]) -> list[Finding]:
    return [finding for other in told[1:] for finding in _disagreements_of(told[0], other)]


def _disagreements_of(first: SceneTexts, other: SceneTexts) -> list[Finding]:
    findings = []
    here, there = first.placeholders(), other.placeholders()
    for key in sorted(here.keys() | there.keys()):
        if key not in here or key not in there:
            lacking, having = (first, other) if key not in here else (other, first)
            message = f"is needed and is not there, though {having.language}.toml has it"
            findings.append(Finding(f"{lacking.scene}.{key}", message, f"{lacking.language}.toml"))
        elif here[key] != there[key]:
            message = f"names the numbers {_listed(there[key])}, but {first.language}.toml names {_listed(here[key])}"
            findings.append(Finding(f"{other.scene}.{key}", message, f"{other.language}.toml"))
    return findings


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "none"
