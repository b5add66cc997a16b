"""From which beat on an edit of a scene's module can matter, told from its source before and after."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from mathanim.rendering.preview.references import Function, Module, module_of

NEVER = sys.maxsize
FROM_THE_START = 0


@dataclass(frozen=True)
class Story:
    """What a run told about the scene: its class, its beats in order, the names it has from elsewhere.

    Only of a storyboard, whose beats are methods that a class of another module plays, is known when each begins.
    """

    class_name: str
    beats: tuple[str, ...]
    inherited: frozenset[str]
    is_storyboard: bool


@dataclass(frozen=True)
class Edit:
    """The first beat whose picture may be another (NEVER if none is), and the functions with another body."""

    first_beat: int
    changed: frozenset[str] = frozenset()


@lru_cache(maxsize=8)
def edit_between(old: str, new: str, story: Story) -> Edit:
    """What an edit changes.

    It matters from the start unless nothing but bodies of functions and methods changed, none of which can have run
    before some beat: as far as names tell, which is why a whole run always follows.

    Raises:
        SyntaxError: if the new source is no Python.
    """
    if old == new:
        return Edit(NEVER)
    before, after = module_of(old), module_of(new)
    if before.rest != after.rest or before.functions.keys() != after.functions.keys():
        return Edit(FROM_THE_START)
    changed = frozenset(name for name, found in after.functions.items() if found.body != before.functions[name].body)
    if not changed:
        return Edit(NEVER)
    if not story.is_storyboard or before.is_devious or after.is_devious:
        return Edit(FROM_THE_START, changed)
    begins = earliest_beats(before, after, story)
    return Edit(min(begins.get(name, FROM_THE_START) for name in changed), changed)


def earliest_beats(before: Module, after: Module, story: Story) -> dict[str, int]:
    """For each function, the first beat in which it can run, by old or new source; left out if nobody names it."""
    found: dict[str, int] = {}
    for beat, names in entries(before, after, story):
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found[name] = beat
                waiting += [*called_by(name, before, story), *called_by(name, after, story)]
    return found


def entries(before: Module, after: Module, story: Story) -> Iterator[tuple[int, list[str]]]:
    """Beat by beat, the functions that are called from outside the module."""
    outside = before.names_outside | after.names_outside | story.inherited
    functions = after.functions.values()
    yield (
        FROM_THE_START,
        [function.name for function in functions if is_called_from_outside(function, outside, story)],
    )
    for index, beat in enumerate(story.beats):
        yield index, [function.name for function in functions if is_beat(function, beat, story)]


def is_called_from_outside(function: Function, outside: frozenset[str], story: Story) -> bool:
    """Whether another module, or the module's own top, can call the function of the scene as soon as there is one.

    The methods of other classes are called by whoever has an object of theirs.
    """
    if function.owner not in ("", story.class_name):
        return function.owner.partition(".")[0] in outside
    return function.own_name in outside or function.own_name.startswith("__")


def is_beat(function: Function, beat: str, story: Story) -> bool:
    """Whether the method is that beat."""
    return function.owner == story.class_name and function.own_name == beat


def called_by(name: str, module: Module, story: Story) -> Iterator[str]:
    """The functions that the function can call, as far as names tell; whoever names a class can call its methods."""
    function = module.functions[name]
    names = function.names
    if function.owner == story.class_name and function.own_name == "beats":
        names = function.names_beside(frozenset(story.beats))
    for other in module.functions.values():
        if other.own_name in names or (other.owner != story.class_name and other.owner.partition(".")[0] in names):
            yield other.name
