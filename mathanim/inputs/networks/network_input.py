"""What is fed to a network: numbers as a list, from a CSV or NPY file, or the grey levels of a small image."""

from operator import methodcaller
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from mathanim.inputs.array_file import READERS, rows_in
from mathanim.inputs.errors import InputError
from mathanim.inputs.matrix_fields import TENSORS, vector_field
from mathanim.inputs.number_rows import Row, entries_among, entries_of
from mathanim.inputs.parameters import Strict, checked
from mathanim.inputs.reading import ReadBy, later
from mathanim.inputs.regular_file import naming
from mathanim.inputs.wording import shown

if TYPE_CHECKING:
    from torch import Tensor
else:
    Tensor = Any

vector_from = later(TENSORS, "vector_from")
grey_levels = later("mathanim.inputs.networks.image_file", "grey_levels")
PNG = ".png"
ENDINGS = (*READERS, PNG)


class InputFile(Strict):
    """What a user writes for an input in a file."""

    file: str = Field(description="a .csv, .tsv or .npy file of numbers, or a .png image")
    inverted: bool = Field(default=False, description="of an image: whether black is 1 and white 0")


def input_from(value: object) -> "Tensor":
    """The float64 tensor (inputs,) in a list of numbers, or ``{file = "x.csv"}``, .npy or .png.

    Rows of numbers and of pixels are read one after another, as ``nn.Flatten`` does. A pixel is 0 where it is black
    and 1 where it is white, or the other way round for ``{file = "digit.png", inverted = true}``.

    Raises:
        InputError: whatever is wrong with the file, or a finding for each number at fault.
    """
    vector: Tensor = vector_from(entries_of_input(value))
    return vector


def entries_of_input(value: object) -> Row:
    """The numbers of ``input_from``, which refuses the same."""
    if isinstance(value, str):
        raise InputError.of(f"needs a list of numbers, or a file that ends in {', '.join(ENDINGS)}, not {shown(value)}")
    if not isinstance(value, dict):
        return entries_of(value)
    wanted = checked(InputFile, value)
    path = Path(wanted.file)
    if path.suffix.lower() == PNG:
        return entries_of([entry for row in _levels(path, wanted.inverted) for entry in row])
    if wanted.inverted:
        raise InputError.of(f"is for images, and {path.name!r} is none: leave it out", "inverted")
    with naming(path):
        return entries_among(rows_in(path))


def _levels(path: Path, is_inverted: bool) -> list[list[float]]:
    return [[1 - level if is_inverted else level for level in row] for row in grey_levels(path)]


InputVector = Annotated[
    Tensor, ReadBy(input_from, methodcaller("tolist"), vector_field().json_schema, check=entries_of_input)
]
