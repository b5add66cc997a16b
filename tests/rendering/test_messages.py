"""Messages arrive whole and in order however the pipe cuts them, and nobody waits for what does not come."""

import os
import pickle
import threading
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.rendering.executors.messages import Inbox, send

MESSAGES = st.lists(st.one_of(st.none(), st.binary(max_size=300), st.tuples(st.text(max_size=5), st.integers())))


@given(MESSAGES, st.data())
@settings(max_examples=50)
def test_messages_survive_any_cut_and_a_half_one_is_not_waited_for(messages: list[Any], data: st.DataObject) -> None:
    reading, writing = os.pipe()
    content = b"".join(len(part).to_bytes(8, "big") + part for part in map(pickle.dumps, messages))
    ends = data.draw(st.lists(st.integers(0, max(0, len(content) - 1)), max_size=6).map(sorted))
    inbox, taken, written = Inbox(reading), [], 0
    for end in (*ends, max(0, len(content) - 1)):
        os.write(writing, content[written:end])
        written = max(written, end)
        taken += inbox.take()
        assert taken == messages[: len(taken)]
    assert not messages or len(taken) < len(messages)
    os.write(writing, content[written:])
    os.close(writing)
    assert taken + inbox.take() == messages
    assert inbox.is_closed and inbox.take() == []
    os.close(reading)


@pytest.mark.parametrize("is_blocking", [True, False])
def test_what_is_larger_than_the_pipe_is_sent_whole(is_blocking: bool) -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, is_blocking)
    message = os.urandom(3_000_000)
    sender = threading.Thread(target=lambda: (send(writing, message), os.close(writing)))
    sender.start()
    inbox, taken = Inbox(reading), []
    while not inbox.is_closed:
        taken += inbox.take()
    sender.join()
    assert taken == [message]
    os.close(reading)


def test_a_sender_whose_reader_is_gone_is_told() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with pytest.raises(BrokenPipeError):
        send(writing, "anybody?")
    os.close(writing)


def test_what_cannot_be_pickled_is_not_sent_at_all() -> None:
    reading, writing = os.pipe()
    with pytest.raises((AttributeError, pickle.PicklingError)):
        send(writing, lambda: None)
    assert Inbox(reading).take() == []
