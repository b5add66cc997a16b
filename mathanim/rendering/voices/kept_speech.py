"""Speech kept from run to run: every sound by what it was made from, as loud as all others."""

import hashlib
import io
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from mathanim.rendering.movies.sound import SAMPLE_RATE, Samples, samples_of
from mathanim.rendering.store.sources import hash_of_file, hash_of_text
from mathanim.rendering.store.writing import write_whole

FORMAT = "1"
LARGEST = 32767


@dataclass(frozen=True)
class KeptSpeech:
    """A folder of FLAC files called ``KEY-HASH.flac``: what the sound was made from, and what is in the file."""

    folder: Path

    def found(self, made_from: Sequence[str]) -> Path | None:
        """The sound that was made from this, if it is here and whole."""
        with suppress(OSError):
            for file in sorted(self.folder.glob(f"{key_of(made_from)}-*.flac")):
                if hash_of_file(file) == file.stem.partition("-")[2]:
                    return file
        return None

    def keep(self, made_from: Sequence[str], samples: Samples) -> Path:
        """Keep a sound; its file.

        Raises:
            OSError: if the disk refuses.
        """
        content = as_flac(samples)
        self.folder.mkdir(parents=True, exist_ok=True)
        file = self.folder / f"{key_of(made_from)}-{hashlib.sha256(content).hexdigest()}.flac"
        write_whole(file, content)
        return file


def key_of(made_from: Sequence[str]) -> str:
    """What a sound was made from, as a name."""
    return hash_of_text("\0".join([FORMAT, *made_from]))


def as_flac(samples: Samples) -> bytes:
    """Samples (n, 2) in [-1, 1] as a FLAC file of 16 bits."""
    whole = np.rint(np.clip(samples, -1, 1) * LARGEST).astype(np.int16)
    made = io.BytesIO()
    with av.open(made, "w", format="flac") as container:
        stream: Any = container.add_stream("flac", rate=SAMPLE_RATE, format="s16", layout="stereo")
        for start in range(0, len(whole), SAMPLE_RATE):
            part = np.ascontiguousarray(whole[start : start + SAMPLE_RATE]).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(part, format="s16", layout="stereo")
            frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, start, Fraction(1, SAMPLE_RATE)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return made.getvalue()


def seconds_of(file: Path) -> float:
    """How long a kept sound lasts."""
    return len(samples_of(file)) / SAMPLE_RATE
