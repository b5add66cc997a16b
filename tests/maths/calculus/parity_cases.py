"""One computation for every public function of calculus, made wherever the caller has chosen to be."""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from mathanim.maths.calculus import (
    approaches,
    derivatives,
    functions,
    graphs,
    lines,
    secants,
    steps,
    straightening,
    tangents,
    windows,
)
from mathanim.maths.tensors import real_tensor


def widths() -> Tensor:
    return steps.shrinking_steps(2.0, 0.05, 9)


def curve(x: Tensor) -> Tensor:
    return torch.sin(x) + x**2 / 4


def place() -> Tensor:
    return real_tensor(3.2)


def curves_slope(x: Tensor) -> Tensor:
    return torch.cos(x) + x / 2


def approach() -> approaches.Approach:
    return approaches.approach_to_tangent(curve, curves_slope, 3.2, [2.0, 0.5, 0.05], count=9, device=place().device)


def some_lines() -> lines.Lines:
    return tangents.tangents_at(curve, real_tensor([0.5, 1.0, 3.2]))


CASES: dict[Any, Callable[[], Any]] = {
    approaches.Approach.start: lambda: approach().start,
    approaches.Approach.ends: lambda: approach().ends,
    approaches.Approach.derivative: lambda: approach().derivative,
    approaches.approach_to_tangent: lambda: (approach().rows, approach().slide, approach().tangent),
    derivatives.derivatives: lambda: [derivatives.derivatives(curve, widths(), order) for order in range(4)],
    functions.values_of: lambda: functions.values_of(curve, widths()),
    functions.finite_values_of: lambda: functions.finite_values_of(curve, widths()),
    graphs.graph_between: lambda: graphs.graph_between(curve, -1.0, 2.0, 50, device=widths().device),
    lines.Lines.heights_at: lambda: some_lines().heights_at(widths()),
    lines.Lines.segments_across: lambda: some_lines().segments_across(-1.0, 2.0),
    lines.Lines.segments_of_length: lambda: some_lines().segments_of_length(2.5),
    lines.secant_lines: lambda: lines.secant_lines(secants.secants_at(curve, 3.2, widths())),
    secants.secants_at: lambda: secants.secants_at(curve, 3.2, widths()),
    secants.Secants.is_trustworthy_to: lambda: secants.secants_at(curve, 3.2, widths()).is_trustworthy_to(14),
    steps.shrinking_steps: lambda: steps.shrinking_steps(2.0, 1e-5, 9),
    straightening.half_width_without_gap: lambda: straightening.half_width_without_gap(
        torch.log, real_tensor(3.2), 8.0
    ),
    straightening.straightening_windows: lambda: straightening.straightening_windows(curve, place(), 1.0, 3).x_samples,
    tangents.tangents_at: lambda: tangents.tangents_at(curve, widths()),
    windows.windows_at: lambda: windows.windows_at(curve, 3.2, widths(), samples=11),
}
