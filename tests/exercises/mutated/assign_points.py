"""Labels are right if they name a nearest centroid, any of equally near ones."""

from kmcourse import kmeans
from tests.exercises.mutated.drawn import are_nearest
from tests.exercises.mutated.drawn import points_and_centroids as draw  # noqa: F401

PARTS = (kmeans.assign_points, kmeans.unchecked_nearest, kmeans._blocks)
INSTEAD = {"rows=2048": "rows=4"}  # the reference takes so many points at once


def same(came, right, arguments):
    return are_nearest(came, *arguments)
