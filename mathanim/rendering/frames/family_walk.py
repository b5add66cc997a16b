"""The objects that a camera shows, in the order in which it draws them: Manim's walk, without its repetitions."""

from collections.abc import Iterable, Sequence
from typing import Any

from manim.mobject.mobject import Mobject
from manim.utils.iterables import remove_list_redundancies

STOCK_FAMILY = Mobject.get_family


def shown(mobjects: Iterable[Mobject], *, by_z_index: bool) -> list[Mobject]:
    """All members with points of the families of ``mobjects``, each once, at its last place in the walk.

    The same list as Manim's ``Camera.get_mobjects_to_display``, in time linear in its length.
    """
    members = [member for member in family(list(mobjects)) if member.get_num_points() > 0]
    return sorted(members, key=lambda member: member.z_index) if by_z_index else members


def family(mobjects: Sequence[Mobject]) -> list[Mobject]:
    """The mobjects, each followed by its family; whoever appears twice is counted at the last place.

    Walked backwards: when a member has been met, all of its own family has been met too.
    """
    entered: set[Mobject] = set()
    met: set[Mobject] = set()
    backwards: list[Mobject] = []

    def meet(mobject: Mobject) -> None:
        if mobject in entered:
            return
        entered.add(mobject)
        if type(mobject).get_family is not Mobject.get_family:
            for member in reversed(mobject.get_family()):
                note(member)
            return
        for child in reversed(mobject.submobjects):
            meet(child)
        note(mobject)

    def note(mobject: Mobject) -> None:
        if mobject not in met:
            met.add(mobject)
            backwards.append(mobject)

    for mobject in reversed(mobjects):
        meet(mobject)
    return backwards[::-1]


def quick_family(mobject: Mobject, recurse: bool = True) -> list[Mobject]:
    """Stands in for ``Mobject.get_family``: the same list, without a generator for every member of every level."""
    try:
        return _members(mobject)
    except RecursionError:  # a family that holds itself: Manim walks around it
        return STOCK_FAMILY(mobject, recurse)


def _members(mobject: Mobject) -> list[Mobject]:
    members = [mobject]
    for child in mobject.submobjects:
        if child.submobjects:
            members += _members(child)
        else:
            members.append(child)
    return members if len(set(members)) == len(members) else remove_list_redundancies(members)


def walk_quickly() -> None:
    """Let every object of this process list its family by the quick way."""
    quick: Any = Mobject
    quick.get_family = quick_family
