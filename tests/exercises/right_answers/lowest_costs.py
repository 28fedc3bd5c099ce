"""Right answers to lowest_costs: whatever they draw, and however they look for the lowest J of each K."""

import warnings

import numpy as np

import kmcourse as km


def comprehension(X, Ks, n_starts, rng):
    return [km.best_run(X, K, n_starts, rng).cost for K in Ks]


def filled_array(X, Ks, n_starts, rng):
    costs = np.zeros(len(Ks))
    for place, K in enumerate(Ks):
        costs[place] = km.best_run(X, K, n_starts, rng)[2]
    return costs


def two_loops(X, Ks, n_starts, rng):
    found = []
    for K in Ks:
        lowest = float("inf")
        for _ in range(n_starts):
            _, _, costs = km.run_kmeans(X, km.initialize_centroids(X, K, rng))
            if costs[-1] < lowest:
                lowest = costs[-1]
        found.append(lowest)
    return found


def smallest_of_a_table(X, Ks, n_starts, rng):
    table = np.empty((len(Ks), n_starts))
    for (row, column), _ in np.ndenumerate(table):
        start = rng.permutation(X)[: Ks[row]]
        table[row, column] = km.run_kmeans(X, start).costs[-1]
    return table.min(axis=1)


def runs_before_numbers_of_centroids(X, Ks, n_starts, rng):
    costs = np.full(len(Ks), np.inf)
    for _ in range(n_starts):
        rows = rng.permutation(len(X))
        costs = np.minimum(costs, [km.run_kmeans(X, X[rows[:K]]).costs[-1] for K in Ks])
    return tuple(costs)


def through_a_dictionary(X, Ks, n_starts, rng):
    found = {K: km.best_run(X, K, n_starts, rng).cost for K in sorted(set(Ks))}
    return [found[K] for K in Ks]


def from_the_last_to_the_first(X, Ks, n_starts, rng):
    costs = [km.best_run(X, K, n_starts, rng).cost for K in reversed(Ks)]
    return np.array(costs, dtype=np.float32)[::-1]


def a_generator_for_each_K(X, Ks, n_starts, rng):
    return list(map(lambda K, child: km.best_run(X, K, n_starts, child)[-1], Ks, rng.spawn(len(Ks))))


def starts_as_k_means_plus_plus(X, Ks, n_starts, rng):
    def start(K):
        centroids = X[[rng.integers(len(X))]]
        while len(centroids) < K:
            weights = km.kmeans_plus_plus_weights(X, centroids)
            centroids = np.vstack([centroids, X[rng.choice(len(X), p=weights)]])
        return centroids

    return [min(km.run_kmeans(X, start(K)).costs[-1] for _ in range(n_starts)) for K in Ks]


def measures_at_the_end(X, Ks, n_starts, rng):
    print("K from", min(Ks), "to", max(Ks))
    warnings.warn("this takes a while", stacklevel=1)
    costs = []
    for K in Ks:
        labels, centroids, _ = km.best_run(X, K, n_starts, rng)
        costs += [km.compute_cost(X, labels, centroids)]
    return costs


class _Curve:
    def __call__(self, X, Ks, n_starts, rng):
        return km.lowest_costs(X, Ks, n_starts, rng)


a_callable_object = _Curve()
