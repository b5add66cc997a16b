"""Requests written by hand, byte by byte, as no well-behaved client would send them."""

import re
import socket
from dataclasses import dataclass

from mathanim.rendering.preview.access import Access


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


def connected(access: Access) -> socket.socket:
    """A connection to the server."""
    return socket.create_connection(("127.0.0.1", access.port), timeout=60)


def sent(access: Access, request: bytes) -> Answer:
    """Send the bytes as they are; the answer, read until the server closes or the length is reached."""
    with connected(access) as connection:
        connection.sendall(request)
        return answer_from(connection)


def answer_from(connection: socket.socket) -> Answer:
    """The next answer on the connection."""
    read = b""
    while b"\r\n\r\n" not in read:
        read += (piece := connection.recv(65_536))
        if not piece:
            raise ConnectionError(f"closed after {read!r}")
    head, _, body = read.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    length = int(headers.get("content-length", 0))
    while len(body) < length:
        body += (piece := connection.recv(65_536))
        if not piece:
            break
    return Answer(int(re.findall(r" (\d{3})", first)[0]), headers, body)


def cookie_of(access: Access) -> str:
    """The cookie that the page has."""
    return access.cookie.partition(";")[0]


def request(access: Access, line: str = "GET /page/main.js", body: bytes = b"", **changed: str | None) -> bytes:
    """A request as the page makes it, but for the headers that are changed, or left out where they are None."""
    headers: dict[str, str | None] = {"host": f"127.0.0.1:{access.port}", "cookie": cookie_of(access)}
    if line.startswith("POST"):
        headers |= {"content-type": "application/json", "content-length": str(len(body))}
    headers |= {name.replace("_", "-"): value for name, value in changed.items()}
    lines = [f"{line} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items() if value is not None)]
    return "\r\n".join([*lines, "connection: close", "", ""]).encode("latin-1") + body
