"""The one rounding rule."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmcourse.rounding import cost_rises, cost_tolerance, same_cost

COSTS = st.floats(0, 1e12)


def test_a_rise_beyond_a_billionth_is_a_rise():
    assert cost_rises(1.0, 1.0 + 2e-9)
    assert not cost_rises(1.0, 1.0 + 5e-10)


def test_a_rise_from_zero_within_the_tolerance_is_none():
    assert cost_rises(0.0, 1.9e-34)
    assert not cost_rises(0.0, 1.9e-34, tolerance=cost_tolerance(np.full((3, 1), 0.1)))


def test_the_tolerance_at_lesson_size_is_far_below_anything_shown():
    assert cost_tolerance([[1], [11]]) == pytest.approx((2 * np.finfo(float).eps * 11) ** 2)


@given(COSTS, COSTS, st.sampled_from([0.0, 1e-9, 1.0]))
def test_of_two_costs_exactly_one_is_true_up_down_or_same(old, new, tolerance):
    up, down = cost_rises(old, new, tolerance), cost_rises(new, old, tolerance)

    assert [up, down, same_cost(old, new, tolerance)].count(True) == 1


def test_the_tolerance_refuses_what_is_not_a_table_of_numbers():
    with pytest.raises(ValueError, match=r"X has shape \(2,\)"):
        cost_tolerance([1, 2])
