"""The process in which a packaged voice speaks: a line of JSON comes for each text, and a line goes back.

It is started as ``python -m mathanim.rendering.voices.speaking VOICE`` and ends when nothing more comes.
"""

import json
import os
import sys
import wave
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO

import numpy as np

from mathanim.rendering.voices.seam import Speaker

READY = "ready"


def main(voice: str) -> None:
    """Load the voice of that module and say what is asked for."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints is no answer
    try:
        module: Any = import_module(f"mathanim.rendering.voices.{voice}")
        say: Speaker = module.speaker()
    except Exception as error:
        answer(answers, said_by(error))
        return
    answer(answers, READY)
    for line in sys.stdin:
        asked = json.loads(line)
        answer(answers, said(say, asked["text"], Path(asked["file"])))


def said(say: Speaker, text: str, file: Path) -> str:
    """Say a text into a file; an empty word, or why it cannot be said."""
    try:
        samples, rate = say(text)
        write_wave(file, np.asarray(samples, np.float32), rate)
    except Exception as error:
        return said_by(error)
    return ""


def write_wave(file: Path, samples: Any, rate: int) -> None:
    """Write mono samples in [-1, 1] as 16 bits."""
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())


def said_by(error: Exception) -> str:
    """An error in a line."""
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:400]


def answer(answers: TextIO, word: str) -> None:
    """Send a line back."""
    answers.write(json.dumps(word) + "\n")
    answers.flush()


if __name__ == "__main__":
    main(sys.argv[1])
