"""Right answers to move_centroids."""

import itertools
import time
import warnings

import numpy as np


def loop_with_copy(X, labels, centroids):
    moved = np.array(centroids, dtype=float)
    for k in set(labels.tolist()):
        moved[k] = X[labels == k].mean(axis=0)
    return moved


def bincount(X, labels, centroids):
    K = len(centroids)
    counts = np.bincount(labels, minlength=K)
    sums = np.column_stack([np.bincount(labels, weights=column, minlength=K) for column in X.T])
    return np.where(counts[:, None] > 0, sums / np.maximum(counts, 1)[:, None], centroids)


def one_hot_with_a_warning(X, labels, centroids):
    chosen = np.eye(len(centroids))[labels]
    moved = (chosen.T @ X) / chosen.sum(axis=0)[:, None]  # 0 / 0 where nobody chose
    return np.where(np.isnan(moved), centroids, moved)


def scattered_sums(X, labels, centroids):
    sums, counts = np.zeros(centroids.shape), np.zeros(len(centroids))
    np.add.at(sums, labels, X)
    np.add.at(counts, labels, 1)
    sums[counts == 0] = centroids[counts == 0]
    return sums / np.maximum(counts, 1)[:, None]


def list_of_lists(X, labels, centroids):
    moved = []
    for k, old in enumerate(centroids.tolist()):
        points = [x for x, c in zip(X.tolist(), labels, strict=True) if c == k]
        moved.append([sum(column) / len(points) for column in zip(*points, strict=True)] if points else old)
    return moved


def list_of_arrays(X, labels, centroids):
    return [X[labels == k].mean(0) if k in labels else centroids[k] for k in range(len(centroids))]


def tuple_of_tuples(X, labels, centroids):
    return tuple(map(tuple, loop_with_copy(X, labels, centroids)))


def float32(X, labels, centroids):
    moved = centroids.astype(np.float32)
    for k in range(len(moved)):
        if np.any(labels == k):
            moved[k] = np.mean(X[labels == k].astype(np.float32), axis=0)
    return moved


def running_mean(X, labels, centroids):
    moved, counts = centroids.astype(float), np.zeros(len(centroids))
    for x, k in zip(X, labels, strict=True):
        counts[k] += 1
        moved[k] = x if counts[k] == 1 else moved[k] + (x - moved[k]) / counts[k]
    return moved


def in_place_on_a_copy_of_everything(X, labels, centroids):
    X, labels, centroids = X.copy(), labels.copy(), centroids.astype(float)
    for k in range(centroids.shape[0]):
        if (labels == k).sum():
            centroids[k, :] = np.average(X[labels == k], axis=0)
    return centroids


def masked_sum(X, labels, centroids):
    belongs = (labels[None, :] == np.arange(len(centroids))[:, None]).astype(float)
    size = belongs.sum(axis=1, keepdims=True)
    return (belongs @ X + centroids * (size == 0)) / np.where(size == 0, 1, size)


def einsum(X, labels, centroids):
    chosen = (labels[:, None] == np.arange(len(centroids))).astype(int)
    sums, counts = np.einsum("mk,mn->kn", chosen, X), chosen.sum(axis=0)
    return np.array([s / c if c else mu for s, c, mu in zip(sums, counts, centroids, strict=True)])


def sorted_and_grouped(X, labels, centroids):
    moved = [tuple(mu) for mu in centroids]
    order = sorted(range(len(labels)), key=lambda i: labels[i])
    for k, group in itertools.groupby(order, key=lambda i: labels[i]):
        moved[k] = tuple(X[list(group)].mean(axis=0))
    return moved


def generator(X, labels, centroids):
    members = (X[labels == k] for k in range(len(centroids)))
    return np.vstack([x.mean(axis=0) if x.size else mu for x, mu in zip(members, centroids, strict=True)])


def masked_arrays(X, labels, centroids):
    X = np.broadcast_to(X, (len(centroids), *X.shape))
    others = np.broadcast_to((labels != np.arange(len(centroids))[:, None])[:, :, None], X.shape)
    means = np.ma.masked_array(X, mask=others).mean(axis=1)
    return np.where(np.ma.getmaskarray(means), centroids, means.data)


def down_the_bowl(X, labels, centroids):
    moved = centroids.astype(float)
    for _ in range(200):
        for k in set(labels.tolist()):
            moved[k] -= 0.25 * 2 * (moved[k] - X[labels == k]).mean(axis=0)
    return moved


def warning(X, labels, centroids):
    warnings.warn("empty clusters stay", RuntimeWarning, stacklevel=1)
    return bincount(X, labels, centroids)


def slow(X, labels, centroids):
    time.sleep(0.02)
    return loop_with_copy(X, labels, centroids)


a_lambda = lambda X, c, mu: [X[c == k].mean(0) if any(c == k) else mu[k] for k in range(len(mu))]  # noqa: E731


class _Callable:
    def __call__(self, X, labels, centroids):
        print("moving")
        return bincount(X, labels, centroids)


callable_object = _Callable()
