"""The pictures at the ends of beats, as small as they can be without a change, and the colour around them."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

from mathanim.rendering.exporters.html_text import data_address


@dataclass(frozen=True)
class Poster:
    """A picture as an address that holds it; ``ground`` is the colour of its corner, as CSS writes it."""

    address: str
    ground: str


def poster_from(file: Path) -> Poster:
    """The picture in a file."""
    with Image.open(file) as picture:
        flat = picture.convert("RGB")
    corner = flat.crop((0, 0, 1, 1)).tobytes().hex()
    return Poster(data_address("image/webp", packed(flat)), f"#{corner}")


def packed(picture: Image.Image) -> bytes:
    """The picture as WebP without loss: less than half of a PNG, and no larger than a lossy one on such pictures."""
    content = BytesIO()
    picture.save(content, "WEBP", lossless=True, method=4)
    return content.getvalue()
