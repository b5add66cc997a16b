"""Type sizes by role, as the em height in scene units (the frame is 8 units high)."""

from types import MappingProxyType
from typing import Literal

TypeRole = Literal["title", "heading", "formula", "caption", "body", "label", "small"]

FRAME_HEIGHT = 8.0
SMALLEST_EM = FRAME_HEIGHT / 30

EM = MappingProxyType[TypeRole, float](
    {
        "title": 0.72,
        "heading": 0.54,
        "formula": 0.50,
        "caption": 0.42,
        "body": 0.38,
        "label": 0.36,
        "small": 0.30,
    }
)
