"""A J for every K. A mutant that draws as before finds the same runs."""

from kmcourse import starts
from kmcourse.checks import Seed
from tests.exercises.mutated.drawn import points_and_centroids, same_cost

PARTS = (starts.lowest_costs, starts.best_run)


def draw(rng):
    X, _ = points_and_centroids(rng, most_points=9)
    Ks = tuple(int(K) for K in rng.integers(1, len(X) + 1, size=rng.integers(1, 4)))
    return X, Ks, int(rng.integers(1, 5)), Seed.drawn(rng)


def same(came, right, arguments):
    return same_cost(came, right, arguments[0])
