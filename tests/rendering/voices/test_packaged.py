"""A packaged voice speaks in a process of its own, and what goes wrong there is said in a line."""

import json
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from mathanim.inputs.setting import LANGUAGES, Language
from mathanim.rendering.errors import VoiceError, WrongUse
from mathanim.rendering.movies.sound import samples_of
from mathanim.rendering.voices.packaged import VOICES, PackagedVoice
from mathanim.rendering.voices.reading import spoken

NOISY = """
import sys, types
import numpy as np

def say(text):
    print("a library that prints")
    if text == "bad":
        raise ValueError("two\\nlines")
    return np.full(100 * len(text), 0.5), 8000

sys.modules["mathanim.rendering.voices.noisy"] = types.SimpleNamespace(speaker=lambda: say)
from mathanim.rendering.voices.speaking import main
main("noisy")
"""
SENTENCES: dict[Language, str] = {"en": "A is -1.", "ja": "割線です。"}


def test_a_package_that_is_missing_is_named_with_what_to_do() -> None:
    with pytest.raises(
        WrongUse, match=r"needs the Python package no-such-voice, which is not installed: use \./run"
    ) as e:
        _ = PackagedVoice("joe", ("numpy", "no-such-voice")).name
    assert "\n" not in str(e.value)


def test_a_voice_is_known_by_its_versions() -> None:
    assert PackagedVoice("joe", ("numpy",)).name == f"joe numpy {np.__version__}"


def test_what_keeps_a_voice_from_loading_is_said(tmp_path: Path) -> None:
    with pytest.raises(VoiceError, match="the voice failed: ModuleNotFoundError: No module named"):
        next(PackagedVoice("nobody", ()).speak(["Hello."], tmp_path))


def test_answers_are_apart_from_what_libraries_print_and_a_text_may_fail(tmp_path: Path) -> None:
    texts = ["four", "bad", "eight888"]
    asked = "".join(json.dumps({"text": text, "file": str(tmp_path / f"{text}.wav")}) + "\n" for text in texts)
    done = subprocess.run([sys.executable, "-c", NOISY], input=asked, capture_output=True, text=True, check=True)
    assert [json.loads(line) for line in done.stdout.splitlines()] == ["ready", "", "ValueError: two lines", ""]
    assert "a library that prints" in done.stderr
    for text in ("four", "eight888"):
        with wave.open(str(tmp_path / f"{text}.wav")) as sound:
            assert (sound.getnframes(), sound.getframerate()) == (100 * len(text), 8000)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_real_voice_speaks(language: Language, tmp_path: Path) -> None:
    voice = VOICES[language]
    try:
        assert voice.name
    except WrongUse:
        pytest.skip("the voices are not installed: ./run video TARGET --voice installs them")
    (file,) = voice.speak([spoken(SENTENCES[language], language)], tmp_path)
    sound = samples_of(file)
    assert 0.5 < len(sound) / 48_000 < 4
    assert 0.1 < np.abs(sound).max() <= 1
