"""The formats of clips by name."""

from collections.abc import Mapping

from mathanim.rendering.clips.apng import APNG
from mathanim.rendering.clips.gif import GIF
from mathanim.rendering.clips.mov import MOV
from mathanim.rendering.clips.mp4 import MP4
from mathanim.rendering.clips.seam import Format
from mathanim.rendering.clips.webm import WEBM
from mathanim.rendering.clips.webp import WEBP

FORMATS: Mapping[str, Format] = {found.name: found for found in (MP4, WEBM, MOV, GIF, WEBP, APNG)}
