"""Where the author will look: a browser on this screen, or one at the other end of ssh."""

import getpass
import os
import sys
import threading
import webbrowser
from collections.abc import Mapping

TEXT_BROWSERS = ("www-browser", "links", "elinks", "lynx", "w3m")


def has_screen(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether a browser could open a window that its user sees."""
    if "SSH_CONNECTION" in environment:
        return False
    return platform in ("darwin", "win32") or any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def open_in_browser(address: str) -> None:
    """Open the address in the author's browser, if there is one with windows; never wait for it."""
    if has_screen():
        threading.Thread(target=_open, args=(address,), daemon=True).start()


def _open(address: str) -> None:
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    if getattr(browser, "name", "") not in TEXT_BROWSERS:
        browser.open(address)


def way_over_ssh(port: int, environment: Mapping[str, str] = os.environ) -> str:
    """What to type on the machine in front of the author; nothing, if this is that machine."""
    places = environment.get("SSH_CONNECTION", "").split()
    if len(places) != 4:
        return ""
    return f"on your own machine: ssh -N -L {port}:127.0.0.1:{port} {_account()}{places[2]}"


def _account() -> str:
    """The author's account here, as ssh takes it; nothing, where this user number has no name."""
    try:
        return f"{getpass.getuser()}@"
    except (KeyError, OSError):
        return ""
