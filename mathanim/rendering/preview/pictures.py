"""Pictures, clips and sheets as the page asks for them: by a name made from the content, whole or one part of it."""

import re
import stat
from pathlib import Path

from starlette.responses import FileResponse, PlainTextResponse, Response

from mathanim.rendering.preview.seam import Studio

NAME = re.compile(r"[A-Za-z0-9_-]{1,128}\.(png|mp4|json)")
MEDIA_TYPES = {"png": "image/png", "mp4": "video/mp4", "json": "application/json"}
PART = re.compile(r"bytes=(\d{1,15})-(\d{0,15})|bytes=-(\d{1,15})")
FOR_EVER = "private, max-age=31536000, immutable"


def picture(studio: Studio, name: str, part: str | None) -> Response:
    """The file of that name, or the one part of it that a range header names.

    A missing file is a 404, a range that is none, more than one, or beyond the end, a 416.
    """
    match = NAME.fullmatch(name)
    file = file_named(studio, name) if match else None
    if match is None or file is None:
        return PlainTextResponse("there is no such picture\n", 404)
    found = file.lstat()
    if part is not None and not is_part(part, found.st_size):
        return PlainTextResponse(
            "needs one range within the file\n", 416, {"Content-Range": f"bytes */{found.st_size}"}
        )
    headers = {"Cache-Control": FOR_EVER, "ETag": f'"{name}"'}
    return FileResponse(file, headers=headers, media_type=MEDIA_TYPES[match[1]], stat_result=found)


def file_named(studio: Studio, name: str) -> Path | None:
    """The picture's file; None if it is unknown, gone, or anything but a file itself."""
    try:
        file = studio.file_of(name)
        return file if stat.S_ISREG(file.lstat().st_mode) else None
    except (KeyError, OSError):
        return None


def is_part(part: str, size: int) -> bool:
    """Whether a range header names one part of so many bytes that is there."""
    match = PART.fullmatch(part)
    if match is None:
        return False
    first, last, length = match.groups()
    if length is not None:
        return int(length) > 0 and size > 0
    return int(first) < size and (not last or int(first) <= int(last))
