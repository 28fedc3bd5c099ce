"""J is one number, whatever the labels are."""

from kmcourse import kmeans
from tests.exercises.mutated.drawn import labelled as draw  # noqa: F401
from tests.exercises.mutated.drawn import same_cost

PARTS = (kmeans.compute_cost, kmeans.unchecked_cost, kmeans._blocks)
INSTEAD = {"rows=2048": "rows=4"}  # the reference takes so many points at once


def same(came, right, arguments):
    return same_cost(came, right, arguments[0])
