"""What the program is called: as it was typed, so that what a message says can be typed again."""

import os
import shlex
import sys

TYPED = "MATHANIM_TYPED"
"""Where ``./run`` leaves how it was called."""


def program_name() -> str:
    """``./run``, or Python with all that stood before the first word of the command, as in ``python render.py``."""
    before = len(sys.orig_argv) - len(sys.argv) + 1
    return shlex.join([os.environ[TYPED]] if os.environ.get(TYPED) else sys.orig_argv[:before] or sys.argv[:1])
