"""Every sound comes out at -16 LUFS with its peaks held, by an ear that is none of FFmpeg's."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.rendering.errors import SceneError
from mathanim.rendering.movies.sound import SAMPLE_RATE, Samples
from mathanim.rendering.voices.loudness import levelled, loudness_of
from tests.rendering.voices.buzz import lufs, true_peak


def noise(seed: int, seconds: float, level: float, spikes: int = 0) -> Samples:
    """Noise with pauses and a few clicks that stand far out of it."""
    chance = np.random.default_rng(seed)
    made = chance.normal(0, level, (round(seconds * SAMPLE_RATE), 2))
    made[len(made) // 3 : len(made) // 2] = 0
    made[chance.integers(0, len(made), spikes)] = 20 * level
    return np.clip(made, -1, 1).astype(np.float32)


@settings(max_examples=4)
@given(st.integers(0, 99), st.floats(1.0, 2.0), st.floats(-60, -10), st.integers(0, 5))
def test_whatever_comes_leaves_at_sixteen_below(seed: int, seconds: float, decibels: float, spikes: int) -> None:
    sound = noise(seed, seconds, 10 ** (decibels / 20), spikes)
    made = levelled(sound)
    assert len(made) == len(sound)
    assert abs(lufs(np.tile(made, (4, 1))) + 16) < 0.5
    assert true_peak(made) < -1


def test_two_ears_agree() -> None:
    sound = noise(1, 5, 0.02)
    found = loudness_of(sound)
    assert abs(found.integrated - lufs(sound)) < 0.1
    assert abs(found.true_peak - true_peak(sound)) < 0.6


def test_each_sample_stays_at_its_time() -> None:
    sound = noise(2, 2, 0.02, spikes=4)
    made = levelled(sound)
    spans = range(-3, 4)
    likeness = [float((made[1000:-1000, 0] * sound[1000 + lag : len(sound) - 1000 + lag, 0]).sum()) for lag in spans]
    assert int(np.argmax(likeness)) == 3


@pytest.mark.parametrize("level", [0.0, 1e-6])
def test_silence_is_not_made_loud(level: float) -> None:
    with pytest.raises(SceneError, match="holds nothing that can be heard"):
        levelled(noise(3, 1, level))
