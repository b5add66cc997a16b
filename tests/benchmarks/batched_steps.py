"""The batched steps of maths, measured against what the machine could do at best, as a table in Markdown.

``THP_MEM_ALLOC_ENABLE=1 python -m tests.benchmarks.batched_steps [--seconds S]``

Each step is timed by torch's own benchmark timer (medians of many runs, the GPU waited for) for S seconds, on the CPU
and on a GPU where there is one. Beside it stands the least it could take: for steps that mostly move numbers, the
bytes that must be read and written at the speed at which the device copies; for products of large matrices, their
operations at the rate at which the device multiplies square ones. The share is the least time over the time taken.
The variable lets torch ask for large pages: without it, a new gigabyte costs more than the numbers written into it.
"""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.utils.benchmark import Timer

from mathanim.inputs.expressions.expression import expression_from
from mathanim.maths.calculus.secants import secants_at
from mathanim.maths.linear_algebra.linear_maps import images_of_points
from mathanim.maths.neural_networks.forward_pass import forward_pass
from mathanim.maths.probability.posterior import posterior_of
from mathanim.maths.tensors import SHOWN_DTYPE, seeded_generator
from tests.benchmarks.machine import load_line, machine_line

BYTES_OF_A_NUMBER = SHOWN_DTYPE.itemsize
COPIED, MULTIPLIED = 2**26, 3072
POINTS, MATRICES, AT_ONCE = 10**7, 240, 6
WIDTHS, INPUTS = (784, 512, 512, 10), 10**5
SECANTS = 10**6
TABLES, HYPOTHESES = 10**6, 4


@dataclass(frozen=True)
class Step:
    """A step, and the least it must do: numbers read and written, or multiplications and additions."""

    name: str
    run: Callable[[], object]
    numbers: int = 0
    operations: int = 0


@dataclass(frozen=True)
class Rates:
    """What a device does at best, in bytes and in operations a second."""

    bytes: float
    operations: float

    def least_seconds(self, step: Step) -> float:
        """How long a step would take at these rates."""
        return step.numbers * BYTES_OF_A_NUMBER / self.bytes + step.operations / self.operations


def seconds_of(run: Callable[[], object], least: float) -> float:
    """The median time of a run; it is repeated for ``least`` seconds."""
    timer = Timer("run()", globals={"run": run}, num_threads=torch.get_num_threads())
    return timer.blocked_autorange(min_run_time=least).median


def rates(least: float) -> Rates:
    """What the device of the ``with`` around it does at best: copying numbers, multiplying square matrices."""
    source = torch.ones(COPIED, dtype=SHOWN_DTYPE)
    target, square = torch.empty_like(source), torch.ones(MULTIPLIED, MULTIPLIED, dtype=SHOWN_DTYPE)
    copying = seconds_of(lambda: target.copy_(source), least)
    multiplying = seconds_of(lambda: square @ square, least)
    return Rates(2 * COPIED * BYTES_OF_A_NUMBER / copying, 2 * MULTIPLIED**3 / multiplying)


def chance(*shape: int) -> Tensor:
    """Numbers in [0, 1), the same each time."""
    return torch.rand(*shape, dtype=SHOWN_DTYPE, generator=seeded_generator(1))


def points_through_matrices() -> Step:
    """Ten million points of the plane through 240 matrices, as many at once as fit into a gigabyte."""
    points, matrices = chance(POINTS, 2), chance(MATRICES, 2, 2).split(AT_ONCE)

    def run() -> None:
        for some in matrices:
            images_of_points(some, points)

    return Step("10⁷ points through 240 matrices", run, numbers=2 * POINTS * (MATRICES + len(matrices)))


def forward_traces() -> Step:
    """Everything that each layer of 784–512–512–10 makes of a hundred thousand inputs, kept."""
    linears = [nn.Linear(a, b, dtype=SHOWN_DTYPE) for a, b in pairwise(WIDTHS)]
    network = nn.Sequential(*(part for linear in linears[:-1] for part in (linear, nn.ReLU())), linears[-1])
    x = chance(INPUTS, WIDTHS[0])
    operations = sum(2 * INPUTS * linear.weight.numel() for linear in linears)
    return Step("10⁵ forward traces, 784–512–512–10", lambda: forward_pass(network, x), operations=operations)


def secants() -> Step:
    """A million secants of a cubic: points, runs, rises, slopes, and how far rounding can have moved them."""
    f = expression_from("x**3 - 2*x")
    h = 1e-6 + chance(SECANTS)
    return Step("10⁶ secants", lambda: secants_at(f, 1.0, h), numbers=7 * SECANTS)


def posteriors() -> Step:
    """The posteriors of a million tables of four hypotheses, with every product and sum of the formula."""
    priors, likelihoods = chance(TABLES, HYPOTHESES), chance(TABLES, HYPOTHESES)
    priors = priors / priors.sum(-1, keepdim=True)
    numbers = TABLES * (4 * HYPOTHESES + 1)
    return Step("posteriors of 10⁶ tables", lambda: posterior_of(priors, likelihoods), numbers=numbers)


STEPS = (points_through_matrices, forward_traces, secants, posteriors)


def rows(device: torch.device, least: float) -> Sequence[str]:
    """A row a step: seconds, the least, and the share of the device's best that was reached."""
    with device:
        best = rates(least)
        lines = [f"{device.type}: copies {best.bytes / 1e9:.1f} GB/s, multiplies {best.operations / 1e9:.0f} Gflop/s"]
        lines += ["", "| step | s | at best, s | reached |", "|---|---|---|---|"]
        for make in STEPS:
            step = make()
            taken, possible = seconds_of(step.run, least), best.least_seconds(step)
            lines.append(f"| {step.name} | {taken:.4f} | {possible:.4f} | {possible / taken:.0%} |")
        return lines


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=3.0)
    least = parser.parse_args().seconds
    print(machine_line(), load_line(), "", *rows(torch.device("cpu"), least), "", sep="\n")
    if torch.cuda.is_available():
        print(torch.cuda.get_device_name(), *rows(torch.device("cuda"), least), sep="\n")
    else:
        print("cuda: skipped, torch finds no NVIDIA GPU here")


if __name__ == "__main__":
    main()
