"""J after every half-step, and the labels and centroids that belong to the last one."""

import numpy as np

from kmcourse import descent, kmeans
from tests.exercises.mutated.drawn import points_and_start, same_cost, same_numbers

PARTS = (descent.run_kmeans, descent.HalfSteps._run)
INSTEAD = {
    "in half_steps(": "in HalfSteps(",
    # What serves others than run_kmeans is left out: a learner's functions, and all of an assign but its J.
    " if self.assign is assign_points else self._assign_by_learner": "",
    " if self.move is move_centroids else self._move_by_learner": "",
    'HalfStep("assign", labels, centroids,': "HalfStep(None, None, None,",
}


def draw(rng):
    X, start = points_and_start(rng, most_points=30)
    return (X, start) if rng.random() < 0.7 else (X, start, int(rng.integers(1, 4)))


def same(came, right, arguments):
    if not isinstance(came, tuple) or len(came) != 3:
        return False
    X = np.asarray(arguments[0], dtype=float)
    labels, centroids, costs = came
    if not same_cost(costs, right[2], X) or not same_numbers(centroids, right[1], abs(X).max()):
        return False
    return same_cost(kmeans.compute_cost(X, labels, centroids), right[2][-1], X)
