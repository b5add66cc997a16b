"""The numbers in the sum of one neuron, as quantities: factors, products, their sum, and what becomes of it."""

from dataclasses import dataclass

import numpy as np

from mathanim.drawing.neural_networks.drawn_pass import NOISE, DrawnLayer, given_to
from mathanim.inputs.quantities import Quantity
from mathanim.maths.neural_networks.layers import ForwardPass
from mathanim.maths.neural_networks.neuron_terms import neuron_terms
from mathanim.maths.tensors import to_numpy


@dataclass(frozen=True)
class NeuronQuantities:
    """``inputs``, ``weights`` and ``products`` (inputs,); their ``total``, plus the ``bias``, is the preactivation."""

    inputs: Quantity
    weights: Quantity
    products: Quantity
    total: Quantity
    bias: Quantity
    preactivation: Quantity
    activation: Quantity

    @classmethod
    def of_first(cls, trace: ForwardPass, layer: DrawnLayer) -> "NeuronQuantities":
        """The numbers of the first layer's first neuron; ``layer`` is that layer as it is drawn."""
        terms = neuron_terms(trace.layers[0], 0)
        products, total = to_numpy(terms.products[0]), float(terms.weighted_sums[0])
        if abs(total) <= NOISE * np.abs(products).sum():
            total = 0.0
        made, given = "neuron_terms(forward_pass(network, x).layers[0], 0)", given_to(trace)
        return cls(
            layer.inputs,
            layer.weights[:, 0],
            Quantity("x w", products, f"{made}.products[0]", given),
            Quantity("sum of x w", total, f"{made}.weighted_sums[0]", given),
            layer.bias[0],
            layer.preactivations[0],
            layer.activations[0],
        )

    @property
    def ends(self) -> tuple[Quantity, Quantity, Quantity, Quantity]:
        """What stands below the products."""
        return self.total, self.bias, self.preactivation, self.activation
