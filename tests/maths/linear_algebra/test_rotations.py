"""Rotations of the plane and of space."""

import math

import pytest
import torch
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation
from torch import Tensor

from mathanim.maths.linear_algebra.rotations import axis_and_angle, plane_angle, plane_rotations, space_rotations
from mathanim.maths.tensors import real_tensor, to_numpy
from tests.maths.strategies import assert_close, law, tensors


@law
@given(tensors(6, low=-20, high=20))
def test_turning_the_plane_is_multiplying_by_a_complex_number(radians: Tensor) -> None:
    turned = plane_rotations(radians) @ real_tensor([3.0, -2.0])
    wanted = torch.polar(torch.ones_like(radians), radians) * (3 - 2j)
    assert_close(torch.view_as_complex(turned.contiguous()), wanted)


@law
@given(tensors(3), tensors(4, low=-7, high=7))
def test_rotations_of_space_agree_with_scipy(axis: Tensor, radians: Tensor) -> None:
    assume(axis.norm() > 0.1)
    unit = axis / axis.norm()
    wanted = Rotation.from_rotvec(to_numpy(radians[:, None] * unit)).as_matrix()
    assert_close(space_rotations(axis, radians), real_tensor(wanted.tolist()))


@law
@given(st.floats(-math.pi + 1e-9, math.pi))
def test_the_angle_is_read_back_off_a_rotation_of_the_plane(radians: float) -> None:
    assert_close(plane_angle(plane_rotations(real_tensor(radians))), real_tensor(radians))


NEAR_HALF_A_TURN = [math.pi - gap for gap in (0.0, 1e-12, 1e-8, 1e-4)]
NEAR_NO_TURN = [1e-300, 1e-12, 1e-8, 1e-4]
NEAR_A_QUARTER_TURN = [math.pi / 2 + gap for gap in (-1e-9, 0.0, 1e-9)]


@law
@given(
    tensors(3),
    st.floats(0, math.pi) | st.sampled_from(NEAR_HALF_A_TURN + NEAR_NO_TURN + NEAR_A_QUARTER_TURN),
)
def test_axis_and_angle_rebuild_the_rotation_of_space(axis: Tensor, radians: float) -> None:
    assume(axis.norm() > 0.1)
    rotation = space_rotations(axis, real_tensor(radians))
    read = axis_and_angle(rotation)
    assert_close(read.axis.norm(), real_tensor(1.0))
    assert 0 <= read.radians <= math.pi
    assert_close(space_rotations(read.axis, read.radians), rotation, within=1e-12)


def test_no_rotation_still_has_an_axis() -> None:
    read = axis_and_angle(torch.eye(3, dtype=torch.float64))
    assert read.radians == 0
    assert read.axis.tolist() == [0, 0, 1]


@pytest.mark.parametrize("axis", [[0.0, 0.0, 0.0], [math.nan, 0.0, 1.0], [math.inf, 0.0, 0.0]])
def test_an_axis_without_direction_is_refused(axis: list[float]) -> None:
    with pytest.raises(ValueError, match="an axis needs a direction"):
        space_rotations(torch.tensor(axis, dtype=torch.float64), real_tensor([1.0]))
