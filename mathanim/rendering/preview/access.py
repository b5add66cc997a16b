"""Who may ask the preview for what: only the page that this program opened, in words that it uses itself."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

METHODS = ("GET", "HEAD", "POST")
LONGEST_ADDRESS = 2048
LONGEST_HEADERS = 16_384
LONGEST_ORDER = 1_000_000
PLAIN_PATH = re.compile(rb"(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+|/")
OF_OUR_OWN = ("same-origin", "none")


@dataclass(frozen=True)
class Refusal:
    """Why a request is not answered: the status and one line."""

    status: int
    words: str


@dataclass(frozen=True)
class Asked:
    """A request before anything is done about it; the names of headers are in small letters.

    Headers that come twice stand in ``headers`` as often.
    """

    method: str
    path: bytes
    query: bytes
    headers: tuple[tuple[str, str], ...]

    def header(self, name: str) -> str | None:
        """The header of that name, if there is one."""
        return next((value for key, value in self.headers if key == name), None)

    def count(self, name: str) -> int:
        """How often the header comes."""
        return sum(key == name for key, _ in self.headers)


@dataclass(frozen=True)
class Access:
    """What a request must bring: our own host and origin, and the token in the first address, then in a cookie."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    @property
    def address(self) -> str:
        """Where the page is to be opened."""
        return f"http://127.0.0.1:{self.port}/?token={self.token}"

    @property
    def hosts(self) -> tuple[str, str]:
        """The names by which a browser on this machine may call us."""
        return f"127.0.0.1:{self.port}", f"localhost:{self.port}"

    @property
    def cookie(self) -> str:
        """The header that lets a browser come back; named by the port, since ports share their cookies."""
        return f"{self._cookie_name}={self.token}; Path=/; HttpOnly; SameSite=Strict"

    @property
    def _cookie_name(self) -> str:
        return f"mathanim-{self.port}"

    def refusal(self, asked: Asked) -> Refusal | None:
        """Why the request is refused; None if it may be answered."""
        return self._of_form(asked) or self._of_stranger(asked) or self._of_post(asked)

    def _of_form(self, asked: Asked) -> Refusal | None:
        if asked.method not in METHODS:
            return Refusal(405, f"needs {', '.join(METHODS)}, not another method")
        if len(asked.path) + len(asked.query) > LONGEST_ADDRESS:
            return Refusal(414, f"needs an address of at most {LONGEST_ADDRESS} characters")
        if sum(len(name) + len(value) for name, value in asked.headers) > LONGEST_HEADERS:
            return Refusal(431, f"needs headers of at most {LONGEST_HEADERS} characters")
        if not PLAIN_PATH.fullmatch(asked.path) or b".." in asked.path:
            return Refusal(400, "needs a plain path: letters, digits, dots, dashes and slashes")
        if asked.header("upgrade") is not None:
            return Refusal(400, "speaks plain HTTP only")
        return None

    def _of_stranger(self, asked: Asked) -> Refusal | None:
        host, origin = asked.header("host"), asked.header("origin")
        if host not in self.hosts or asked.count("host") != 1:
            return Refusal(403, f"answers to {' and '.join(self.hosts)} only: forward the same port")
        if asked.count("origin") > 1 or origin not in (None, f"http://{host}"):
            return Refusal(403, "answers to its own page only, not to a page from elsewhere")
        if asked.header("sec-fetch-site") not in (None, *OF_OUR_OWN) and not is_followed_link(asked):
            return Refusal(403, "answers to its own page only, not to a page from elsewhere")
        if not self._has_token(asked):
            return Refusal(403, "needs the token: open the whole address that the terminal shows")
        return None

    def _has_token(self, asked: Asked) -> bool:
        shown = [cookies_in(asked).get(self._cookie_name, "")]
        if asked.path == b"/":
            shown += parse_qs(asked.query.decode("latin-1")).get("token", [])
        return any(secrets.compare_digest(word.encode(), self.token.encode()) for word in shown)

    def _of_post(self, asked: Asked) -> Refusal | None:
        if asked.method != "POST":
            return None
        if (asked.header("content-type") or "").partition(";")[0].strip().lower() != "application/json":
            return Refusal(415, "needs an order as application/json")
        length = asked.header("content-length")
        if length is None or not length.isascii() or not length.isdecimal():
            return Refusal(411, "needs the length of the order")
        if len(length) > len(str(LONGEST_ORDER)) or int(length) > LONGEST_ORDER:
            return Refusal(413, f"needs an order of at most {LONGEST_ORDER} bytes")
        return None


def is_followed_link(asked: Asked) -> bool:
    """Whether somebody clicked on our address in another page, a terminal in the browser say."""
    return asked.method == "GET" and asked.path == b"/" and asked.header("sec-fetch-mode") == "navigate"


def cookies_in(asked: Asked) -> Mapping[str, str]:
    """The cookies by their names; none where they cannot be read."""
    found: dict[str, str] = {}
    for name, value in asked.headers:
        if name == "cookie":
            try:
                found.update({key: morsel.value for key, morsel in SimpleCookie(value).items()})
            except CookieError:
                continue
    return found
