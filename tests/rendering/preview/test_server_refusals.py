"""What the preview's server must not do, it refuses, and it answers its own page after each refusal."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mathanim.rendering.preview import connections
from mathanim.rendering.preview.access import Access
from mathanim.rendering.preview.connections import MOST_CONNECTIONS
from mathanim.rendering.preview.events import MOST_LISTENERS
from tests.rendering.preview.fake_studio import FakeStudio
from tests.rendering.preview.pages import fake_preview
from tests.rendering.preview.requests import answer_from, connected, cookie_of, request, sent

BEAT = b'{"name": "draw_square"}'
POST = "POST /orders/beat"
LISTENS = "0A"
# What is asked for and with which headers (PORT is the server's own, COOKIE the page's), and the status that comes.
REFUSED: list[tuple[str, dict[str, str | None], bytes, int]] = [
    # another host: a foreign name that points to this machine
    ("GET /", {"host": "evil.example"}, b"", 403),
    ("GET /", {"host": "evil.example:PORT"}, b"", 403),
    ("GET /", {"host": "127.0.0.1"}, b"", 403),
    ("GET /", {"host": "127.0.0.1:1"}, b"", 403),
    ("GET /", {"host": "127.0.0.1:PORT.evil.example"}, b"", 403),
    ("GET /", {"host": "localhost.evil.example:PORT"}, b"", 403),
    ("GET /", {"host": "[::1]:PORT"}, b"", 403),
    ("GET /", {"host": "127.1:PORT"}, b"", 403),
    ("GET /", {"host": ""}, b"", 403),
    ("GET /", {"host": None}, b"", 400),
    ("GET /", {"host": "127.0.0.1:PORT\r\nhost: evil.example"}, b"", 400),
    ("GET /events", {"host": "evil.example"}, b"", 403),
    # another origin
    ("GET /events", {"origin": "http:" + "//evil.example"}, b"", 403),
    ("GET /events", {"origin": "null"}, b"", 403),
    ("GET /events", {"origin": "https:" + "//127.0.0.1:PORT"}, b"", 403),
    ("GET /events", {"origin": "http:" + "//127.0.0.1:1"}, b"", 403),
    ("GET /events", {"origin": "http:" + "//localhost:PORT"}, b"", 403),
    ("GET /page/main.js", {"sec_fetch_site": "cross-site"}, b"", 403),
    ("GET /page/main.js", {"sec_fetch_site": "same-site"}, b"", 403),
    ("GET /files/STILL", {"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate"}, b"", 403),
    ("GET /events", {"upgrade": "websocket", "connection": "upgrade", "origin": "http:" + "//evil.example"}, b"", 400),
    # no token
    ("GET /", {"cookie": None}, b"", 403),
    ("GET /?token=", {"cookie": None}, b"", 403),
    ("GET /?token=guessed", {"cookie": None}, b"", 403),
    ("GET /", {"cookie": "mathanim-PORT=guessed"}, b"", 403),
    ("GET /", {"cookie": "mathanim-1=TOKEN"}, b"", 403),
    ("GET /page/main.js?token=TOKEN", {"cookie": None}, b"", 403),
    ("GET /events", {"cookie": None}, b"", 403),
    ("GET /files/STILL", {"cookie": None}, b"", 403),
    (POST, {"cookie": None}, BEAT, 403),
    (POST + "?token=TOKEN", {"cookie": None}, BEAT, 403),
    # what a foreign page can send
    (POST, {"content_type": "text/plain"}, BEAT, 415),
    (POST, {"content_type": "application/x-www-form-urlencoded"}, BEAT, 415),
    (POST, {"content_type": "multipart/form-data; boundary=x"}, BEAT, 415),
    (POST, {"content_type": None}, BEAT, 415),
    (POST, {"origin": "http:" + "//evil.example"}, BEAT, 403),
    (POST, {"sec_fetch_site": "cross-site"}, BEAT, 403),
    ("GET /orders/beat", {}, b"", 405),
    # orders that are none
    (POST, {}, b"", 400),
    (POST, {}, b"[]", 400),
    (POST, {}, b'{"name": 7}', 400),
    (POST, {}, b'{"name": "no_such_beat"}', 400),
    (POST, {}, b"[" * 100_000, 400),
    (POST, {}, b'{"name": "\xff"}', 400),
    ("POST /orders/parameters", {}, b'{"values": {"point": NaN}}', 400),
    ("POST /orders/parameters", {}, b'{"values": {"point": ' + b"9" * 5000 + b"}}", 400),
    ("POST /orders/parameters", {}, b'{"values": [1]}', 400),
    ("POST /orders/setting", {}, b'{"device": "cuda"}', 400),
    ("POST /orders/setting", {}, b'{"theme": "blue"}', 400),
    ("POST /orders/shutdown", {}, b"{}", 400),
    (POST, {"content_length": "2000000"}, BEAT, 413),
    (POST, {"content_length": "9" * 30}, BEAT, 400),
    (POST, {"content_length": "-1"}, BEAT, 400),
    (POST, {"content_length": None, "transfer_encoding": "chunked"}, b"0\r\n\r\n", 411),
    # ways out of the folder
    ("GET /files/../../../../etc/passwd", {}, b"", 400),
    ("GET /files/%2e%2e/%2e%2e/etc/passwd", {}, b"", 400),
    ("GET /files/..%2f..%2fetc%2fpasswd", {}, b"", 400),
    ("GET /files/%252e%252e%252fetc%252fpasswd", {}, b"", 400),
    ("GET /files/..\\..\\etc\\passwd", {}, b"", 400),
    ("GET /files/%5c..%5cetc", {}, b"", 400),
    ("GET /files/....//....//etc/passwd", {}, b"", 400),
    ("GET //etc/passwd", {}, b"", 400),
    ("GET /files//etc/passwd", {}, b"", 400),
    ("GET /files/%2fetc%2fpasswd", {}, b"", 400),
    ("GET /files/STILL%00.png", {}, b"", 400),
    ("GET /files/%c0%ae%c0%ae/etc/passwd", {}, b"", 400),
    ("GET /files/STILL/", {}, b"", 400),
    ("GET /files/.hidden.png", {}, b"", 400),
    ("GET file:/etc/passwd", {}, b"", 400),
    ("GET http:" + "//evil.example/", {}, b"", 400),
    ("GET /files/link.png", {}, b"", 404),
    ("GET /files/folder.png", {}, b"", 404),
    ("GET /files/unknown.png", {}, b"", 404),
    ("GET /files/fake_studio.py", {}, b"", 404),
    ("GET /page/server.py", {}, b"", 404),
    ("GET /page/index.html/x", {}, b"", 404),
    ("GET /" + "a" * 3000, {}, b"", 414),
    ("GET /?" + "a" * 3000, {}, b"", 414),
    ("GET /" + "a" * 300_000, {}, b"", 400),
    ("GET /page/main.js", {"x_long": "a" * 17_000}, b"", 431),
    # ranges
    ("GET /files/STILL", {"range": "bytes=" + ",".join(f"{n}-" for n in range(1000))}, b"", 416),
    ("GET /files/STILL", {"range": "bytes=0-0,0-0"}, b"", 416),
    ("GET /files/STILL", {"range": "bytes=10000000-"}, b"", 416),
    ("GET /files/STILL", {"range": "bytes=" + "9" * 400 + "-"}, b"", 416),
    ("GET /files/STILL", {"range": "bytes=9-3"}, b"", 416),
    ("GET /files/STILL", {"range": "bytes=-0"}, b"", 416),
    ("GET /files/STILL", {"range": "bytes=--5"}, b"", 416),
    ("GET /files/STILL", {"range": "bytes=-5-10"}, b"", 416),
    ("GET /files/STILL", {"range": "lines=1-2"}, b"", 416),
    # other words
    ("PUT /files/STILL", {}, b"", 405),
    ("DELETE /files/STILL", {}, b"", 405),
    ("OPTIONS /orders/beat", {"origin": "http:" + "//evil.example"}, b"", 405),
    ("TRACE /", {}, b"", 405),
    ("CONNECT 127.0.0.1:22", {}, b"", 405),
    ("HEAD /events", {}, b"", 405),
    ("\x16\x03\x01 /", {}, b"", 400),
]


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FakeStudio, Access]]:
    """A preview with pictures, and beside them a link and a folder with the names of pictures."""
    folder = tmp_path_factory.mktemp("pictures")
    (folder / "link.png").symlink_to(Path(__file__))
    (folder / "folder.png").mkdir()
    with fake_preview(folder) as (studio, access):
        studio.is_slow = True
        studio.draw()
        yield studio, access


def answers_its_page(access: Access) -> bool:
    """Whether the server does what it is for."""
    return sent(access, request(access)).status == 200


@pytest.mark.parametrize(
    ("line", "changed", "body", "status"), REFUSED, ids=[f"{place}-{row[3]}" for place, row in enumerate(REFUSED)]
)
def test_it_is_refused_and_the_server_lives(
    preview: tuple[FakeStudio, Access], line: str, changed: dict[str, str | None], body: bytes, status: int
) -> None:
    studio, access = preview
    orders = list(studio.orders)

    def filled(text: str) -> str:
        still = studio.snapshot.beats[0].still or ""
        return text.replace("PORT", str(access.port)).replace("TOKEN", access.token).replace("STILL", still)

    headers = {name: None if value is None else filled(value) for name, value in changed.items()}
    answer = sent(access, request(access, filled(line), body, **headers))
    assert answer.status == status, answer
    assert b"root:" not in answer.body
    assert "access-control-allow-origin" not in answer.headers
    assert access.token not in str(answer)
    assert studio.orders == orders
    assert answers_its_page(access)


def test_what_is_asked_rightly_is_answered(preview: tuple[FakeStudio, Access]) -> None:
    studio, access = preview
    still = studio.snapshot.beats[0].still
    own = f"http://127.0.0.1:{access.port}"
    for line in ("GET /", "GET /page/main.js", f"GET /files/{still}", f"HEAD /files/{still}"):
        assert sent(access, request(access, line, origin=own, sec_fetch_site="same-origin")).status == 200
    address = f"GET /?token={access.token}"
    first = sent(access, request(access, address, cookie=None, sec_fetch_site="cross-site", sec_fetch_mode="navigate"))
    assert first.status == 200
    assert first.headers["set-cookie"] == f"{cookie_of(access)}; Path=/; HttpOnly; SameSite=Strict"
    local = request(access, host=f"localhost:{access.port}", origin=f"http://localhost:{access.port}")
    assert sent(access, local).status == 200
    ordered = sent(access, request(access, "POST /orders/beat", BEAT, origin=own))
    assert (ordered.status, studio.orders[-1]) == (200, ("beat", "draw_square"))


def test_every_answer_says_how_to_treat_it(preview: tuple[FakeStudio, Access]) -> None:
    _, access = preview
    for answer in (sent(access, request(access, line)) for line in ("GET /", "GET /page/main.js", "GET /nothing")):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"


def test_only_this_machine_can_connect(preview: tuple[FakeStudio, Access]) -> None:
    _, access = preview
    sockets = [line.split() for line in Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()]
    local = [place for _, place, _, state, *_ in sockets if state == LISTENS and place.endswith(f":{access.port:04X}")]
    assert {place.partition(":")[0] for place in local} == {"0100007F"}


def test_a_thousand_idle_connections_and_slow_clients_keep_nobody_out(preview: tuple[FakeStudio, Access]) -> None:
    _, access = preview
    idle: list[socket.socket] = []
    try:
        for number in range(1000):
            idle.append(connected(access))
            if number % 3:
                idle[-1].sendall(b"GET / HTTP/1.1\r\nx-slow: ")
            if number > 2 * MOST_CONNECTIONS:
                idle.pop(0).close()
        assert answers_its_page(access)
    finally:
        for connection in idle:
            connection.close()
    assert answers_its_page(access)


def test_too_many_pages_are_told_so(preview: tuple[FakeStudio, Access]) -> None:
    _, access = preview
    listeners: list[socket.socket] = []
    try:
        for _ in range(MOST_LISTENERS):
            listeners.append(connected(access))
            listeners[-1].sendall(request(access, "GET /events"))
            assert answer_from(listeners[-1]).status == 200
        assert sent(access, request(access, "GET /events")).status == 503
        assert answers_its_page(access)
    finally:
        for listener in listeners:
            listener.close()


def test_who_does_not_finish_its_request_is_dropped(
    preview: tuple[FakeStudio, Access], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, access = preview
    monkeypatch.setattr(connections, "SECONDS_TO_ASK", 0.2)
    with connected(access) as silent, connected(access) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nx-slow: ")
        assert silent.recv(1) == b""
        end = time.monotonic() + 60
        with pytest.raises(ConnectionError):
            while time.monotonic() < end:
                slow.sendall(b"a")
                time.sleep(0.05)
    monkeypatch.undo()
    assert answers_its_page(access)
