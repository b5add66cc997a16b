"""Plain values, as TOML and JSON both hold them: finite numbers, texts, truth values, arrays and tables."""

import re
from collections.abc import Mapping
from math import isfinite

from mathanim.inputs.errors import Finding
from mathanim.inputs.wording import shown

HALF_LETTER = re.compile("[\ud800-\udfff]")
"""What Python makes of bytes on the command line that are no UTF-8."""


def faults_of_plain(value: object) -> list[Finding]:
    """Every place in ``value`` that holds something else: nan, infinity, a date; no fault, no finding."""
    if isinstance(value, Mapping):
        return [fault.inside(str(name)) for name, entry in value.items() for fault in faults_of_plain(entry)]
    if isinstance(value, list | tuple):
        return [fault.inside(f"[{place}]") for place, entry in enumerate(value) for fault in faults_of_plain(entry)]
    if isinstance(value, str) and HALF_LETTER.search(value):
        return [Finding("", f"needs a text in UTF-8, not {shown(value)}")]
    if isinstance(value, str | bool | int) or (isinstance(value, float) and isfinite(value)):
        return []
    wanted = "a finite number" if isinstance(value, float) else "a number, a text, true or false, an array or a table"
    return [Finding("", f"needs {wanted}, not {shown(value)}")]
