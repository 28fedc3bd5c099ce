"""Right answers to empty_cluster_policy: policies of several kinds, written in several styles."""

import zlib

import numpy as np

import kmcourse as km


def kept_where_it_was(X, labels, centroids):
    return km.move_centroids(X, labels, centroids)


def kept_with_a_mask(X, labels, centroids):
    chosen = (labels == np.arange(len(centroids))[:, None]).astype(float)
    counts = chosen.sum(axis=1, keepdims=True)
    return np.where(counts > 0, chosen @ X / np.where(counts > 0, counts, 1), centroids)


def farthest_point(X, labels, centroids):
    moved = km.move_centroids(X, labels, centroids)
    for k in range(len(moved)):
        if k not in labels:
            moved[k] = X[np.argmax(np.sum((X - moved[labels]) ** 2, axis=1))]
    return moved


def different_far_points(X, labels, centroids):
    moved = km.move_centroids(X, labels, centroids)
    order = iter(np.argsort(-((X - moved[labels]) ** 2).sum(axis=1)))
    for k in set(range(len(moved))) - set(labels.tolist()):
        moved[k] = X[next(order)]
    return moved


def farthest_from_every_centroid(X, labels, centroids):
    moved = km.move_centroids(X, labels, centroids)
    empty = [k for k in range(len(moved)) if not (labels == k).any()]
    for k in empty:
        others = np.delete(moved, empty, axis=0)
        moved[k] = X[((X[:, None] - others) ** 2).sum(axis=2).min(axis=1).argmax()]
    return moved


def random_example_with_a_seed(X, labels, centroids):
    rng = np.random.default_rng(7)
    moved = []
    for k in range(len(centroids)):
        own = X[labels == k]
        moved.append(own.mean(axis=0) if len(own) else X[rng.integers(len(X))])
    return moved


def different_random_examples(X, labels, centroids):
    moved = np.array(centroids, dtype=float)
    nobody = np.setdiff1d(np.arange(len(moved)), labels)
    moved[nobody] = X[np.random.default_rng(1).permutation(len(X))[: len(nobody)]]
    for k in np.unique(labels):
        moved[k] = X[labels == k].mean(0)
    return moved


def legacy_seed(X, labels, centroids):
    np.random.seed(3)  # noqa: NPY002 - as many a learner writes it
    place = X[np.random.randint(len(X))]  # noqa: NPY002
    return [X[labels == k].mean(axis=0) if k in labels else place for k in range(len(centroids))]


def mean_of_all_points(X, labels, centroids):
    moved = np.tile(X.mean(axis=0), (len(centroids), 1))
    for k in set(labels.tolist()):
        moved[k] = X[labels == k].mean(axis=0)
    return moved


def beside_the_largest_cluster(X, labels, centroids):
    moved = km.move_centroids(X, labels, centroids)
    counts = np.bincount(labels, minlength=len(moved))
    moved[counts == 0] = moved[counts.argmax()] + 0.01
    return moved


def nearest_example(X, labels, centroids):
    moved = km.move_centroids(X, labels, centroids)
    for k in np.flatnonzero(np.bincount(labels, minlength=len(moved)) == 0):
        moved[k] = X[((X - centroids[k]) ** 2).sum(axis=1).argmin()]
    return moved


def random_example_with_a_seed_from_the_data(X, labels, centroids):
    rng = np.random.default_rng(zlib.crc32(X.tobytes()))
    moved = km.move_centroids(X, labels, centroids)
    for k in np.setdiff1d(range(len(moved)), labels):
        moved[k] = rng.choice(X)
    return moved


def random_place_in_the_box(X, labels, centroids):
    rng = np.random.default_rng(len(X))
    return [
        X[labels == k].mean(axis=0) if (labels == k).any() else rng.uniform(X.min(axis=0), X.max(axis=0))
        for k in range(len(centroids))
    ]


def halfway_to_the_mean_of_the_used(X, labels, centroids):
    moved = km.move_centroids(X, labels, centroids)
    used = np.isin(np.arange(len(moved)), labels)
    moved[~used] = (moved[~used] + moved[used].mean(axis=0)) / 2
    return moved


def out_of_the_most_costly_cluster(X, labels, centroids):
    moved = km.move_centroids(X, labels, centroids)
    costs = np.bincount(labels, weights=((X - moved[labels]) ** 2).sum(axis=1), minlength=len(moved))
    for k in range(len(moved)):
        if (labels != k).all():
            moved[k] = X[labels == costs.argmax()][0]
            costs[costs.argmax()] = 0
    return moved


def divides_and_catches(X, labels, centroids):
    rows = []
    for k in range(len(centroids)):
        own = [x for x, c in zip(X.tolist(), labels, strict=True) if c == k]
        try:
            rows.append([sum(x[j] for x in own) / len(own) for j in range(X.shape[1])])
        except ZeroDivisionError:
            rows.append(max(X.tolist()))
    return rows


def list_of_lists(X, labels, centroids):
    moved = []
    for k, old in enumerate(centroids.tolist()):
        own = [x for x, c in zip(X.tolist(), labels.tolist(), strict=True) if c == k]
        moved.append([sum(column) / len(own) for column in zip(*own, strict=True)] if own else old)
    return moved


def tuple_of_tuples(X, labels, centroids):
    return tuple(map(tuple, farthest_point(X, labels, centroids)))


def float32(X, labels, centroids):
    return farthest_point(X, labels, centroids).astype(np.float32)


def mean_of_nothing_with_a_warning(X, labels, centroids):
    moved = np.array([X[labels == k].mean(axis=0) for k in range(len(centroids))])  # NaN where nobody chose
    return np.where(np.isnan(moved), centroids, moved)


class _Callable:
    def __call__(self, X, labels, centroids):
        print("moving", len(centroids))
        return mean_of_all_points(X, labels, centroids)


callable_object = _Callable()
