"""Results go in and come out as they were; programs share them; what a dead one left is told and swept."""

import json
import threading
import time
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.inputs.setting import Setting
from mathanim.rendering.errors import DeliveryError
from mathanim.rendering.job import Beat, Cue, Job, Outcome, SceneReference
from mathanim.rendering.store import locks
from mathanim.rendering.store.digests import Digests
from mathanim.rendering.store.journal import Journal, left_by_the_dead, unfinished_in
from mathanim.rendering.store.key import exact
from mathanim.rendering.store.outcome_text import outcome_from, plain_outcome
from mathanim.rendering.store.sources import hash_of_file
from tests.rendering.store.fake_scene import TINY, FakeScene, opened

JOB = Job(SceneReference(Path("/talk.py"), "Talk", "talk:Talk"), TINY, Setting(), Path("/desk"), Path("/"))
texts = st.dictionaries(st.sampled_from(["en", "ja"]), st.text())
times = st.fractions(min_value=0, max_value=10_000)
outcomes = st.builds(
    Outcome,
    job=st.just(JOB),
    titles=texts,
    beats=st.lists(st.builds(Beat, st.text(), st.integers(), st.integers(), texts), max_size=3).map(tuple),
    cues=st.dictionaries(
        st.sampled_from(["en", "ja"]), st.lists(st.builds(Cue, times, times, st.text()), max_size=3).map(tuple)
    ),
    frames=st.integers(min_value=0),
    notes=st.lists(st.text(), max_size=2).map(tuple),
    is_reused=st.just(True),
)


@given(outcomes)
def test_an_outcome_survives_being_written(outcome: Outcome) -> None:
    assert outcome_from(JOB, json.loads(json.dumps(plain_outcome(outcome))), {}) == outcome


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(plain, plain)
def test_parameters_that_differ_in_value_type_or_order_differ_in_the_key(one: object, other: object) -> None:
    assert (exact(one) == exact(other)) == (repr(one) == repr(other))


def test_what_is_kept_is_found_whole(tmp_path: Path) -> None:
    scene = FakeScene(tmp_path / "talk")
    content, reused, first = scene.rendered(tmp_path / ".store")
    assert (content, reused) == (scene.content, False) and first.identity
    content, reused, again = scene.rendered(tmp_path / ".store")
    assert (content, reused) == (scene.content, True)
    assert plain_outcome(again) == plain_outcome(first)
    assert again.cues["en"][0].end == Fraction(1, 3)


def test_a_source_that_changed_while_the_scene_was_drawn_is_noticed(tmp_path: Path) -> None:
    scene = FakeScene(tmp_path / "talk")
    (tmp_path / "work").mkdir()
    with opened(tmp_path / ".store") as store:
        outcome = scene.drawn(scene.job(tmp_path / "work"))
        scene.write("something else")
        outcome = store.keep(outcome)
    assert outcome.identity == ""
    assert outcome.notes == ("not kept: data.txt changed while the scene was drawn",)
    assert scene.rendered(tmp_path / ".store")[:2] == (scene.content, False)


def test_a_change_within_one_tick_of_the_clock_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "data"
    for number in range(200):
        file.write_text(f"{number:03}")
        digests = Digests(tmp_path / "hashes.json")
        assert digests.hash(file) == hash_of_file(file)
        digests.save()


def test_a_file_at_rest_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "data"
    file.write_text("x")
    reads: list[str] = []

    def read(place: str) -> str:
        reads.append(place)
        return hash_of_file(place)

    later = SimpleNamespace(time_ns=lambda: time.time_ns() + 3 * 10**9)
    monkeypatch.setattr("mathanim.rendering.store.digests.time", later)
    for _ in range(3):
        digests = Digests(tmp_path / "hashes.json")
        assert digests.hash(file, read) == hash_of_file(file)
        digests.save()
    assert len(reads) == 1


def test_two_programs_draw_a_scene_once(tmp_path: Path) -> None:
    scene = FakeScene(tmp_path / "talk")
    (tmp_path / "work").mkdir()
    order: list[str] = []
    refused = threading.Event()
    with opened(tmp_path / ".store") as first:
        job = scene.job(tmp_path / "work")
        assert first.claim(job, waits=False)

        def second() -> None:
            with opened(tmp_path / ".store") as store:
                assert not store.claim(job, waits=False)
                refused.set()
                store.claim(job, waits=True)
                order.append("second has it")
                assert store.found([job], lambda _: False)[0].is_reused

        other = threading.Thread(target=second)
        other.start()
        assert refused.wait(60)
        time.sleep(0.1)  # time enough to overtake, for one who does not wait
        order.append("first is done")
        first.keep(scene.drawn(job))
        other.join(60)
    assert order == ["first is done", "second has it"]


def test_without_locks_everyone_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(locks.fcntl, "flock", refuse)
    scene = FakeScene(tmp_path / "talk")
    assert [scene.rendered(tmp_path / ".store")[:2] for _ in range(2)] == [
        (scene.content, False),
        (scene.content, True),
    ]


def test_what_a_dead_program_had_begun_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "dead.jsonl").write_bytes(b'["begun", "a"]\n["begun", "b"]\n["ended", "a"]\n["begun", "c"]\n["ended"')
    living = Journal(tmp_path, "living")
    living.begun("d")
    assert left_by_the_dead(tmp_path) == [["b", "c"]]
    assert left_by_the_dead(tmp_path) == []
    living.close()
    assert list(tmp_path.iterdir()) == []


@given(st.lists(st.tuples(st.sampled_from(["begun", "ended"]), st.sampled_from("abc"))), st.binary())
def test_a_damaged_journal_ends_at_its_first_bad_line(words: list[tuple[str, str]], rest: bytes) -> None:
    whole = b"".join(json.dumps(line).encode() + b"\n" for line in words)
    last = {label: word for word, label in words}
    assert sorted(unfinished_in(whole + b"\xff" + rest)) == sorted(name for name in last if last[name] == "begun")


@pytest.mark.parametrize("obstacle", ["file", "link"])
def test_where_no_store_can_be_one_line_says_so(obstacle: str, tmp_path: Path) -> None:
    root = tmp_path / ".store"
    if obstacle == "file":
        root.write_text("a file")
    else:
        root.symlink_to("/proc/nowhere")
    with pytest.raises(DeliveryError, match="cannot be the store") as error:
        FakeScene(tmp_path / "talk").rendered(root)
    assert "\n" not in str(error.value) and "--no-store" in str(error.value)
