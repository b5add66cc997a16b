"""Where tensors live and how they are made."""

import numpy as np
import pytest
import torch

from mathanim.maths.tensors import device_named, real_tensor, require_finite, seeded_generator, to_numpy


def test_auto_is_cuda_exactly_where_torch_has_it() -> None:
    assert device_named("auto").type == ("cuda" if torch.cuda.is_available() else "cpu")
    assert device_named("cpu").type == "cpu"


def test_asking_for_an_absent_gpu_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(ValueError, match="found none; use auto or cpu"):
        device_named("cuda")
    assert device_named("auto").type == "cpu"


def test_a_present_gpu_is_taken_by_auto_and_left_by_cpu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert device_named("auto").type == device_named("cuda").type == "cuda"
    assert device_named("cpu").type == "cpu"


def test_an_unknown_device_is_named() -> None:
    with pytest.raises(ValueError, match="auto, cpu or cuda, not 'gpu'"):
        device_named("gpu")


def test_the_chosen_device_holds_for_everything_made_inside() -> None:
    with torch.device("meta"):
        assert torch.linspace(0, 1, 3).device.type == "meta"
    with device_named("cpu"):
        assert real_tensor([1, 2]).device.type == "cpu"


@pytest.mark.parametrize("values", [[[1, 2], [3]], [], [[]], ["a"], [1j], [None], [[1, [2]]], [10**400]])
def test_what_is_no_table_of_real_numbers_is_refused(values: list[object]) -> None:
    with pytest.raises(ValueError, match="need"):
        real_tensor(values)


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), -float("inf")])
def test_numbers_that_are_not_finite_are_refused_with_their_place(bad: float) -> None:
    with pytest.raises(ValueError, match=r"must be finite, not .* at \[1, 0\]"):
        real_tensor([[1, 2], [bad, 4]])
    with pytest.raises(ValueError, match="the slope must be finite"):
        require_finite(torch.tensor(bad), "the slope")


def test_numbers_keep_every_bit_on_the_way_in_and_out() -> None:
    values = [[0.1, 1e-300], [-0.0, 2**53 + 1.0]]
    assert real_tensor(values).dtype == torch.float64
    assert to_numpy(real_tensor(values)).tobytes() == np.array(values).tobytes()


def test_what_crossed_to_numpy_no_longer_shares_memory() -> None:
    tensor = real_tensor([1.0, 2.0]).requires_grad_()
    array = to_numpy(tensor)
    array[0] = 7
    assert tensor.tolist() == [1.0, 2.0]


def test_one_seed_gives_one_stream() -> None:
    draws = [torch.rand(5, generator=seeded_generator(seed)) for seed in (3, 3, 4)]
    assert torch.equal(draws[0], draws[1])
    assert not torch.equal(draws[0], draws[2])
