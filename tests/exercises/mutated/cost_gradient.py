"""The slope in every coordinate of every centroid."""

from kmcourse import gradient
from tests.exercises.mutated.drawn import labelled as draw  # noqa: F401
from tests.exercises.mutated.drawn import same_numbers

PARTS = (gradient.cost_gradient,)


def same(came, right, arguments):
    X, _, centroids = arguments
    return same_numbers(came, right, max(abs(X).max(), abs(centroids).max()))
