"""Lines in an order, put together to a program and run: that decides if they are K-means, by no rule about orders."""

import itertools
import textwrap

from kmcourse.exercises.loop_order import LINES

# From the first three of each the run begins; in the second, a centroid has no points.
POINTS = [[0.0, 1.0, 5.0, 6.0, 30.0], [0.0, 0.0, 5.0, 6.0, 30.0]]


class Centroids(tuple):
    """Three numbers that can be compared as an array can."""

    __slots__ = ()

    def __eq__(self, other):
        return Same(map(float.__eq__, self, other))

    __hash__ = tuple.__hash__


class Same(list):
    def all(self):
        return all(self)


def world():
    """Return what the lines use, for five points on a line and three centroids; each draw gives other centroids."""
    draws = itertools.count()

    def draw(X, K, rng):
        first = next(draws)
        return Centroids(X[(first + k) % len(X)] for k in range(K))

    squares = lambda x, mu: [(x - m) ** 2 for m in mu]  # noqa: E731

    def move(X, labels, mu):
        clusters = [[x for x, c in zip(X, labels, strict=True) if c == k] for k in range(len(mu))]
        return Centroids(sum(c) / len(c) if c else m for c, m in zip(clusters, mu, strict=True))

    return {
        "initialize_centroids": draw,
        "assign_points": lambda X, mu: [squares(x, mu).index(min(squares(x, mu))) for x in X],
        "move_centroids": move,
        "compute_cost": lambda X, c, mu: sum((x - mu[k]) ** 2 for x, k in zip(X, c, strict=True)) / len(X),
    }


def run(order, X):
    """Put the lines together as they are shown, run them, and return costs and centroids; None if it does not run."""
    inside = textwrap.indent("\n".join(LINES[line] for line in order), "    ")
    # Six rounds are enough to see whether it stops, which it should after the fourth.
    source = f"def kmeans(X, K, rng):\n    costs = []\n{inside}\n    return labels, centroids, costs"
    names = world()
    try:
        exec(source.replace("range(100)", "range(6)"), names)
        _, centroids, costs = names["kmeans"](X, 3, None)
    except (SyntaxError, NameError):
        return None
    return costs, tuple(centroids)


EXPECTED = [run((8, 2, 10, 1, 7, 3, 9, 4), X) for X in POINTS]


def runs_as_k_means(order):
    return all(run(order, X) == expected for X, expected in zip(POINTS, EXPECTED, strict=True))
