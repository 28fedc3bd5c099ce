"""What is said of runs side by side: one sentence or more for every half-step. Points and clusters count from 1."""

import numpy as np

from kmcourse.pictures import format_number
from kmcourse.rounding import cost_rises, unchecked_tolerance

_A = {"assign": "an assign", "move": "a move", "gradient step": "a gradient step"}


def sentences_of(lanes, X):
    """Return the words for the start and after every half-step, as many as the longest of the runs has states.

    Parameters
    ----------
    lanes : list of Lane
    X : (m, n) ndarray

    Returns
    -------
    list of str
    """
    tolerance = unchecked_tolerance(X)
    length = max(len(lane.kinds) for lane in lanes)
    differ = _first_difference(lanes, X) if len(lanes) == 2 else None
    words = [f"Start: {len(lanes)} runs on the same {len(X)} points. Press Step: all go together."]
    for state in range(1, length + 1):
        told = [_half_step(lanes, state)]
        if differ:
            told.append(_difference(lanes, differ, state))
        told += [_rise(lane, state, tolerance) for lane in lanes]
        if state == length:
            told.append(_end(lanes, tolerance))
        words.append(" ".join(sentence for sentence in told if sentence))
    return words


def _half_step(lanes, state):
    kinds = dict.fromkeys(lane.kinds[state - 1] for lane in lanes if state <= len(lane.kinds))
    costs = "; ".join(f"{lane.name}: {_cost(_now(lane, state))}" for lane in lanes)
    return f"Half-step {state}, {' or '.join(kinds)}. {costs}."


def _now(lane, state):
    return lane.costs[min(state, len(lane.costs)) - 1]


def _cost(cost):
    return f"J = {format_number(cost)}" if np.isfinite(cost) else "J is not a number"


def _first_difference(lanes, X):
    """Return (state, words) of the first half-step after which two runs are not the same, or (0, words)."""
    one, other = lanes
    unit = np.ptp(X) or 1.0
    if one.centroids.shape[1] != other.centroids.shape[1]:
        return 0, ""
    for state in range(1, min(len(one.kinds), len(other.kinds)) + 1):
        kinds = {one.kinds[state - 1], other.kinds[state - 1]}
        step = f", {_A[kinds.pop()]}" if len(kinds) == 1 else ""
        relabelled = int((one.labels[state - 1] != other.labels[state - 1]).sum())
        if relabelled:
            points = "1 point is" if relabelled == 1 else f"{relabelled} points are"
            return state, f"at half-step {state}{step}: {points} with another centroid"
        away = np.abs(one.centroids[state] - other.centroids[state]).max(axis=1)
        if away.max() > 1e-9 * unit:
            return state, f"at half-step {state}{step}: centroid {int(away.argmax()) + 1} is in another place"
    if len(one.kinds) != len(other.kinds):
        state = min(len(one.kinds), len(other.kinds)) + 1
        return state, f"at half-step {state}: only one of them goes on"
    return None, ""


def _difference(lanes, differ, state):
    first, words = differ
    if first == 0:
        return ""
    if first is None or state < first:
        return "No difference so far." if first or state < len(lanes[0].kinds) else "They never differ."
    return f"They first differ {words}."


def _rise(lane, state, tolerance):
    rises = [
        s
        for s in range(2, min(state, len(lane.costs)) + 1)
        if cost_rises(lane.costs[s - 2], lane.costs[s - 1], tolerance)
    ]
    if not rises:
        return ""
    change = format_number(lane.costs[rises[0] - 1] - lane.costs[rises[0] - 2])
    step = _A[lane.kinds[rises[0] - 1]]
    return f"{lane.name}: J rose by {change} at half-step {rises[0]}, {step}; a right K-means never does this."


def _end(lanes, tolerance):
    ends = {lane.name: lane.costs[-1] for lane in lanes}
    finite = {name: cost for name, cost in ends.items() if np.isfinite(cost)}
    if len(finite) < 2:
        return ""
    least = min(finite.values())
    best = [name for name, cost in finite.items() if not cost_rises(least, cost, tolerance)]
    if len(best) == len(ends):
        return "All end at the same J."
    return f"The lowest J at the end, {format_number(least)}: {', '.join(best)}."
