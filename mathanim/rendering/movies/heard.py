"""What is heard of a scene: its own sound, and what is spoken in each of its beats."""

import json
from collections.abc import Sequence

import numpy as np

from mathanim.inputs.wording import suggestion
from mathanim.rendering.errors import ProductError
from mathanim.rendering.job import Beat, Outcome
from mathanim.rendering.movies.sound import SAMPLE_RATE, Samples, joined, padded, samples_of
from mathanim.rendering.store.sources import hash_of_text
from mathanim.rendering.voices.loudness import levelled


def heard(outcome: Outcome) -> Samples | None:
    """The sound of a scene, exactly as long as its pictures; speech begins with the first frame of its beat.

    Raises:
        ProductError: if something is spoken in a beat that there is not, or for longer than the beat.
    """
    own: Samples | None = np.load(outcome.sound, allow_pickle=False) if outcome.sound else None
    if not outcome.job.speech:
        return own
    rate = outcome.job.quality.frame_rate
    whole = padded(np.zeros((0, 2), np.float32) if own is None else own, sample_at(outcome, outcome.frames))
    beats = {beat.name: beat for beat in outcome.beats}
    for name, file in outcome.job.speech.items():
        if name not in beats:
            raise ProductError(f"there is speech for a beat {name!r}: {suggestion(name, beats)}")
        said, beat = samples_of(file), beats[name]
        if len(said) > beat.frames / rate * SAMPLE_RATE + 1:
            raise ProductError(words_for_too_short(beat, len(said) / SAMPLE_RATE, float(beat.frames / rate)))
        start = sample_at(outcome, beat.start)
        part = whole[start : start + len(said)]
        part += said[: len(part)]
    return np.clip(whole, -1, 1)


def words_for_too_short(beat: Beat, said: float, lasts: float) -> str:
    """That an ordinary scene, whose beats nobody can hold, leaves no room for what is recorded."""
    return (
        f"beat {beat.name} lasts {lasts:.2f} s and its recording {said:.2f} s: "
        f"let the scene wait {said - lasts:.2f} s longer there, or shorten the recording"
    )


def heard_in_beat(outcome: Outcome, part: Beat) -> Samples | None:
    """The sound of a part of a scene, as long as its pictures; raises as ``heard`` does."""
    samples = heard(outcome)
    return None if samples is None else part_of(samples, outcome, part)


def part_of(samples: Samples, outcome: Outcome, part: Beat) -> Samples:
    """What is heard of a scene while a part of it is shown."""
    return samples[sample_at(outcome, part.start) : sample_at(outcome, part.start + part.frames)]


def heard_in_all(outcomes: Sequence[Outcome]) -> Samples | None:
    """The sound of scenes that follow one another; None if all are silent, levelled as a whole if anyone speaks.

    Raises:
        ProductError: as ``heard`` does.
    """
    tracks = [(heard(outcome), outcome.frames / outcome.job.quality.frame_rate) for outcome in outcomes]
    if all(samples is None for samples, _ in tracks):
        return None
    whole = joined(tracks)
    return levelled(whole) if any(outcome.job.speech for outcome in outcomes) else whole


def sample_at(outcome: Outcome, frame: int) -> int:
    """The number of the sample with which a frame begins."""
    return round(frame / outcome.job.quality.frame_rate * SAMPLE_RATE)


def identity_with_speech(outcome: Outcome) -> str:
    """What names a result and all that is said over it; empty if the result is not kept."""
    if not (outcome.identity and outcome.job.speech):
        return outcome.identity
    said = sorted((beat, file.name) for beat, file in outcome.job.speech.items())
    return hash_of_text(json.dumps([outcome.identity, said]))
