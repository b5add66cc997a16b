"""Sounds are mixed at their sample, as loud as was asked, and as long as the picture."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from mathanim.rendering.errors import SceneError
from mathanim.rendering.movies.sound import SAMPLE_RATE, SoundTrack, joined, samples_of

TONE = np.full((4800, 2), 0.25, np.float32)


def test_a_sound_starts_at_its_time_and_the_track_lasts_as_long_as_the_picture() -> None:
    track = SoundTrack()
    track.add(TONE, 0.5)
    samples = track.lasting(Fraction(1))
    assert len(samples) == SAMPLE_RATE
    assert np.flatnonzero(samples[:, 0]).tolist() == list(range(24_000, 28_800))


def test_overlapping_sounds_add_up_and_gains_are_decibels() -> None:
    track = SoundTrack()
    track.add(TONE, 0)
    track.add(TONE, 0.05, gain=20 * np.log10(2), background_gain=20 * np.log10(0.5))
    samples = track.lasting(Fraction(1))[:, 0]
    assert np.allclose(samples[:2400], 0.25)
    assert np.allclose(samples[2400:4800], 0.125 + 0.5)
    assert np.allclose(samples[4800:7200], 0.5)


def test_what_is_too_loud_is_clipped() -> None:
    track = SoundTrack()
    track.add(TONE * 40, 0)
    assert track.lasting(Fraction(1, 10)).max() == 1


def test_joined_tracks_start_at_their_true_times() -> None:
    rate = Fraction(30000, 1001)
    parts = [(TONE, 7 / rate)] * 100
    samples = joined(parts)
    starts = np.flatnonzero(np.diff(samples[:, 0], prepend=0) > 0.2)
    assert np.abs(starts - [float(7 * k / rate * SAMPLE_RATE) for k in range(100)]).max() <= 1
    assert abs(len(samples) - float(700 / rate * SAMPLE_RATE)) <= 1


def test_a_track_before_the_start_is_refused() -> None:
    with pytest.raises(SceneError, match="must start at 0 s or later, not at -1 s"):
        SoundTrack().add(TONE, -1)


@pytest.mark.parametrize("content", [b"", b"no sound at all", b"RIFF\x00\x00\x00\x00WAVEfmt "])
def test_a_file_that_is_no_sound_is_named(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "bad.wav").write_bytes(content)
    with pytest.raises(SceneError, match=r"bad\.wav"):
        samples_of(tmp_path / "bad.wav")
