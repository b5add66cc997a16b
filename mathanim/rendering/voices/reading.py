"""Narrations as they are spoken: what a text shows in signs and numbers, a voice is given in words."""

from mathanim.inputs.setting import Language
from mathanim.rendering.voices.english import spoken_english
from mathanim.rendering.voices.japanese import spoken_japanese


def spoken(text: str, language: Language) -> str:
    """The text for a voice of that language."""
    return spoken_japanese(text) if language == "ja" else spoken_english(text)
