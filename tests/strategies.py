"""Hypothesis strategies: points with starting centroids, at lesson size and in the places where rounding bites."""

import numpy as np
from hypothesis import strategies as st


def _coordinates():
    return st.integers(-200, 200).map(lambda tenths: tenths / 10)


@st.composite
def points_and_start(draw, max_points=12, max_features=3, max_centroids=4):
    """Draw X of shape (m, n) and starting centroids of shape (K, n), ties and duplicates included."""
    n = draw(st.integers(1, max_features))
    m = draw(st.integers(1, max_points))
    K = draw(st.integers(1, max_centroids))
    row = st.lists(_coordinates(), min_size=n, max_size=n)
    X = draw(st.lists(row, min_size=m, max_size=m))
    centroids = draw(st.lists(row, min_size=K, max_size=K))
    return np.array(X), np.array(centroids)


@st.composite
def hard_points_and_start(draw):
    """Draw the same moved far from the origin, torn to two scales, or all at one place (J = 0)."""
    X, centroids = draw(points_and_start(max_points=30))
    kind = draw(st.sampled_from(["far", "two scales", "one place"]))
    if kind == "far":
        offset = draw(st.sampled_from([1e6, 1e9, -1e9, 1e12]))
        return X + offset, centroids + offset
    if kind == "two scales":
        far = draw(st.sampled_from([1e6, 2e9]))
        X[::2] += far
        centroids[::2] += far
        return X, centroids
    return np.repeat(X[:1] / 3, len(X), axis=0), np.repeat(X[:1] / 3, len(centroids), axis=0)
