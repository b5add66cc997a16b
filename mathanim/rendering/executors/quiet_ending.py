"""Imported by the fork server before all else: an interrupt ends it without a word, until it has read what it shall."""

import signal


def leave_quietly(number: int, frame: object) -> None:
    """End the process; the command hears the same signal, and says so."""
    del frame
    raise SystemExit(128 + number)


USUAL = signal.getsignal(signal.SIGINT)
"""What an interrupt does otherwise; nothing, where a shell began the command in the background."""
if USUAL != signal.SIG_IGN:
    signal.signal(signal.SIGINT, leave_quietly)
