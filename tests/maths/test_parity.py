"""Every public function of maths gives the same numbers on every device."""

import dataclasses
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

import mathanim.maths
from mathanim.maths.tensors import device_named
from tests.maths.elsewhere import ElsewhereTensor, elsewhere
from tests.maths.parity_cases import CASES, WITHOUT_NUMBERS

RELATIVE = 1e-12
FUNCTIONS = pytest.mark.parametrize("function", CASES, ids=lambda function: function.__qualname__)


def public_functions() -> Iterator[Callable[..., Any]]:
    for found in pkgutil.walk_packages(mathanim.maths.__path__, "mathanim.maths."):
        module = importlib.import_module(found.name)
        for name, thing in vars(module).items():
            if not name.startswith("_") and getattr(thing, "__module__", None) == found.name:
                yield from _functions_of(thing)


def _functions_of(thing: Any) -> Iterator[Callable[..., Any]]:
    if inspect.isfunction(thing):
        yield thing
    elif inspect.isclass(thing):
        members = {name: member for name, member in vars(thing).items() if not name.startswith("_")}
        yield from (member for member in members.values() if inspect.isfunction(member))
        yield from (member.fget for member in members.values() if isinstance(member, property))


def named(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{function.__qualname__}"


def numbers_of(result: Any) -> list[Any]:
    """All that a result holds, in order: tensors, and whatever is not made of other things."""
    if dataclasses.is_dataclass(result):
        return numbers_of([getattr(result, field.name) for field in dataclasses.fields(result)])
    if isinstance(result, dict):
        return numbers_of(list(result.items()))
    if isinstance(result, list | tuple):
        return [number for each in result for number in numbers_of(each)]
    return [result]


def assert_equal_up_to_rounding(came: list[Any], wanted: list[Any]) -> None:
    assert len(came) == len(wanted)
    for one, other in zip(came, wanted, strict=True):
        if isinstance(other, Tensor) and other.is_floating_point() | other.is_complex() and other.numel():
            scale = float(other.abs().max())
            torch.testing.assert_close(one, other, rtol=RELATIVE, atol=RELATIVE * scale)
        elif isinstance(other, Tensor):
            assert torch.equal(one, other)
        elif isinstance(other, float | np.ndarray):
            assert one == pytest.approx(other, rel=RELATIVE)
        else:
            assert one == other


def test_every_public_function_has_a_case_and_every_case_a_function() -> None:
    found = {named(function) for function in public_functions()}
    listed = {named(function) for function in (*CASES, *WITHOUT_NUMBERS)}
    assert found <= listed, f"need a line in the parity_cases.py of their room: {', '.join(sorted(found - listed))}"
    assert listed <= found, f"have a line and are no public function: {', '.join(sorted(listed - found))}"


@FUNCTIONS
def test_no_function_leaves_the_device_of_its_inputs(function: Callable[..., Any]) -> None:
    wanted = numbers_of(CASES[function]())
    with elsewhere():
        came = numbers_of(CASES[function]())
    is_there = [isinstance(number, ElsewhereTensor) for number in came if isinstance(number, Tensor)]
    assert all(is_there)
    assert_equal_up_to_rounding(
        [number.numbers if isinstance(number, ElsewhereTensor) else number for number in came], wanted
    )


def test_the_make_believe_device_finds_a_forgotten_device() -> None:
    with elsewhere():
        here = torch.ones(2, device="cpu")
        with pytest.raises(RuntimeError, match="the same device"):
            torch.ones(2) + here
        with pytest.raises(RuntimeError, match="the same device"):
            nn.Linear(2, 2)(here)
        assert (torch.ones(2) + here.to("meta")).numbers.tolist() == [2, 2]


@FUNCTIONS
def test_cpu_and_gpu_agree(function: Callable[..., Any]) -> None:
    if not torch.cuda.is_available():
        pytest.skip("no NVIDIA GPU that torch can use")
    wanted = numbers_of(CASES[function]())
    with device_named("cuda"):
        came = numbers_of(CASES[function]())
    assert all(number.device.type == "cuda" for number in came if isinstance(number, Tensor))
    assert_equal_up_to_rounding([number.cpu() if isinstance(number, Tensor) else number for number in came], wanted)
