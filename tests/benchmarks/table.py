"""Runs of several contenders to a table in Markdown: medians, spreads, and ratios to those that others know."""

from collections.abc import Mapping, Sequence
from statistics import median

from tests.benchmarks.quantities import FRAMES, Quantities, Quantity

STOCK = "stock manim"
TUNED = "tuned manim"
REFERENCES = (STOCK, TUNED)
UNEQUAL = 0.01

Runs = Mapping[str, Sequence[Quantities]]


def table_of(runs: Runs) -> str:
    """The table: a row a contender, a column a quantity, then how many times less each cost is."""
    quantities = quantities_in(runs)
    ratios = [(reference, cost) for reference in REFERENCES if reference in runs for cost in quantities if cost.is_cost]
    headings = ["contender", *(quantity.heading for quantity in quantities)]
    headings += [f"{reference.removesuffix(' manim')} ÷ this: {cost.name}" for reference, cost in ratios]
    rows = [headings, ["---"] * len(headings)]
    for name in runs:
        cells = [cell(values_of(runs, name, quantity), quantity) for quantity in quantities]
        rows.append([name, *cells, *(ratio_cell(runs, name, reference, cost) for reference, cost in ratios)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def quantities_in(runs: Runs) -> list[Quantity]:
    """Every quantity that some contender was measured for, in the order first met."""
    return list(dict.fromkeys(quantity for goes in runs.values() for go in goes for quantity in go))


def values_of(runs: Runs, name: str, quantity: Quantity) -> list[float]:
    """What a contender came to, run by run."""
    return [go[quantity] for go in runs[name] if quantity in go]


def cell(values: Sequence[float], quantity: Quantity) -> str:
    """The median, and from where to where the values go, if there are several."""
    if not values:
        return "–"
    shown = [f"{value:.{quantity.places}f}" for value in (median(values), min(values), max(values))]
    unit = f" {quantity.unit}" if quantity.unit else ""
    return f"{shown[0]}{unit}" if len(set(shown)) == 1 else f"{shown[0]}{unit} ({shown[1]}–{shown[2]})"


def ratio(runs: Runs, name: str, reference: str, cost: Quantity) -> float | None:
    """How many times less a contender needs than the reference, median by median; None if one was not measured."""
    own, other = values_of(runs, name, cost), values_of(runs, reference, cost)
    return median(other) / median(own) if own and other and median(own) else None


def ratio_cell(runs: Runs, name: str, reference: str, cost: Quantity) -> str:
    """The ratio as it is printed; a contender is not compared with itself."""
    times = None if name == reference else ratio(runs, name, reference, cost)
    return "–" if times is None else f"{times:.2f} ×"


def unequal_lengths(runs: Runs) -> str:
    """A line that says so if the contenders' videos differ in length by more than one per cent; else nothing."""
    lengths = {name: median(values) for name in runs if (values := values_of(runs, name, FRAMES))}
    if not lengths or max(lengths.values()) <= (1 + UNEQUAL) * min(lengths.values()):
        return ""
    counts = ", ".join(f"{name} {count:.0f} frames" for name, count in lengths.items())
    return f"**Not the same videos**: {counts}."
