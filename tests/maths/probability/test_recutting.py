"""Whatever way the square is cut, the areas stay what they are."""

import pytest
import torch
from hypothesis import given, settings

from mathanim.maths.probability.areas import Rectangles, joint_areas, joint_areas_by_evidence
from mathanim.maths.probability.marginals import evidence_marginals, hypothesis_marginals
from mathanim.maths.probability.recutting import from_independence, reversal
from tests.maths.probability.test_events import counts, table_of

SHARES = torch.linspace(0, 1, 7, dtype=torch.float64)


def sizes(rectangles: Rectangles) -> torch.Tensor:
    return (rectangles.x1 - rectangles.x0) * (rectangles.y1 - rectangles.y0)


@given(counts)
@settings(max_examples=50, deadline=None)
def test_every_step_of_the_reversal_keeps_every_area(rows: list[list[int]]) -> None:
    table = table_of(rows)
    way = reversal(table, SHARES)
    assert torch.allclose(sizes(way), table.probabilities.expand(len(SHARES), *table.probabilities.shape), atol=1e-12)
    for step, end in ((0, joint_areas(table)), (-1, joint_areas_by_evidence(table))):
        for edge in ("x0", "y0", "x1", "y1"):
            assert torch.allclose(getattr(way, edge)[step], getattr(end, edge), atol=1e-12)


@given(counts)
@settings(max_examples=50, deadline=None)
def test_cells_of_one_evidence_stay_side_by_side_inside_the_square(rows: list[list[int]]) -> None:
    way = reversal(table_of(rows), SHARES)
    assert torch.allclose(way.x0[:, 1:], way.x1[:, :-1], atol=1e-12)
    for edge in (way.x0, way.x1):
        assert ((edge > -1e-12) & (edge < 1 + 1e-12)).all()


@given(counts)
@settings(max_examples=50, deadline=None)
def test_on_the_way_from_independence_nobody_changes_device_or_click(rows: list[list[int]]) -> None:
    table = table_of(rows)
    way = from_independence(table, SHARES)
    assert torch.allclose(hypothesis_marginals(way), hypothesis_marginals(table).expand(len(SHARES), -1), atol=1e-12)
    assert torch.allclose(evidence_marginals(way), evidence_marginals(table).expand(len(SHARES), -1), atol=1e-12)
    heights = joint_areas(way).y1[0, :, 0]
    assert torch.allclose(heights, heights[:1], atol=1e-12)
    assert torch.allclose(way.probabilities[-1], table.probabilities, atol=1e-12)


def test_a_share_outside_the_way_is_refused() -> None:
    with pytest.raises(ValueError, match=r"must lie in \[0, 1\], not 1.5"):
        reversal(table_of([[15, 35], [5, 45]]), torch.tensor([1.5], dtype=torch.float64))
