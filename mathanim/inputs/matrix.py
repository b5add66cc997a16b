"""A matrix or vector as nested lists of numbers or a file of them, made into a checked float64 tensor."""

import torch
from torch import Tensor

from mathanim.inputs.errors import InputError
from mathanim.inputs.number_rows import MOST_ENTRIES, Size, entries_of, rows_of


def matrix_from(value: object, rows: Size = None, columns: Size = None) -> Tensor:
    """The float64 tensor (rows, columns) that nested lists spell, row by row.

    Args:
        value: a list of rows, each a list of numbers; ``{file = "a.csv"}``, or .npy; or a real tensor of two axes.
        rows: how many rows it must have; None takes any number from one on.
        columns: how many columns it must have; None takes any number from one on.

    Raises:
        InputError: a finding for each row and entry at fault: ragged, empty, too large, not a finite real number.
    """
    return torch.tensor(rows_of(_plain(value), rows, columns), dtype=torch.float64)


def vector_from(value: object, size: Size = None) -> Tensor:
    """The float64 tensor (size,) that a list of numbers spells, or ``{file = "v.csv"}``, or .npy.

    Raises:
        InputError: a finding for each entry at fault, or the wrong number of entries.
    """
    return torch.tensor(entries_of(_plain(value), size), dtype=torch.float64)


def _plain(value: object) -> object:
    if not isinstance(value, Tensor):
        return value
    if value.is_complex() or value.numel() > MOST_ENTRIES:
        raise InputError.of(f"needs at most {MOST_ENTRIES} real numbers, not {value.numel()} of type {value.dtype}")
    return value.detach().tolist()
