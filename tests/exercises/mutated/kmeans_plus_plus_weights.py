"""One probability a point."""

from kmcourse import starts
from tests.exercises.mutated.drawn import points_and_start as draw  # noqa: F401
from tests.exercises.mutated.drawn import same_numbers

PARTS = (starts.kmeans_plus_plus_weights,)


def same(came, right, arguments):
    return same_numbers(came, right)
