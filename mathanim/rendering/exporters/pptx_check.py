"""Look at a finished PowerPoint file as another program would, before anyone else does."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pptx
from pptx.shapes.picture import Movie
from pptx.slide import Slide

from mathanim.rendering.errors import ProductError

MOST_BYTES = 2_000_000_000
"""PowerPoint opens no larger file."""


@dataclass(frozen=True)
class PlannedSlide:
    """What a slide should hold."""

    title: str
    clip: Path
    poster: Path


def refuse_too_large(slides: Sequence[PlannedSlide]) -> None:
    """Stop before a file is made that no program would open.

    Raises:
        ProductError: naming the size.
    """
    size = sum(file.stat().st_size for slide in slides for file in (slide.clip, slide.poster))
    if size > MOST_BYTES:
        raise ProductError(
            f"the deck would have {size / 1e9:.1f} GB, and PowerPoint opens no more than {MOST_BYTES / 1e9:.0f} GB: "
            "choose a lower --quality, or make a deck of each scene"
        )


def check_pptx(file: Path, planned: Sequence[PlannedSlide]) -> None:
    """Check the package's files and, slide by slide, title, clip and poster.

    Raises:
        ProductError: naming the first thing that is not as planned.
    """
    try:
        check_package(file)
        slides = list(pptx.Presentation(str(file)).slides)
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise ProductError(f"{file.name} cannot be read back: {error}") from error
    require("slides", len(slides), len(planned))
    for number, (slide, plan) in enumerate(zip(slides, planned, strict=True), start=1):
        check_slide(slide, plan, number)


def check_package(file: Path) -> None:
    """Check that every member of the package is whole, has a name of its own and stays inside."""
    with zipfile.ZipFile(file) as package:
        names = package.namelist()
        require("damaged members", package.testzip(), None)
    require("names that occur twice", len(names) - len({name.casefold() for name in names}), 0)
    outside = [name for name in names if name.startswith("/") or ".." in PurePosixPath(name).parts]
    require("names that lead out", outside, [])


def check_slide(slide: Slide, plan: PlannedSlide, number: int) -> None:
    """Check one slide."""
    title = slide.shapes.title
    require(f"slide {number}'s title", title.text_frame.text if title else None, plan.title)
    movies: list[Any] = [shape for shape in slide.shapes if isinstance(shape, Movie)]
    require(f"slide {number}'s clips", len(movies), 1)
    clip = slide.part.related_part(movies[0].element.xpath(".//*[local-name()='media']/@r:embed")[0])
    require(f"slide {number}'s clip", len(clip.blob), plan.clip.stat().st_size)
    require(f"slide {number}'s poster", len(movies[0].poster_frame.blob), plan.poster.stat().st_size)


def require(what: str, found: object, planned: object) -> None:
    """Raise if what was found is not what was planned."""
    if found != planned:
        raise ProductError(f"the slides are not as planned: {what}: {str(found)[:80]}, not {str(planned)[:80]}")
