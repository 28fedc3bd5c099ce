"""How fast a check answers, and the reference beside its peers: `python -m tests.measure_speed` prints both.

Everything is timed in one run, in turns, on one thread, as the CPU time of the process; the machine's load stands
above and below. Peers do the same work on the same data from the same start. Nothing asserts a time: ratios move with
versions and machines, and are for a person to read beside the goals.
"""

# ruff: noqa: E402 - NumPy reads the number of threads when it is loaded
import os

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"

import itertools
import platform
import statistics
import time
import tracemalloc
import warnings
from functools import partial
from importlib.metadata import version

import numpy as np

import kmcourse as km
from kmcourse.checks import Guard, judge
from kmcourse.exercises import exercise_names, find_exercise
from kmcourse.rounding import cost_rises


def main():
    """Print the three tables."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # peers warn that they have not converged; they are told when to stop
        packages = ("NumPy", "SciPy", "scikit-learn")
        versions = ", ".join(f"{package} {version(package)}" for package in packages)
        print(f"Python {platform.python_version()}, {versions}; one thread\n{_load()}\n")
        _checks()
        _whole_runs()
        _memory_and_rises()
        print(_load())


def _load():
    if not hasattr(os, "getloadavg"):
        return f"{os.cpu_count()} cores; this system does not tell its load"
    return "load {:.1f} in the last minute, {:.1f} in the last five, on {} cores".format(
        *os.getloadavg()[:2], os.cpu_count()
    )


def _checks():
    print(f"{'check':<28}{'CPU ms':>10}{'elapsed ms':>12}   {'CPU ms of the slowest known mistake':>10}")
    for name in exercise_names():
        exercise = find_exercise(name)
        solved = partial(judge, exercise, Guard(exercise.solved))
        (seconds,), (elapsed,) = in_turns(9, solved), in_turns(9, solved, clock=time.perf_counter)
        mistakes = {m.name: in_turns(1, partial(judge, exercise, Guard(m.function)))[0] for m in exercise.mistakes}
        slowest = max(mistakes, key=mistakes.get)
        print(f"{name:<28}{1000 * seconds:>10.1f}{1000 * elapsed:>12.1f}{1000 * mistakes[slowest]:>10.1f}  {slowest}")
    print("The first two are of the solution; the goal is well under 100 ms. A wrong answer is named as well.\n")


def _whole_runs():
    heads = ("ours ms", "/ sklearn", "/ SciPy", "loops /", "lists /")
    print(f"{'whole run, J after every half-step':<42}" + "".join(f"{head:>10}" for head in heads))
    for name, (X, start, iterations, rounds) in _cases().items():
        ours, sklearn, scipy = in_turns(
            rounds,
            partial(km.run_kmeans, X, start, max_iterations=iterations),
            partial(run_sklearn, X, start, iterations),
            partial(run_scipy, X, start, iterations),
        )
        some = X[:2000]
        scale = iterations * len(X) / len(some)
        loops, lists = (
            seconds * scale / ours for seconds in in_turns(1, partial(_loop, some, start), partial(_list, some, start))
        )
        print(f"{name:<42}{1000 * ours:>10.2f}{ours / sklearn:>10.2f}{ours / scipy:>10.2f}{loops:>10.0f}{lists:>10.0f}")
    print(
        "Goals: at most 0.3 of scikit-learn at 30 points and 3 at the picture; 300 times the speed of the loops.\n"
        "SciPy keeps no J. Loops: over points and centroids, NumPy for each pair, as courses do; lists: loops over\n"
        "lists of floats. Both are one iteration on at most 2000 points, scaled up.\n"
    )


def _cases():
    rng = np.random.default_rng(0)
    picture = km.datasets.generated_picture(128).reshape(-1, 3).astype(float)
    colours = picture[rng.choice(len(picture), 16, replace=False)]
    wide, narrow = rng.normal(size=(10**6, 8)), rng.normal(size=(10**6, 3))
    return {
        "30 points, 3 iterations": (km.datasets.thirty_points(), km.datasets.thirty_points_start(), 3, 101),
        "128×128 picture, K = 16, 10 iterations": (picture, colours, 10, 9),
        "10⁶ × 3 points, K = 16, 2 iterations": (narrow, narrow[:16].copy(), 2, 3),
        "10⁶ × 8 points, K = 16, 2 iterations": (wide, wide[:16].copy(), 2, 3),
    }


def _memory_and_rises():
    X = np.random.default_rng(0).normal(size=(10**6, 8))
    tracemalloc.start()
    km.run_kmeans(X, X[:16], max_iterations=2)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"extra memory at 10⁶ × 8 points: {peak / X.nbytes:.2f} of X; the goal is 0.5")

    rng = np.random.default_rng(1)
    half_steps = rises = 0
    for _ in range(2000):
        m, n, K = rng.integers(1, 60), rng.integers(1, 4), rng.integers(1, 6)
        X = rng.normal(size=(m, n)) + rng.choice([0, 1e6, 1e9, 1e12])
        X[::2] += rng.choice([0, 1e6, 2e9])
        costs = km.run_kmeans(X, X[rng.integers(0, m, K)] + rng.normal(size=(K, n))).costs
        tolerance = km.cost_tolerance(X)
        rises += sum(cost_rises(old, new, tolerance) for old, new in itertools.pairwise(costs))
        half_steps += len(costs)
    print(f"rises of J: {rises} in {half_steps} half-steps, far from the origin and on two scales among them")


def in_turns(rounds, *functions, clock=time.process_time):
    """Return the median seconds of each function, called in turns: of CPU time, unless another clock is given.

    Examples
    --------
    >>> len(in_turns(3, lambda: None, lambda: None))
    2
    """
    times = [[] for _ in functions]
    for _ in range(rounds):
        for function, mine in zip(functions, times, strict=True):
            begin = clock()
            function()
            mine.append(clock() - begin)
    return [statistics.median(mine) for mine in times]


def run_sklearn(X, start, iterations):
    """Fit as a user of scikit-learn would, with as many iterations as asked."""
    from sklearn.cluster import KMeans

    KMeans(len(start), init=start, n_init=1, max_iter=iterations, tol=0, algorithm="lloyd").fit(X)


def run_scipy(X, start, iterations):
    """Run SciPy's K-means, with as many iterations as asked."""
    from scipy.cluster.vq import kmeans2

    kmeans2(X, start, iter=iterations, minit="matrix")


def _loop(X, centroids):
    # One iteration with J after both half-steps, a pair of point and centroid at a time.
    m, K = len(X), len(centroids)
    labels = np.zeros(m, dtype=int)
    for i in range(m):
        squares = [np.sum((X[i] - centroids[k]) ** 2) for k in range(K)]
        labels[i] = np.argmin(squares)
    moved = centroids.copy()
    for k in range(K):
        mine = [X[i] for i in range(m) if labels[i] == k]
        if mine:
            moved[k] = np.mean(mine, axis=0)
    for mu in (centroids, moved):
        sum(np.sum((X[i] - mu[labels[i]]) ** 2) for i in range(m)) / m


def _list(X, centroids):
    # The same with lists of floats and no NumPy.
    X, centroids = X.tolist(), centroids.tolist()
    labels = []
    for x in X:
        squares = [sum((a - b) ** 2 for a, b in zip(x, mu, strict=True)) for mu in centroids]
        labels.append(squares.index(min(squares)))
    moved = []
    for k, mu in enumerate(centroids):
        mine = [x for x, label in zip(X, labels, strict=True) if label == k]
        moved.append([sum(column) / len(mine) for column in zip(*mine, strict=True)] if mine else mu)
    for kept in (centroids, moved):
        sum(sum((a - b) ** 2 for a, b in zip(x, kept[c], strict=True)) for x, c in zip(X, labels, strict=True)) / len(X)


if __name__ == "__main__":
    main()
