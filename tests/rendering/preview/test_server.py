"""The preview's server hands out pictures whole and in parts, tells snapshots in order, and passes orders on."""

import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.rendering.errors import WrongUse
from mathanim.rendering.preview.access import Access
from mathanim.rendering.preview.browser import has_screen, way_over_ssh
from mathanim.rendering.preview.plain_json import plain_json, value_in
from mathanim.rendering.preview.server import listening
from tests.rendering.preview.fake_studio import FakeStudio
from tests.rendering.preview.pages import fake_preview
from tests.rendering.preview.requests import answer_from, connected, request, sent

Fake = tuple[FakeStudio, Access]


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fake]:
    """A preview with pictures."""
    with fake_preview(tmp_path_factory.mktemp("pictures")) as (studio, access):
        studio.draw()
        yield studio, access


def snapshots_on(connection: socket.socket) -> Iterator[dict[str, object]]:
    """The snapshots that come on a stream of events."""
    lines = connection.makefile(encoding="utf-8")
    assert lines.readline().split()[1] == "200"
    for line in lines:
        if line.startswith("data: {"):
            yield json.loads(line.removeprefix("data: "))


def tell_often(studio: FakeStudio) -> None:
    """Five hundred snapshots in a row."""
    for number in range(500):
        studio.change(work=str(number))


def clip_of(preview: Fake) -> tuple[str, bytes]:
    """A clip's name and bytes."""
    studio, _ = preview
    name = studio.snapshot.beats[0].clip
    assert name is not None
    return name, studio.file_of(name).read_bytes()


def test_a_picture_comes_whole_and_may_be_kept_for_ever(preview: Fake) -> None:
    name, content = clip_of(preview)
    answer = sent(preview[1], request(preview[1], f"GET /files/{name}"))
    assert (answer.status, answer.body) == (200, content)
    assert answer.headers["content-type"] == "video/mp4"
    assert "immutable" in answer.headers["cache-control"]


@given(st.data())
def test_a_range_is_the_bytes_that_it_names(preview: Fake, data: st.DataObject) -> None:
    name, content = clip_of(preview)
    first = data.draw(st.integers(0, len(content) - 1))
    last = data.draw(st.integers(first, len(content) + 50) | st.none())
    wanted = f"bytes={first}-{'' if last is None else last}"
    answer = sent(preview[1], request(preview[1], f"GET /files/{name}", range=wanted))
    assert answer.status == 206
    assert answer.body == content[first : None if last is None else last + 1]
    assert answer.headers["content-range"] == f"bytes {first}-{first + len(answer.body) - 1}/{len(content)}"


@given(st.integers(1, 10**6))
def test_a_range_may_count_from_the_end(preview: Fake, length: int) -> None:
    name, content = clip_of(preview)
    answer = sent(preview[1], request(preview[1], f"GET /files/{name}", range=f"bytes=-{length}"))
    assert (answer.status, answer.body) == (206, content[-length:])


def test_a_picture_that_was_cleared_away_is_not_there(preview: Fake) -> None:
    studio, access = preview
    studio.save(7)
    name, _ = clip_of(preview)
    studio.file_of(name).unlink()
    assert sent(access, request(access, f"GET /files/{name}")).status == 404
    studio.save(8)
    assert sent(access, request(access, f"GET /files/{clip_of(preview)[0]}")).status == 200


def test_who_listens_hears_the_newest_at_once_and_never_an_older_one(tmp_path: Path) -> None:
    with fake_preview(tmp_path) as (studio, access), connected(access) as connection:
        connection.sendall(request(access, "GET /events"))
        heard = snapshots_on(connection)
        assert next(heard)["version"] == 0
        telling = threading.Thread(target=tell_often, args=(studio,))
        telling.start()
        versions = [0]
        while versions[-1] < 500:
            versions.append(int(str(next(heard)["version"])))
        telling.join()
        assert versions == sorted(set(versions))
        studio.heard(replace(studio.snapshot, version=3))
        studio.change(work="last")
        assert next(heard)["work"] == "last"


def test_streams_end_with_the_preview(tmp_path: Path) -> None:
    with connected_after_closing(tmp_path) as connection:
        while connection.recv(65_536):
            pass


def connected_after_closing(folder: Path) -> socket.socket:
    """A stream of events whose preview was closed."""
    with fake_preview(folder) as (studio, access):
        connection = connected(access)
        connection.sendall(request(access, "GET /events"))
        assert answer_from(connection).status == 200
    assert studio.is_closed
    return connection


def test_an_order_is_passed_on_and_answered_with_the_version_that_knows_of_it(preview: Fake) -> None:
    studio, access = preview
    orders: list[tuple[str, dict[str, object], tuple[str, object]]] = [
        ("scene", {"key": "2-limit"}, ("scene", "2-limit")),
        ("beat", {"name": "draw_square"}, ("beat", "draw_square")),
        ("setting", {"theme": "light", "language": "ja"}, ("setting", {"theme": "light", "language": "ja"})),
        ("parameters", {"values": {"label": "面積 </script>"}}, ("parameters", {"label": "面積 </script>"})),
    ]
    for kind, words, passed in orders:
        answer = sent(access, request(access, f"POST /orders/{kind}", json.dumps(words).encode()))
        assert json.loads(answer.body) == {"version": studio.snapshot.version}
        assert studio.orders[-1] == passed


def test_what_the_studio_refuses_is_told_in_its_words(preview: Fake) -> None:
    _, access = preview
    answer = sent(access, request(access, "POST /orders/scene", b'{"key": "<b>"}'))
    assert (answer.status, json.loads(answer.body)) == (400, {"message": "no scene <b>"})


def test_a_port_that_is_taken_is_refused_in_one_line() -> None:
    with (
        listening(None) as taken,
        pytest.raises(WrongUse, match=r"--port \d+: Address already in use; name another port"),
        listening(taken.getsockname()[1]),
    ):
        pass


plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats() | st.text(st.characters(codec="utf-8")),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(plain)
def test_what_is_told_is_json_on_one_line_with_finite_numbers_only(value: object) -> None:
    text = plain_json(value)
    assert "\n" not in text
    assert "\r" not in text
    assert plain_json(value_in(text.encode())) == text


def test_a_browser_is_opened_where_its_window_would_be_seen() -> None:
    assert has_screen({"DISPLAY": ":0"}, "linux")
    assert has_screen({}, "darwin")
    assert not has_screen({}, "linux")
    assert not has_screen({"DISPLAY": ":10", "SSH_CONNECTION": "10.0.0.2 50000 10.0.0.1 22"}, "linux")


def test_over_ssh_the_way_to_the_page_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "anna")
    way = way_over_ssh(8123, {"SSH_CONNECTION": "10.0.0.2 50000 10.0.0.1 22"})
    assert way.endswith("ssh -N -L 8123:127.0.0.1:8123 anna@10.0.0.1")
    assert way_over_ssh(8123, {}) == ""


def test_an_account_without_a_name_is_told_the_way_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", Mock(side_effect=KeyError("getpwuid(): uid not found: 12345")))
    way = way_over_ssh(8123, {"SSH_CONNECTION": "10.0.0.2 50000 10.0.0.1 22"})
    assert way.endswith(" 10.0.0.1")
