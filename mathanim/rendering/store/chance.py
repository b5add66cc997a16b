"""Find clocks, chance and silent readers in a scene's source: what they make of it cannot be kept."""

import ast
from collections.abc import Iterator, Mapping

TIMES = ("time", "monotonic", "perf_counter", "process_time", "thread_time", "clock_gettime")
CLOCKS = {
    *(f"time.{name}{ending}" for name in TIMES for ending in ("", "_ns")),
    *(f"datetime.{name}" for name in ("datetime.now", "datetime.today", "datetime.utcnow", "date.today")),
}
CLOCKS_WITHOUT_ARGUMENT = {"time.localtime", "time.gmtime", "time.ctime", "time.asctime"}
CHANCES = {"os.urandom", "os.getrandom", "random.SystemRandom", "uuid.uuid1", "uuid.uuid4", "torch.seed"}
SILENT_READERS = {"torch.jit.load", "torch.from_file", "torch.UntypedStorage.from_file", "torch.ops.load_library"}
SEEDABLE = {
    "random.Random",
    "random.seed",
    "torch.random.seed",
    *(f"numpy.random.{name}" for name in ("default_rng", "RandomState", "seed", "SeedSequence", "MT19937")),
    *(f"numpy.random.{name}" for name in ("PCG64", "PCG64DXSM", "Philox", "SFC64")),
}


def reasons_in(source: bytes, file: str) -> list[str]:
    """Each mention of a clock and of unseeded chance, with its line; nothing, if the source is no Python."""
    try:
        tree = ast.parse(source, file)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    names = imported_names(tree)
    return [f"{file}:{line}: {reason}" for line, reason in found_in(tree, names)]


def found_in(tree: ast.Module, names: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Line and reason of everything found."""
    called = {id(node.func): node for node in ast.walk(tree) if isinstance(node, ast.Call)}
    types = {id(part) for annotation in annotations_in(tree) for part in ast.walk(annotation)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and id(node) not in types:
            name = full_name(node, names)
            if reason := reason_of(name, called.get(id(node))):
                yield node.lineno, reason


def annotations_in(tree: ast.Module) -> Iterator[ast.expr]:
    """Every expression that only names a type."""
    for node in ast.walk(tree):
        for field in ("annotation", "returns"):
            if isinstance(annotation := getattr(node, field, None), ast.expr):
                yield annotation


def reason_of(name: str, call: ast.Call | None) -> str:
    """Why a mention of the name, called thus or not at all, makes every run another; empty if it does not."""
    if name in CLOCKS or (name in CLOCKS_WITHOUT_ARGUMENT and not has_argument(call)):
        return f"{name} reads the clock"
    if name in CHANCES or name.startswith("secrets."):
        return f"{name} is left to chance"
    if name in SILENT_READERS:
        return f"{name} reads files that nobody hears of"
    if name in SEEDABLE and not has_argument(call):
        return f"{name} is left to chance: give it a seed"
    return ""


def has_argument(call: ast.Call | None) -> bool:
    """Whether something other than None is handed over."""
    if call is None:
        return False
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    return any(not (isinstance(value, ast.Constant) and value.value is None) for value in given)


def imported_names(tree: ast.Module) -> dict[str, str]:
    """What each imported name stands for: np for numpy, now for time.time."""
    names: dict[str, str] = {"np": "numpy"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {
                alias.asname or alias.name.partition(".")[0]: alias.name
                if alias.asname
                else alias.name.partition(".")[0]
                for alias in node.names
            }
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def full_name(node: ast.expr, names: Mapping[str, str]) -> str:
    """The dotted name that an expression stands for: numpy.random.default_rng for np.random.default_rng."""
    if isinstance(node, ast.Name):
        return names.get(node.id, "")
    if isinstance(node, ast.Attribute) and (owner := full_name(node.value, names)):
        return f"{owner}.{node.attr}"
    return ""
