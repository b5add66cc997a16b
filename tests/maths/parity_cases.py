"""One computation for every public function and property of maths; each room lists its own.

A new one needs a line in its room's ``parity_cases.py``; test_parity.py says so until it has one.
"""

from collections.abc import Callable
from typing import Any

from mathanim.maths import tensors
from mathanim.maths.probability import events
from tests.maths.calculus.parity_cases import CASES as CALCULUS
from tests.maths.linear_algebra.parity_cases import CASES as LINEAR_ALGEBRA
from tests.maths.linear_algebra.parity_cases import plane
from tests.maths.neural_networks.parity_cases import CASES as NEURAL_NETWORKS
from tests.maths.probability.parity_cases import CASES as PROBABILITY

TENSORS: dict[Any, Callable[[], Any]] = {
    tensors.real_tensor: plane,
    tensors.require_finite: lambda: tensors.require_finite(plane(), "the matrix"),
    tensors.to_numpy: lambda: tensors.to_numpy(plane()),
}

CASES = {
    function.fget if isinstance(function, property) else function: case
    for room in (TENSORS, CALCULUS, LINEAR_ALGEBRA, NEURAL_NETWORKS, PROBABILITY)
    for function, case in room.items()
}

WITHOUT_NUMBERS: dict[Any, str] = {
    events.Event.and_also: "names places in a table and computes nothing",
    tensors.device_named: "chooses a device and computes nothing",
    tensors.seeded_generator: "each kind of device has a stream of its own, as its docstring says",
}
