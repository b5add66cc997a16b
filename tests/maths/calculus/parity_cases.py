"""One computation for every public function of calculus, made wherever the caller has chosen to be."""

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch import Tensor

from mathanim.maths.calculus import (
    approaches,
    clear_ways,
    derivatives,
    functions,
    graphs,
    lines,
    roundings,
    secants,
    spans,
    step_sizes,
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


def logarithm() -> clear_ways.Heights:
    return functions.on_arrays(torch.log)


def some_lines() -> lines.Lines:
    return tangents.tangents_at(curve, real_tensor([0.5, 1.0, 3.2]))


CASES: dict[Any, Callable[[], Any]] = {
    approaches.Approach.start: lambda: approach().start,
    approaches.Approach.ends: lambda: approach().ends,
    approaches.Approach.derivative: lambda: approach().derivative,
    approaches.Approach.largest: lambda: approach().largest,
    approaches.Approach.steepest: lambda: approach().steepest,
    approaches.approach_to_tangent: lambda: (approach().rows, approach().slide, approach().tangent),
    clear_ways.require_derivative: lambda: clear_ways.require_derivative(True, 3.2),
    clear_ways.clear_half_width: lambda: clear_ways.clear_half_width(logarithm(), 3.2, np.array([8.0, 1.0])),
    clear_ways.refuse_gaps: lambda: clear_ways.refuse_gaps(logarithm(), 3.2, np.array([8.0, 1.0])),
    clear_ways.half_width_without_gap: lambda: clear_ways.half_width_without_gap(logarithm(), 3.2, 8.0),
    derivatives.derivatives: lambda: [derivatives.derivatives(curve, widths(), order) for order in range(4)],
    functions.values_of: lambda: functions.values_of(curve, widths()),
    functions.on_arrays: lambda: functions.on_arrays(curve)(np.array([0.5, 3.2])),
    functions.finite_values_of: lambda: functions.finite_values_of(curve, widths()),
    graphs.graph_between: lambda: graphs.graph_between(curve, -1.0, 2.0, 50, device=widths().device),
    lines.Lines.heights_at: lambda: some_lines().heights_at(widths()),
    lines.Lines.segments_across: lambda: some_lines().segments_across(-1.0, 2.0),
    lines.Lines.segments_of_length: lambda: some_lines().segments_of_length(2.5),
    lines.secant_lines: lambda: lines.secant_lines(secants.secants_at(curve, 3.2, widths())),
    roundings.slope_roundings: lambda: roundings.slope_roundings(
        curve(place()), curve(widths()), widths(), widths() - place(), 2e-16
    ),
    roundings.require_distinct: lambda: roundings.require_distinct(widths(), 2 * widths(), widths()),
    secants.secants_at: lambda: secants.secants_at(curve, 3.2, widths()),
    secants.Secants.is_trustworthy_to: lambda: secants.secants_at(curve, 3.2, widths()).is_trustworthy_to(14),
    spans.extended_to_zero: lambda: spans.extended_to_zero(1.0, 2.0, 1.5),
    spans.heights_to_show: lambda: spans.heights_to_show(np.eye(2), [[0.0, 0.0], [0.5, 2.0], [1.0, 1.0]], 1.0),
    spans.spans_to_show: lambda: spans.spans_to_show(functions.on_arrays(curve), [[0, 0], [1, 1]]),
    step_sizes.step_sizes: lambda: step_sizes.step_sizes(2.0, 1e-5, 9),
    steps.shrinking_steps: lambda: steps.shrinking_steps(2.0, 1e-5, 9),
    straightening.straightening_windows: lambda: straightening.straightening_windows(curve, place(), 1.0, 3).x_samples,
    tangents.tangents_at: lambda: tangents.tangents_at(curve, widths()),
    windows.windows_at: lambda: windows.windows_at(curve, 3.2, widths(), samples=11),
}
