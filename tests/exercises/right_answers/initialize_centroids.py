"""Right answers to initialize_centroids: whatever they draw, and in whatever order."""

import random

import numpy as np

import kmcourse as km


def _look_at(X, K):
    if len(X) < K:
        raise ValueError(f"There are only {len(X)} examples for {K} centroids.")


def choice_of_rows(X, K, rng):
    return rng.choice(X, K, replace=False)


def permutation_of_row_numbers(X, K, rng):
    _look_at(X, K)
    return X[rng.permutation(len(X))[:K]]


def permutation_of_rows(X, K, rng):
    _look_at(X, K)
    return rng.permutation(X)[-K:]


def shuffled_row_numbers(X, K, rng):
    m = X.shape[0]
    if m < K:
        raise ValueError("K must not be larger than m")
    rows = list(range(m))
    rng.shuffle(rows)
    return [X[i] for i in rows[:K]]


def shuffled_copy(X, K, rng):
    _look_at(X, K)
    copy = X.copy()
    rng.shuffle(copy)
    return copy[:K]


def draws_until_all_differ(X, K, rng):
    _look_at(X, K)
    drawn = []
    while len(drawn) < K:
        i = int(rng.integers(0, len(X)))
        if i not in drawn:
            drawn.append(i)
    return X[drawn]


def draws_a_set(X, K, rng):
    _look_at(X, K)
    drawn = set()
    while len(drawn) != K:
        drawn.add(int(rng.random() * len(X)))
    return tuple(tuple(X[i]) for i in drawn)


def takes_out_of_a_list(X, K, rng):
    _look_at(X, K)
    left = X.tolist()
    return [left.pop(rng.integers(len(left))) for _ in range(K)]


def in_the_order_of_X(X, K, rng):
    return X[np.sort(rng.choice(len(X), K, replace=False, shuffle=False))]


def smallest_random_keys(X, K, rng):
    _look_at(X, K)
    return X[np.argsort(rng.standard_normal(len(X)))[:K]]


def standard_library_seeded_by_rng(X, K, rng):
    return random.Random(int(rng.integers(2**32))).sample(list(X), K)


def as_k_means_plus_plus(X, K, rng):
    _look_at(X, K)
    drawn = [rng.integers(len(X))]
    while len(drawn) < K:
        drawn.append(rng.choice(len(X), p=km.kmeans_plus_plus_weights(X, X[drawn])))
    return X[drawn]


def float32(X, K, rng):
    return rng.choice(X.astype(np.float32), size=K, replace=False, axis=0)


class _Start:
    def __call__(self, X, K, rng):
        return X.take(rng.choice(np.arange(len(X)), K, False), axis=0)


a_callable_object = _Start()
