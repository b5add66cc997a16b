"""One layer in numbers: row vector times matrix plus row vector, one column for each neuron."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
from manim import VGroup

from mathanim.drawing.formulas import Formula
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.neural_networks.column_focus import FocusColumn
from mathanim.drawing.neural_networks.drawn_pass import DrawnPass
from mathanim.drawing.neural_networks.forward_formulas import (
    activation_symbol,
    activation_vector,
    input_vector,
    preactivation_vector,
)
from mathanim.drawing.neural_networks.layer_sample import Sample
from mathanim.drawing.neural_networks.number_blocks import EM_OF_BLOCKS, NumberBlock, column_points, widest
from mathanim.drawing.neural_networks.number_forms import DIGITS, are_told_exactly
from mathanim.drawing.neural_networks.rounding import USUAL, fewest_places, telling_places
from mathanim.drawing.readouts import Number
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import EM, SMALLEST_EM
from mathanim.inputs.errors import InputError
from mathanim.inputs.quantities import Quantity

BLOCK_GAP = 0.62
"""Room between the brackets of two rows of numbers, in em, beyond the leading."""
BRIEFER = ((0, 0, True), (0, 0, False), (1, 0, False), (1, 1, False), (2, 1, False), (2, 2, False))
"""By how many places less factors and results are written, and whether the activation is named, until all is read."""
LARGEST = EM["formula"] / EM_OF_BLOCKS
"""How much the numbers may grow where there is room: to the size of formulas."""
LABELLED = 1.1
"""The room that is kept above and below numbers that grow, for labels, in em."""
ONE = Sample(1, (0,))


class Part(VGroup):
    """A block of numbers with its sign before it and its name behind it."""

    def __init__(self, block: NumberBlock, sign: list[Formula], symbol: Formula) -> None:
        self.block, self.sign, self.symbol = block, sign, symbol
        super().__init__(*sign, block, symbol)

    @property
    def frame(self) -> VGroup:
        """Brackets, dots and name: all but the numbers and the sign."""
        return VGroup(self.block.brackets, self.block.dots, self.symbol)

    @property
    def signs(self) -> VGroup:
        """The sign before the brackets, if there is one."""
        return VGroup(*self.sign)

    @property
    def numbers(self) -> list[Number]:
        """The numbers, row by row."""
        return self.block.numbers


class LayerEquation(VGroup):
    """The parts ``inputs``, ``weights``, ``bias``, ``preactivation`` and ``activation`` of a layer, fitted to a region.

    Column j of every part but the inputs belongs to neuron j. The inputs stand before the weights or, where that is
    too wide to be read, above them. A layer without an activation has the preactivation in its place.

    Raises:
        InputError: if it would have to be smaller than text may be.
    """

    def __init__(self, style: Style, drawn: DrawnPass, number: int, region: Region) -> None:
        super().__init__()
        self.style, self.drawn, self.layer = style, drawn, drawn.layers[number - 1]
        for self.digits, briefer in product(DIGITS, BRIEFER):
            self._make_parts(*briefer)
            if self._arrange(region):
                return
        raise InputError.of(
            f"gives layer {number} numbers too long to be written out readably: scale the input or the weights, "
            "or use a narrower layer",
            "network",
        )

    def _make_parts(self, fewer_of_factors: int, fewer_of_results: int, is_named: bool) -> None:
        layer, number = self.layer, self.layer.number
        before = "muted" if number == 1 else self.drawn.layers[number - 2].role
        fewer = (fewer_of_factors, fewer_of_factors, fewer_of_results)
        self.places = [_places(values, less) for values, less in zip(self._shown(), fewer, strict=True)]
        inputs, weights, _ = self.places
        sums, results = self._results(is_named)
        self.inputs = self._part(row_of(layer.inputs), layer.rows, inputs, input_vector(number), before)
        self.weights = self._part(layer.weights, layer.columns, weights, f"W_{number}", layer.role, rows=layer.rows)
        self.bias = self._part(row_of(layer.bias), layer.columns, weights, f"bold(b)_{number}", layer.role, sign="+")
        self.preactivation, self.activation = sums, results
        parts = [self.inputs, self.weights, self.bias, sums]
        self.submobjects = [*parts, *([results] if layer.has_activation else [])]

    @property
    def terms(self) -> VGroup:
        """The parts that are multiplied and added."""
        return VGroup(self.inputs, self.weights, self.bias)

    @property
    def signs(self) -> VGroup:
        """The signs between the parts that are multiplied and added."""
        return VGroup(self.weights.signs, self.bias.signs)

    def focusing(self, column: int | None) -> list[FocusColumn]:
        """Animations that dim the weights and biases of all shown neurons but one; None dims none."""
        return [FocusColumn(part.block, column) for part in (self.weights, self.bias)]

    def keep_results(self) -> None:
        """Let go of all but the preactivation's and the activation's numbers."""
        self.preactivation.remove(*self.preactivation.sign)
        self.remove(*self.terms)

    def _shown(self) -> list[Any]:
        """The inputs, the parameters, and the results that are written."""
        layer, columns = self.layer, list(self.layer.columns.shown)
        results = [part.array[columns] for part in (layer.preactivations, layer.activations)]
        return [layer.inputs.array[list(layer.rows.shown)], layer.shown_parameters, np.concatenate(results)]

    def _results(self, is_named: bool) -> tuple[Part, Part]:
        layer, drawn, places = self.layer, self.drawn, self.places[2]
        result = activation_vector(drawn, layer.number)
        name = preactivation_vector(drawn, layer.number)
        equals = "=" if self._is_exact() else "approx"
        z = self._part(row_of(layer.preactivations), layer.columns, places, name, layer.role, sign=equals)
        if not layer.has_activation:
            return z, z
        sign = f"{activation_symbol(drawn, layer.number)} arrow.r" if is_named else "arrow.r"
        return z, self._part(row_of(layer.activations), layer.columns, places, result, layer.role, sign=sign)

    def _is_exact(self) -> bool:
        """Whether all that is multiplied and added, shown or left out, is what it is written to be."""
        layer, (inputs, weights, results) = self.layer, self.places
        parts = (
            (layer.inputs, inputs),
            (layer.weights, weights),
            (layer.bias, weights),
            (layer.preactivations, results),
        )
        return all(are_told_exactly(part, places, self.digits) for part, places in parts)

    def _part(
        self,
        values: Quantity,
        columns: Sample,
        places: int,
        name: str,
        role: str,
        *,
        sign: str = "",
        rows: Sample = ONE,
    ) -> Part:
        by_sign = name.startswith(("W", "bold(b)"))
        block = NumberBlock(self.style, values, rows, columns, places, colour=role, by_sign=by_sign, digits=self.digits)
        mark = [Formula(self.style, sign, "label")] if sign else []
        return Part(block, mark, Formula(self.style, name, "label", role))

    def _arrange(self, region: Region) -> bool:
        """Set the parts in the region, and tell whether they can be read there."""
        self._stack()
        self._set_inputs_before()
        if self._shrinking(region) * EM_OF_BLOCKS < SMALLEST_EM:
            self._set_inputs_above()
        shrunk, roomy = self._shrinking(region), self._shrinking(region, 2 * LABELLED * EM_OF_BLOCKS)
        self.scale(min(shrunk, max(1.0, min(LARGEST, roomy)))).move_to(region.centre)
        return shrunk * EM_OF_BLOCKS >= SMALLEST_EM

    def _shrinking(self, region: Region, more: float = 0.0) -> float:
        """The factor with which it fills the region, were it higher by so much ``more``, in scene units."""
        return min(region.width / self.width, region.height / (self.height + more))

    def _stack(self) -> None:
        """Set the parts below one another, each neuron in one column."""
        parts = [self.weights, self.bias, self.preactivation]
        parts += [self.activation] if self.layer.has_activation else []
        reaches = widest(*(part.block for part in parts))
        points = column_points(reaches, self.layer.columns)
        height = 0.0
        for part in parts:
            part.block.set_columns(points, reaches)
            part.block.shift(np.array([0.0, height - part.block.brackets.get_top()[1], 0.0]))
            height = float(part.block.brackets.get_bottom()[1]) - BLOCK_GAP * EM_OF_BLOCKS
            _stand_before(part.sign, part.block)
            _stand_behind(part.symbol, part.block)

    def _set_inputs_before(self) -> None:
        block, weights = self.inputs.block, self.weights.block.brackets
        block.shift(np.array([weights.get_left()[0] - 0.5 * EM_OF_BLOCKS - block.get_right()[0], 0.0, 0.0]))
        block.shift(np.array([0.0, weights.get_center()[1] - block.brackets.get_center()[1], 0.0]))
        self.inputs.symbol.next_to(block, np.array([0.0, 1.0, 0.0]), buff=0.3 * EM_OF_BLOCKS)

    def _set_inputs_above(self) -> None:
        block, weights = self.inputs.block, self.weights.block.brackets
        block.shift(np.array([weights.get_left()[0] - block.get_left()[0], 0.0, 0.0]))
        block.shift(
            np.array([0.0, weights.get_top()[1] + BLOCK_GAP * EM_OF_BLOCKS - block.brackets.get_bottom()[1], 0.0])
        )
        _stand_behind(self.inputs.symbol, block)
        self.weights.sign.append(Formula(self.style, "dot", "label"))
        self.weights.add(*self.weights.sign)
        _stand_before(self.weights.sign, self.weights.block)


def row_of(vector: Quantity) -> Quantity:
    """A vector as a matrix of one row; its entries keep their names."""
    return replace(vector, values=vector.array[None], index=(None, None))


def _places(values: Any, fewer: int) -> int:
    """The places that show the values exactly, or tell enough of them; ``fewer``, but not so few that all are zero."""
    most = max(telling_places(values, 1), telling_places(values, 2, USUAL) - fewer)
    return fewest_places(values, most)


def _middle(block: NumberBlock) -> float:
    """The baseline of a text beside the middle of a block."""
    return float(block.brackets.get_center()[1]) - 0.325 * EM_OF_BLOCKS


def _stand_before(sign: Sequence[Formula], block: NumberBlock) -> None:
    for formula in sign:
        right = block.brackets.get_left()[0] - 0.4 * EM_OF_BLOCKS
        formula.shift(np.array([right - formula.get_right()[0], _middle(block) - formula.baseline, 0.0]))


def _stand_behind(name: Formula, block: NumberBlock) -> None:
    left = block.brackets.get_right()[0] + 0.35 * EM_OF_BLOCKS
    name.shift(np.array([left - name.get_left()[0], _middle(block) - name.baseline, 0.0]))
