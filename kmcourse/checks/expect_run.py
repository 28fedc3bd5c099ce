"""What a check may ask of a whole run: that its three parts fit together, and which J each half-step has."""

import contextlib

import numpy as np

from kmcourse.checks.calls import Trouble, Unmet
from kmcourse.checks.expect import RELATIVE, numbers
from kmcourse.checks.expect import labels as labels_for
from kmcourse.checks.wording import show
from kmcourse.counterexamples import against_run
from kmcourse.kmeans import assign_points, compute_cost, move_centroids
from kmcourse.rounding import cost_rises

PLACES = {"labels": "first", "centroids": "second", "costs": "third", "cost": "third"}


def parts_of_run(value, X, start):
    """Ask for labels, centroids and costs that fit X and the start, and return them as arrays."""
    if not isinstance(value, list | tuple) or len(value) != 3:
        raise Unmet(f"It gave {show(value)}; expected three things: labels, centroids, costs.", cause=("three",))
    with about("labels"):
        labels = labels_for(value[0], X, start)
    with about("centroids"):
        centroids = numbers(value[1], start.shape)
    with about("costs"):
        costs = numbers(value[2], (np.size(value[2]),))
    if len(costs) == 0 or len(costs) % 2:
        raise Unmet(
            f"costs has {len(costs)} entries; expected an even number: J after every assign and after every move.",
            cause=("even",),
        )
    return labels, centroids, costs


def parts_of_best(value, X, K):
    """Ask for labels, centroids and a cost that fit X and K, and return them; whether they fit each other is open."""
    labels, centroids = labels_and_centroids(value, X, K)
    with about("cost"):
        return labels, centroids, float(numbers(value[2], ()))


def cost_of_best(value, X, K):
    """Return the J of the labels and centroids that came back, whatever came as cost."""
    return compute_cost(X, *labels_and_centroids(value, X, K))


def labels_and_centroids(value, X, K):
    """Ask for three things, the first two of which are labels and centroids that fit X and K, and return these two."""
    if not isinstance(value, list | tuple) or len(value) != 3:
        raise Unmet(f"It gave {show(value)}; expected three things: labels, centroids, cost.", cause=("three",))
    if value[0] is None or value[1] is None:
        raise Unmet(f"It gave {show(value)}, without labels or centroids. Was no run kept?", cause=("part",))
    with about("centroids"):
        centroids = numbers(value[1], (K, X.shape[1]))
    with about("labels"):
        return labels_for(value[0], X, centroids), centroids


def costs_in(value, X, K):
    """Return the cost that was given, J of what came with it, and J with the nearest labels; None if unreadable."""
    if isinstance(value, Trouble):
        return None
    try:
        labels, centroids, cost = parts_of_best(value, X, K)
    except Unmet:
        return None
    nearest = assign_points(X, centroids)
    costs = cost, compute_cost(X, labels, centroids), compute_cost(X, nearest, centroids)
    return tuple(round(cost, 4) for cost in costs)


@contextlib.contextmanager
def about(part):
    """Say of what is not met that it is about one of three things that came back."""
    try:
        yield
    except Unmet as unmet:
        message = f"Of the three things that came back, look at the {PLACES[part]}, {part}. {unmet.message}"
        raise Unmet(message, unmet.cause) from None


def costs_of_run(costs, expected):
    """Ask for these costs, half-step by half-step; when to stop is asked elsewhere."""
    length = max(len(costs), len(expected))
    came, wanted = _going_on_flat(costs, length), _going_on_flat(expected, length)
    off = ~np.isclose(came, wanted, rtol=RELATIVE)  # all at once: there may be millions of them
    if off.any():
        t = int(off.argmax())
        step = "move" if t % 2 else "assign"
        raise Unmet(f"J in half-step {t + 1}, after {step}, is {came[t]:.6g}; expected {wanted[t]:.6g}.")


def no_rise(costs):
    """Ask that J never rises from one half-step to the next by more than rounding, even float32's."""
    for t in 1 + np.flatnonzero(costs[1:] > costs[:-1]):  # there may be millions of them that are not higher
        if cost_rises(costs[t - 1], costs[t], RELATIVE * costs[t - 1]):
            step = "move" if t % 2 else "assign"
            raise Unmet(f"J rises from {costs[t - 1]:.6g} to {costs[t]:.6g} in half-step {t + 1}, after {step}.")


def whose_means(value, X, start):
    """Return in words whose means the centroids of a run are, whatever came back; for a run of one iteration."""
    if isinstance(value, Trouble):
        return "no value"
    try:
        labels, centroids, _ = parts_of_run(value, X, start)
    except Unmet:
        return "no run"
    if np.allclose(centroids, move_centroids(X, labels, start)):
        return "those of the points with the label"
    shares = np.bincount(labels, minlength=len(start)) / len(X)
    return "those of as many other points" if np.allclose(shares @ centroids, X.mean(axis=0)) else "nobody's"


def _going_on_flat(costs, length):
    """Return the costs, going on flat to this length."""
    return np.pad(np.asarray(costs, dtype=float), (0, length - len(costs)), mode="edge")


def against_end_of_run(X, start, *rest):
    """Return the counter-example to what a run gave back; `rest` is its limit, if it was given one, and the value."""
    *limit, value = rest
    try:
        labels, centroids, costs = parts_of_run(value, X, start)
    except Unmet:
        return None
    return against_run(X, labels, centroids, ended=len(costs) < 2 * (limit[0] if limit else 100))
