"""Texts of a deck as they may stand in a page: nothing that somebody wrote becomes markup or script."""

import base64
import hashlib
import html
import json
from collections.abc import Iterable
from typing import Any

from mathanim.rendering.exporters.printable import printable


def written(text: str) -> str:
    """The text, without what is no character, as it may stand between tags and within quotes."""
    return html.escape(printable(text), quote=True)


def json_in_page(values: Any) -> str:
    """The values as JSON that cannot end the element it stands in."""
    plain = json.dumps(values, ensure_ascii=True, separators=(",", ":"))
    return plain.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def data_address(kind: str, content: bytes) -> str:
    """The content as an address that holds it."""
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def security_policy(scripts: Iterable[str], styles: Iterable[str], has_files: bool) -> str:
    """What a browser may do with the page: run these scripts, use these styles, show what is inside, and nothing else.

    ``has_files`` lets it play the clips that lie beside the page.
    """
    rules = {
        "default-src": ["'none'"],
        "script-src": [digest(text) for text in scripts],
        "style-src": [digest(text) for text in styles],
        "img-src": ["data:"],
        "font-src": ["data:"],
        "media-src": ["data:", "blob:", *(["'self'", "file:"] if has_files else [])],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(" ".join([name, *allowed]) for name, allowed in rules.items())


def digest(text: str) -> str:
    """The name under which a policy allows one inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
