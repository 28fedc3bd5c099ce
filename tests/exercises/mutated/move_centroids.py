"""Every centroid is at the mean of its points, and where it was if it has none."""

from kmcourse import kmeans
from tests.exercises.mutated.drawn import labelled as draw  # noqa: F401
from tests.exercises.mutated.drawn import same_numbers

PARTS = (kmeans.move_centroids, kmeans.unchecked_means)


def same(came, right, arguments):
    return same_numbers(came, right, abs(arguments[0]).max())
