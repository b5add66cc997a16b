"""Watch folders: whoever wants to know is told which paths something happened to."""

import threading
from collections.abc import Callable, Collection
from pathlib import Path

from watchfiles import watch

MILLISECONDS_OF_REST = 5
"""A burst of changes has ended when so long nothing more came."""
LONGEST_BURST = 100
LONGEST_SILENCE = 1000

Touched = Callable[[frozenset[str]], None]


class FolderWatch:
    """Watches folders, not what lies in folders in them, in a thread of its own until it is stopped.

    ``touched`` is told paths, in that thread; ``ready`` is called, with the watch, once all that happens from then on
    is noticed.
    """

    def __init__(self, folders: Collection[Path], touched: Touched, ready: Callable[["FolderWatch"], None]) -> None:
        self.folders = frozenset(folders)
        self._touched, self._ready = touched, ready
        self._is_stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watch of folders", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._is_stopped.set()

    def join(self) -> None:
        """Wait until the thread has ended."""
        self._is_stopped.set()
        self._thread.join()

    def _watch(self) -> None:
        is_ready = False
        for changes in watch(
            *self.folders,
            watch_filter=None,
            debounce=LONGEST_BURST,
            step=MILLISECONDS_OF_REST,
            stop_event=self._is_stopped,
            rust_timeout=LONGEST_SILENCE,
            yield_on_timeout=True,
            recursive=False,
            raise_interrupt=False,
            ignore_permission_denied=True,
        ):
            if not is_ready:
                is_ready = True
                self._ready(self)
            if changes:
                self._touched(frozenset(path for _, path in changes))
