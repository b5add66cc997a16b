"""How long a beat is held: while its narration is read, or spoken."""

from collections.abc import Mapping
from types import MappingProxyType

from mathanim.inputs.setting import Language, Setting

CHARACTERS_PER_SECOND = MappingProxyType[Language, float]({"en": 15.0, "ja": 6.0})
"""Comfortable subtitle reading, a little below the limits (17 and 7 or so) that broadcasters allow."""
SETTLING = 0.8
"""Seconds in which the eye finds the new picture before it reads."""

SHORTEST = 3.0
"""Seconds below which no beat is held, however little is said."""

BREATH = 0.6
"""Seconds of quiet between what is spoken in one beat and in the next."""


def beat_seconds(setting: Setting, beat: str, narrations: Mapping[Language, str]) -> float:
    """Seconds for which a beat lasts at least: the time of its speech and a breath, or else of reading.

    At the tight pace nothing waits for readers.
    """
    spoken = setting.speech.get(beat)
    if setting.pace == "tight":
        return 0.0 if spoken is None else spoken + BREATH
    return reading_seconds(narrations) if spoken is None else max(SHORTEST, spoken + BREATH)


def reading_seconds(narrations: Mapping[Language, str]) -> float:
    """Seconds that the slowest of the languages needs, so that every language's video is cut at the same times."""
    reading = (len(text) / CHARACTERS_PER_SECOND[language] for language, text in narrations.items())
    return max(SHORTEST, SETTLING + max(reading, default=0.0))
