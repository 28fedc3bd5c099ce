"""Right answers to diagnose_costs."""

import itertools
import warnings

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


def from_the_end_in_a_while_loop(costs, tolerance=0.0):
    t, end = len(costs) - 1, None
    while t > 0:
        old, new = costs[t - 1], costs[t]
        if new > old * (1 + 1e-9) + tolerance:
            return "rising"
        if end is None:
            end = "falling" if old > new * (1 + 1e-9) + tolerance else "flat"
        t -= 1
    return end


def ratios_with_a_warning(costs, tolerance=0.0):
    warnings.warn("J may be 0", RuntimeWarning, stacklevel=1)
    later, earlier = costs[1:] - tolerance, costs[:-1]
    if (later / earlier > 1 + 1e-9).any():  # 0 / 0 is no rise
        return "rising"
    last, before = costs[-1], costs[-2] - tolerance
    return "falling" if before > last * (1 + 1e-9) else "flat"


def float32(costs, tolerance=0.0):
    return differences(costs.astype(np.float32), np.float32(tolerance))


def select(costs, tolerance=0.0):
    up, down = costs[1:] > costs[:-1] * (1 + 1e-9) + tolerance, costs[:-1] > costs[1:] * (1 + 1e-9) + tolerance
    return np.select([up.any(), down[-1]], ["rising", "falling"], "flat").item()


def signs_as_words(costs, tolerance=0.0):
    def word(old, new):
        if np.isclose(old, new, rtol=1e-9, atol=tolerance):
            return "flat"
        return "rising" if new > old else "falling"

    print(words := list(map(word, costs, costs[1:])))
    return "rising" if "rising" in words else words[-1]


def generator(costs, tolerance=0.0):
    slack = (1e-9 * J + tolerance for J in costs)
    changes = [(new - old, s) for old, new, s in zip(costs, costs[1:], slack, strict=False)]
    if any(change > s for change, s in changes):
        return "rising"
    change, s = changes[-1]
    return {True: "falling", False: "flat"}[bool(-change > s)]


a_lambda = lambda costs, tolerance=0.0: pairs(costs.tolist(), tolerance)  # noqa: E731


class _Callable:
    def __call__(self, costs, tolerance=0.0):
        return differences(costs, tolerance)


callable_object = _Callable()
