"""A movie that is whole but not the planned one is found before it is published, and so is one that is not whole."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from mathanim.rendering.errors import ProductError
from mathanim.rendering.job import Quality
from mathanim.rendering.movies.assembly import assemble
from mathanim.rendering.movies.movie import Extras
from mathanim.rendering.movies.movie_check import check_movie
from tests.faults.what_is_published import SMALL, DeliveredMovie

FRAMES = 4


@pytest.fixture
def movie(tmp_path: Path) -> tuple[Path, Extras]:
    outcome = DeliveredMovie(tmp_path).outcome("new")
    return tmp_path / "movie.mp4", assemble(tmp_path / "movie.mp4", [outcome], "en", {})


@pytest.mark.parametrize(
    ("quality", "frames", "words"),
    [
        (replace(SMALL, width=128), FRAMES, "size: "),
        (replace(SMALL, frame_rate=Fraction(12)), FRAMES, "the frames' times: "),
        (SMALL, FRAMES + 1, "frames: 4, not 5"),
    ],
)
def test_another_size_rate_or_number_of_frames_is_named(
    movie: tuple[Path, Extras], quality: Quality, frames: int, words: str
) -> None:
    file, extras = movie
    check_movie(file, SMALL, FRAMES, extras)
    with pytest.raises(ProductError, match="the movie is not as planned") as error:
        check_movie(file, quality, frames, extras)
    assert words in str(error.value)


def test_missing_chapters_and_subtitles_are_named(movie: tuple[Path, Extras]) -> None:
    file, extras = movie
    for other, words in ((replace(extras, chapters=()), "chapters: 1, not 0"), (replace(extras, cues={}), "subtitle")):
        with pytest.raises(ProductError) as error:
            check_movie(file, SMALL, FRAMES, other)
        assert words in str(error.value)


HARMS: dict[str, Callable[[bytes], bytes]] = {
    "half": lambda content: content[: len(content) // 2],
    "empty": lambda content: content[:0],
    "zeros in its second half": lambda content: content[: len(content) // 2] + bytes(len(content) // 2),
    "turned round": lambda content: content[::-1],
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_a_movie_that_is_not_whole_is_never_published(
    harm: Callable[[bytes], bytes], movie: tuple[Path, Extras]
) -> None:
    file, extras = movie
    file.write_bytes(harm(file.read_bytes()))
    with pytest.raises(ProductError):
        check_movie(file, SMALL, FRAMES, extras)
