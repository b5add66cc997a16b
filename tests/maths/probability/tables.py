"""Generated joint tables: two to six hypotheses, one to five kinds of evidence."""

from hypothesis import strategies as st
from torch import Tensor

from mathanim.maths.probability.joint_tables import JointTable, joint_table_of_probabilities
from tests.maths.strategies import distributions

DEVICES = ("mobile", "laptop")


def names(kind: str, count: int) -> tuple[str, ...]:
    return tuple(f"{kind}{number}" for number in range(count))


def named(probabilities: Tensor) -> JointTable:
    hypotheses, evidence = probabilities.shape[-2:]
    return joint_table_of_probabilities(probabilities, names("h", hypotheses), names("e", evidence))


@st.composite
def joints(draw: st.DrawFn, *leading: int) -> Tensor:
    hypotheses, evidence = draw(st.integers(2, 6)), draw(st.integers(1, 5))
    return draw(distributions(*leading, hypotheses * evidence)).reshape(*leading, hypotheses, evidence)
