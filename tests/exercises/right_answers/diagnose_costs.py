"""Right answers to diagnose_costs."""

import itertools

import numpy as np


def differences(costs, tolerance=0.0):
    allowed = 1e-9 * costs[:-1] + tolerance
    change = np.diff(costs)
    if (change > allowed).any():
        return "rising"
    return "falling" if -change[-1] > 1e-9 * costs[-1] + tolerance else "flat"


def pairs(costs, tolerance=0.0):
    for old, new in itertools.pairwise(costs):
        if new > old * (1 + 1e-9) + tolerance:
            return "rising"
    old, new = costs[-2:]
    return "flat" if new * (1 + 1e-9) + tolerance >= old else "falling"


def looser_rounding(costs, tolerance=0.0):
    costs = list(costs)
    slack = 1e-7 * max(costs) + tolerance
    if any(b - a > slack for a, b in itertools.pairwise(costs)):
        return "rising"
    return ("falling", "flat")[int(abs(costs[-1] - costs[-2]) <= slack)]


def numpy_text(costs, tolerance=0.0):
    return np.array([pairs(costs, tolerance)])[0]


def recursion(costs, tolerance=0.0):
    if len(costs) > 2 and pairs(costs[:-1], tolerance) == "rising":
        return "rising"
    return pairs(costs[-2:], tolerance)


class _Callable:
    def __call__(self, costs, tolerance=0.0):
        return differences(costs, tolerance)


callable_object = _Callable()
