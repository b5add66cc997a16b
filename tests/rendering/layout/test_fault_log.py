"""What stays is one fault, what passes by quickly is none, and what comes again is another."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from mathanim.rendering.job import Beat
from mathanim.rendering.layout.fault_log import LASTING, FaultLog
from mathanim.rendering.layout.finding import Finding

BEATS = (Beat("first", 0, 10), Beat("second", 10, 10), Beat("third", 20, 10))
RATE = Fraction(10)
LOOK = Fraction(1, 5)


def finding(name: str) -> Finding:
    return Finding("overlap", f"{name} overlaps", (0, 0, 1, 1), (name,), 1, 0)


def test_what_stands_at_every_end_is_one_fault() -> None:
    log = FaultLog()
    news = [log.at_rest(last, [finding("a")] if last > 9 else []) for last in (9, 19, 29)]
    assert news == [False, True, False]
    (fault,) = log.faults(BEATS, RATE)
    assert (fault.beat, fault.time, fault.last_beat, fault.is_between) == ("second", 1.9, "third", False)


def test_what_comes_again_is_another_fault() -> None:
    log = FaultLog()
    for last, found in ((9, [finding("a")]), (19, []), (29, [finding("a")])):
        log.at_rest(last, found)
    assert [(fault.beat, fault.last_beat) for fault in log.faults(BEATS, RATE)] == [
        ("first", "first"),
        ("third", "third"),
    ]


def test_two_alike_at_a_moment_are_two() -> None:
    log = FaultLog()
    log.at_rest(9, [finding("a"), finding("a"), finding("b")])
    log.at_rest(19, [finding("a"), finding("b")])
    assert [fault.last_beat for fault in log.faults(BEATS, RATE)] == ["second", "first", "second"]


@given(seen=st.lists(st.booleans(), max_size=20))
def test_a_passing_fault_counts_when_it_lasts(seen: list[bool]) -> None:
    log = FaultLog()
    for frame, is_there in enumerate(seen):
        log.in_passing(frame, [finding("a")] if is_there else [], LOOK)
    runs = [len(run) for run in "".join("x" if is_there else " " for is_there in seen).split()]
    assert len(log.seen) == sum(run * LOOK >= LASTING for run in runs)
    assert all(fault.is_between for fault in log.faults(BEATS, RATE))


def test_what_began_in_motion_and_stands_at_the_end_stands() -> None:
    log = FaultLog()
    for frame in range(4):
        log.in_passing(frame, [finding("a")], LOOK)
    log.at_rest(9, [finding("a")])
    (fault,) = log.faults(BEATS, RATE)
    assert (fault.time, fault.last_beat, fault.is_between) == (0.2, "first", False)
