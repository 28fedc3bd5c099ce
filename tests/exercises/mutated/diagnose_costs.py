"""One word, by the rule that the exercise states to the last digit."""

import numpy as np

from kmcourse import oracle, rounding

PARTS = (oracle.diagnose_costs, rounding.same_cost, rounding.cost_rises)


def draw(rng):
    costs = rng.integers(0, int(rng.choice([2, 4, 50])), rng.integers(2, 8)).astype(float)
    if rng.random() < 0.6:
        costs = np.sort(costs)[::-1].copy()
    if rng.random() < 0.4:
        costs *= 1 + rng.choice([0, 4e-16, 1e-11, 1e-7, -1e-7], len(costs))
    if rng.random() < 0.2:
        costs *= rng.choice([1e-12, 1e12])
    return (costs,) if rng.random() < 0.5 else (costs, float(rng.choice([0.0, 1e-8, 0.5, 1.0, 3.0])))
