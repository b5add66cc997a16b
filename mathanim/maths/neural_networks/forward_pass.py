"""The forward pass of a feed-forward network, layer by layer, as it really ran."""

from typing import cast

import torch
from jaxtyping import Float
from torch import Tensor, nn

from mathanim.maths.neural_networks.layers import ForwardPass, Layer, LayerPass
from mathanim.maths.neural_networks.run_record import PartRun, parts_run_in
from mathanim.maths.tensors import require_finite

ACTIVATIONS: tuple[type[nn.Module], ...] = (
    *(nn.ReLU, nn.ReLU6, nn.LeakyReLU, nn.PReLU, nn.ELU, nn.SELU, nn.CELU, nn.GELU, nn.SiLU, nn.Mish),
    *(nn.Sigmoid, nn.LogSigmoid, nn.Tanh, nn.Softplus, nn.Softsign, nn.Tanhshrink, nn.Softshrink, nn.Hardshrink),
    *(nn.Hardtanh, nn.Hardsigmoid, nn.Hardswish, nn.Threshold, nn.Softmax, nn.LogSoftmax, nn.Softmin),
)
EXPLAINED = 1000
PASSIVE: tuple[type[nn.Module], ...] = (nn.Identity, nn.Flatten, nn.Dropout, nn.AlphaDropout)


def forward_pass(network: nn.Module, x: Float[Tensor, "samples ..."]) -> ForwardPass:
    """What every layer of ``network`` makes of a batch: inputs, preactivations x W + b, activations.

    The numbers are those of one real run, taken down by hooks, on the network's device and in its dtype. A network is
    feed-forward here when it is a chain of ``nn.Linear`` and activations (``Flatten``, ``Identity`` and, in eval
    mode, dropout pass numbers on), however nested.

    Raises:
        ValueError: if the network is not such a chain or would drop neurons, if x does not fit its dtype or its
            inputs, or if a number on the way is not finite.
    """
    _require_fitting(network, x)
    runs = [run for run in parts_run_in(network, x) if not _is_passive(run)]
    starts = [number for number, run in enumerate(runs) if isinstance(run.part, nn.Linear)]
    if not starts or starts[0] != 0:
        raise ValueError("a feed-forward network needs an nn.Linear before its first activation")
    passes = [_layer_pass(runs[a:b]) for a, b in zip(starts, [*starts[1:], len(runs)], strict=True)]
    return ForwardPass(passes[0].inputs, tuple(passes))


def _layer_pass(runs: list[PartRun]) -> LayerPass:
    linear, *activations = runs
    for run in activations:
        _require_activation(run)
    layer = _layer(linear, [type(run.part).__name__ for run in activations])
    if linear.inputs.ndim != 2:
        shape = tuple(linear.inputs.shape)
        raise ValueError(f"{linear.name} needs a batch of rows (samples, inputs), not shape {shape}; flatten it first")
    _require_explained(layer, linear)
    return LayerPass(layer, linear.inputs, linear.outputs, runs[-1].outputs)


def _layer(run: PartRun, activations: list[str]) -> Layer:
    linear = cast(nn.Linear, run.part)
    weights = linear.weight.detach().T.clone()
    bias = torch.zeros_like(weights[0]) if linear.bias is None else linear.bias.detach().clone()
    return Layer(run.name, weights, bias, " then ".join(activations) or "Identity")


def _is_passive(run: PartRun) -> bool:
    if isinstance(run.part, nn.Dropout | nn.AlphaDropout) and run.part.training and run.part.p > 0:
        raise ValueError(f"{run.name} drops neurons at random while training; call network.eval() first")
    return isinstance(run.part, PASSIVE)


def _require_activation(run: PartRun) -> None:
    if not isinstance(run.part, ACTIVATIONS):
        raise ValueError(
            f"a feed-forward network is made of nn.Linear and activations; {run.name} is {type(run.part).__name__}"
        )
    if isinstance(run.part, nn.Softmax | nn.LogSoftmax | nn.Softmin) and run.part.dim not in (1, -1):
        raise ValueError(f"{run.name} must work along each sample's neurons, dim=1, not dim={run.part.dim}")


def _require_explained(layer: Layer, run: PartRun) -> None:
    """Refuse a part whose weights, as read, do not give what it gave (a hook or a patched forward interferes).

    Of a large batch, ``EXPLAINED`` samples or a few more are looked at, spread evenly.
    """
    require_finite(run.outputs, f"what {run.name} gives")
    slack = 1e3 * torch.finfo(layer.weights.dtype).eps
    some = slice(None, None, max(1, len(run.inputs) // EXPLAINED))
    if not torch.allclose(run.inputs[some] @ layer.weights + layer.bias, run.outputs[some], rtol=slack, atol=slack):
        raise ValueError(f"{run.name} does not give x W + b; something else changes its numbers while it runs")


def _require_fitting(network: nn.Module, x: Tensor) -> None:
    dtypes = {parameter.dtype for parameter in network.parameters()}
    if dtypes and dtypes != {x.dtype}:
        names = ", ".join(sorted(str(dtype) for dtype in dtypes))
        raise ValueError(f"the network computes in {names} and the input is {x.dtype}; make them one, as by .double()")
    if x.shape[0] == 0:
        raise ValueError("a forward pass needs at least one sample, and there is none")
    require_finite(x, "the input")
