"""A clip as another document will show it: its addresses, its size, and what lies beside it."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

import av
from PIL import Image

from mathanim.inputs.setting import LANGUAGES, Language
from mathanim.rendering.clips.picture_files import repeats
from mathanim.rendering.errors import WrongUse

PICTURES = {"gif", "webp", "apng", "png"}
SCHEMES = ("http", "https", "")


@dataclass(frozen=True)
class Address:
    """Where a file is: as a path, and as an address in which nothing has to be escaped."""

    path: str
    url: str


@dataclass(frozen=True)
class Shown:
    """A file that shows something: where it is or will be, in words what, whether it loops, and what makes it.

    ``width`` and ``height`` are what it will have, in pixels; ``has_picture`` tells that a poster comes with it.
    """

    file: Path
    description: str
    is_loop: bool
    width: int
    height: int
    making: str
    has_picture: bool = True
    is_transparent: bool = False


@dataclass(frozen=True)
class Embedding:
    """A clip to be shown: its file, the picture shown before it plays, captions by language, what it shows in words.

    ``width`` and ``height`` are in pixels, and are kept to if it ``is_sized``; else it is as wide as there is room.
    ``is_local`` tells a file from an address on some server.
    """

    clip: Address
    poster: Address | None
    tracks: tuple[tuple[Language, Address], ...]
    description: str
    width: int
    height: int
    is_loop: bool
    has_sound: bool
    is_sized: bool = False
    is_local: bool = True
    is_transparent: bool = False

    @property
    def ending(self) -> str:
        """The kind of file."""
        return self.clip.path.rpartition(".")[2].lower()

    @property
    def is_picture(self) -> bool:
        """Whether it moves without a player."""
        return self.ending in PICTURES


def embedding_of(shown: Shown, base: str | None, width: int | None, *, is_loop: bool) -> Embedding:
    """What there is to embed: the clip, and the picture and captions that lie beside it.

    Addresses are relative to the working folder, or below ``base``. Where the clip is not yet made, its picture is
    taken to come with it, and to have sound.

    Raises:
        WrongUse: if ``base`` is no address of a web page, or the clip cannot be read.
    """
    file = shown.file
    has_sound, size = looked_at(file) if file.is_file() else (True, (shown.width, shown.height))
    poster = file.with_suffix(".png")
    comes = poster.is_file() or (shown.has_picture and not file.is_file())
    tracks = [(language, file.with_suffix(f".{language}.vtt")) for language in LANGUAGES]
    wide = width or size[0]
    return Embedding(
        clip=address(file, base),
        poster=address(poster, base) if comes else None,
        tracks=tuple((language, address(track, base)) for language, track in tracks if track.is_file()),
        description=shown.description,
        width=wide,
        height=round(wide * size[1] / size[0]),
        is_loop=is_loop or shown.is_loop,
        has_sound=has_sound,
        is_sized=width is not None,
        is_local=base is None,
        is_transparent=shown.is_transparent,
    )


def fault_of(shown: Shown, *, is_loop: bool) -> str:
    """What is wrong with the file that is to be shown, or nothing."""
    if not shown.file.is_file():
        return f"there is no {shown.file} yet"
    is_once = (is_loop or shown.is_loop) and shown.file.suffix[1:].lower() in PICTURES and not repeats(shown.file)
    return f"{shown.file} plays once and stops, and only the file can say otherwise" if is_once else ""


def address(file: Path, base: str | None) -> Address:
    """Where a file is, seen from the working folder or from a page that finds it below ``base``."""
    if base is None:
        path = Path(os.path.relpath(file)).as_posix()
        return Address(path, quote(path))
    if urlsplit(base).scheme not in SCHEMES:
        raise WrongUse(f"--base needs a web address or a path such as /clips, not {base!r}")
    url = f"{quote(base, safe=':/?#[]@!$&+,;=%~').rstrip('/')}/{quote(file.name)}"
    return Address(url, url)


def looked_at(file: Path) -> tuple[bool, tuple[int, int]]:
    """Whether a clip has sound, and its width and height in pixels.

    Raises:
        WrongUse: if it is no clip.
    """
    try:
        if file.suffix[1:].lower() in PICTURES:
            with Image.open(file) as picture:
                return False, picture.size
        with av.open(str(file)) as clip:
            video = clip.streams.video[0]
            return bool(clip.streams.audio), (video.width, video.height)
    except (av.FFmpegError, OSError, IndexError) as error:
        raise WrongUse(f"{file} is no clip: {error}") from error
