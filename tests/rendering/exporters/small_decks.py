"""Decks of a few real, tiny clips, with any texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from PIL import Image

from mathanim.inputs.setting import Language, Theme
from mathanim.rendering.exporters.seam import Deck, DeckBeat, DeckScene
from mathanim.rendering.job import Quality
from mathanim.rendering.movies.encoding import GroupEncoder
from mathanim.rendering.movies.movie import write_clip

SMALL = Quality("small", 64, 36, Fraction(25), "fast")
Texts = Mapping[Language, str]


@dataclass(frozen=True)
class Told:
    """What a beat of a small deck tells, and which of the clips it shows."""

    captions: Texts
    narration: Texts
    clip: int = 0
    is_loop: bool = False


def write_sliding(file: Path, frames: int, quality: Quality = SMALL) -> Path:
    """A clip of a bar that grows from left to right, by less than a pixel a frame, if need be; at the end, it rests."""
    encoder = GroupEncoder(quality)
    for number in range(frames):
        encoder.add(
            av.VideoFrame.from_ndarray(sliding(number, frames, quality), format="rgb24").reformat(
                format="yuv420p", dst_colorspace="ITU709"
            )
        )
    write_clip(file, quality, [encoder.finish()])
    return file


def sliding(number: int, frames: int, quality: Quality = SMALL) -> np.ndarray:
    """One picture of it."""
    share = min(1, (number + 1) / max(1, frames - 3)) * quality.width
    columns = np.clip(share - np.arange(quality.width), 0, 1) * 200 + 30
    row = np.repeat(columns.astype(np.uint8)[:, None], 3, axis=1)
    return np.ascontiguousarray(np.broadcast_to(row, (quality.height, quality.width, 3)))


def clips_in(folder: Path, lengths: Sequence[int] = (10, 7, 12)) -> list[tuple[Path, Path, int]]:
    """A clip of each length, with its last picture, in the folder."""
    made = []
    for number, frames in enumerate(lengths):
        clip, poster = folder / f"{number}.mp4", folder / f"{number}.png"
        write_sliding(clip, frames)
        Image.fromarray(sliding(frames - 1, frames)).save(poster)
        made.append((clip, poster, frames))
    return made


def small_deck(
    clips: Sequence[tuple[Path, Path, int]],
    scenes: Mapping[str, Sequence[Told]],
    *,
    titles: Texts | None = None,
    language: Language = "en",
    languages: tuple[Language, ...] = ("en", "ja"),
    theme: Theme = "dark",
) -> Deck:
    """A deck of these scenes, each under its key as its title."""
    made = [
        DeckScene(key, {"en": f"About {key}"}, tuple(beat_of(told, clips, number) for number, told in enumerate(beats)))
        for key, beats in scenes.items()
    ]
    about = {"en": "A deck"} if titles is None else titles
    return Deck("deck", about, language, languages, theme, SMALL.width, SMALL.height, SMALL.frame_rate, tuple(made))


def beat_of(told: Told, clips: Sequence[tuple[Path, Path, int]], number: int) -> DeckBeat:
    """A beat that shows one of the clips."""
    clip, poster, frames = clips[told.clip]
    return DeckBeat(f"beat_{number}", clip, poster, frames, told.captions, told.narration, told.is_loop)
