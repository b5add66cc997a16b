"""A pickle followed opcode by opcode, as far as torch.save uses them; what it names is looked up, never imported."""

import pickletools
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from mathanim.inputs.reading import NotClearError

MARK = object()
VALUES = {"BINUNICODE", "BININT", "BININT1", "BININT2", "LONG1", "BINFLOAT"}
CONSTANTS: Mapping[str, Callable[[], Any]] = {
    "NONE": lambda: None,
    "NEWTRUE": lambda: True,
    "NEWFALSE": lambda: False,
    "EMPTY_TUPLE": tuple,
    "EMPTY_LIST": list,
    "EMPTY_DICT": dict,
    "MARK": lambda: MARK,
}
TUPLES = {"TUPLE1": 1, "TUPLE2": 2, "TUPLE3": 3}


class Named(NamedTuple):
    """Something that the pickle names, as "module name"."""

    name: str


def followed(pickle: bytes, makers: Mapping[str, Callable[..., Any]], stored: Callable[..., Any]) -> Any:
    """What the pickle says, made by ``makers`` where it calls what it names, and by ``stored`` where it points outside.

    Raises:
        NotClearError: if it says anything in another way than torch.save does.
    """
    machine = _Machine(makers, stored)
    try:
        for opcode, argument, _ in pickletools.genops(pickle):
            machine.take(opcode.name, argument)
        (said,) = machine.stack
    except NotClearError:
        raise
    except Exception as error:  # whatever is wrong with it: torch says so itself
        raise NotClearError from error
    return said


class _Machine:
    """The stack and the memory of a pickle."""

    def __init__(self, makers: Mapping[str, Callable[..., Any]], stored: Callable[..., Any]) -> None:
        self.makers, self.stored = makers, stored
        self.stack: list[Any] = []
        self.memory: dict[int, Any] = {}
        self.others: dict[str, Callable[[Any], None]] = {
            "PROTO": self.begin,
            "GLOBAL": lambda name: self.stack.append(Named(name)),
            "BINPUT": self.remember,
            "LONG_BINPUT": self.remember,
            "BINGET": self.recall,
            "LONG_BINGET": self.recall,
            "TUPLE": lambda _: self.stack.append(tuple(self.marked())),
            "APPEND": lambda _: self.extend([self.taken()]),
            "APPENDS": lambda _: self.extend(self.marked()),
            "SETITEM": lambda _: self.set_items([self.taken(), self.taken()][::-1]),
            "SETITEMS": lambda _: self.set_items(self.marked()),
            "BINPERSID": lambda _: self.point_outside(),
            "REDUCE": lambda _: self.call(),
            "BUILD": lambda _: self.build(),
            "STOP": lambda _: None,
        }

    def take(self, opcode: str, argument: Any) -> None:
        """Do what one opcode says."""
        if opcode in VALUES:
            self.stack.append(argument)
        elif opcode in CONSTANTS:
            self.stack.append(CONSTANTS[opcode]())
        elif opcode in TUPLES:
            self.stack.append(tuple([self.taken() for _ in range(TUPLES[opcode])][::-1]))
        else:
            self.others[opcode](argument)

    def begin(self, protocol: int) -> None:
        """Take the protocol that torch.save uses."""
        if protocol not in (2, 3):
            raise NotClearError

    def remember(self, place: int) -> None:
        """Keep what lies on the stack."""
        self.memory[place] = self.stack[-1]

    def recall(self, place: int) -> None:
        """Put on the stack what was kept."""
        self.stack.append(self.memory[place])

    def taken(self) -> Any:
        """What lay on the stack, which was no mark."""
        if self.stack[-1] is MARK:
            raise NotClearError
        return self.stack.pop()

    def marked(self) -> list[Any]:
        """What lies above the last mark, taken from the stack."""
        place = max(index for index, value in enumerate(self.stack) if value is MARK)
        taken = self.stack[place + 1 :]
        del self.stack[place:]
        return taken

    def extend(self, entries: list[Any]) -> None:
        """Put entries into the list on the stack."""
        if type(self.stack[-1]) is not list:
            raise NotClearError
        self.stack[-1].extend(entries)

    def set_items(self, entries: list[Any]) -> None:
        """Put keys and values into the table on the stack."""
        if type(self.stack[-1]) not in (dict, OrderedDict) or len(entries) % 2:
            raise NotClearError
        self.stack[-1].update(zip(entries[::2], entries[1::2], strict=True))

    def point_outside(self) -> None:
        """Put what lies outside of the pickle in the place of what tells where."""
        kind, *place = self.taken()
        if kind != "storage":
            raise NotClearError
        self.stack.append(self.stored(*place))

    def call(self) -> None:
        """Put what a maker makes in the place of its name and arguments."""
        arguments, named = self.taken(), self.taken()
        if not isinstance(named, Named) or type(arguments) is not tuple:
            raise NotClearError
        self.stack.append(self.makers[named.name](*arguments))

    def build(self) -> None:
        """Leave out the attributes of an ordered table."""
        attributes = self.taken()
        if type(self.stack[-1]) is not OrderedDict or not isinstance(attributes, dict):
            raise NotClearError
