"""What is fed to a network: numbers as a list, from a CSV or NPY file, or the grey levels of a small image."""

from pathlib import Path
from typing import Annotated

from pydantic import Field
from torch import Tensor

from mathanim.inputs.array_file import rows_in
from mathanim.inputs.errors import InputError
from mathanim.inputs.matrix import vector_from
from mathanim.inputs.matrix_fields import vector_field
from mathanim.inputs.networks.image_file import grey_levels
from mathanim.inputs.parameters import Strict, checked
from mathanim.inputs.reading import ReadBy

PNG = ".png"


class InputFile(Strict):
    """What a user writes for an input in a file."""

    file: str = Field(description="a .csv, .tsv or .npy file of numbers, or a .png image")
    inverted: bool = Field(default=False, description="of an image: whether black is 1 and white 0")


def input_from(value: object) -> Tensor:
    """The float64 tensor (inputs,) in a list of numbers, or ``{file = "x.csv"}``, .npy or .png.

    Rows of numbers and of pixels are read one after another, as ``nn.Flatten`` does. A pixel is 0 where it is black
    and 1 where it is white, or the other way round for ``{file = "digit.png", inverted = true}``.

    Raises:
        InputError: whatever is wrong with the file, or a finding for each number at fault.
    """
    if not isinstance(value, dict):
        return vector_from(value)
    wanted = checked(InputFile, value)
    path = Path(wanted.file)
    if path.suffix.lower() == PNG:
        rows = [[1 - level if wanted.inverted else level for level in row] for row in grey_levels(path)]
    elif wanted.inverted:
        raise InputError.of(f"is for images, and {path.name!r} is none: leave it out", "inverted")
    else:
        rows = rows_in(path)
    return vector_from([entry for row in rows for entry in row])


InputVector = Annotated[Tensor, ReadBy(input_from, Tensor.tolist, vector_field().json_schema)]
