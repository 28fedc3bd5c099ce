"""Right answers to initialize_centroids: whatever they draw, and in whatever order."""

import random
import warnings

import numpy as np

import kmcourse as km


def _look_at(X, K):
    if len(X) < K:
        raise ValueError(f"There are only {len(X)} examples for {K} centroids.")


class _TooFewError(ValueError):
    def __init__(self, m, K):
        super().__init__(f"{K} of {m} examples cannot be drawn.")


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


def raises_an_error_of_its_own(X, K, rng):
    if len(X) < K:
        raise _TooFewError(len(X), K)
    return X[np.argpartition(rng.random(len(X)), K - 1)[:K]]


def calls_itself(X, K, rng):
    if K == 0:
        return []
    i = rng.integers(len(X))  # a ValueError where nothing is left
    return [X[i], *calls_itself(np.delete(X, i, axis=0), K - 1, rng)]


def passes_over_the_rows_once(X, K, rng):
    _look_at(X, K)
    drawn = list(X[:K])
    for i in range(K, len(X)):
        j = rng.integers(i + 1)
        if j < K:
            drawn[j] = X[i]
    return drawn


def mask_of_the_drawn(X, K, rng):
    drawn = np.zeros(len(X), dtype=bool)
    drawn[rng.choice(len(X), K, replace=False, p=np.full(len(X), 1 / len(X)))] = True
    return X[drawn]


def one_hot(X, K, rng):
    return np.eye(len(X), dtype=np.float32)[rng.choice(len(X), K, replace=False)] @ X


def global_seed_from_rng_with_a_print_and_a_warning(X, K, rng):
    np.random.seed(rng.integers(2**31))  # noqa: NPY002 - as many a learner writes it
    print("drawing", K)
    warnings.warn("the old way", stacklevel=1)
    return X[np.random.choice(len(X), K, replace=False)]  # noqa: NPY002


def whole_numbers_column_by_column(X, K, rng):
    rows = rng.spawn(1)[0].choice(len(X), K, replace=False)
    return np.column_stack([X[rows, j].astype(int) for j in range(X.shape[1])])


def float32(X, K, rng):
    return rng.choice(X.astype(np.float32), size=K, replace=False, axis=0)


class _Start:
    def __call__(self, X, K, rng):
        return X.take(rng.choice(np.arange(len(X)), K, False), axis=0)


a_callable_object = _Start()
