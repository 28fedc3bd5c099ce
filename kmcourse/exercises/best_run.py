"""best_run: run K-means from many starts, and keep the run with the lowest J."""

import numpy as np

from kmcourse import datasets, kmeans
from kmcourse import starts as km
from kmcourse.checks import Draws, Exercise, Seed, Unmet, expect, expect_draws
from kmcourse.checks.expect_run import cost_of_best, costs_in, labels_and_centroids, parts_of_best
from kmcourse.checks.wording import number

RECTANGLE, SIXTY = datasets.rectangle(), datasets.sixty_points()
# Where two centroids can come to rest on the line, no point is halfway between them: who is given a tie is open.
LINE, NINE = np.arange(30.0)[:, None] ** 2, SIXTY[:9]
# Two centroids come to rest at one of two J, and each is reached from half of the starts.
FIVE = np.array([[10.0, 1.0], [0.0, 10.0], [9.0, 2.0], [7.0, 2.0], [9.0, 7.0]])
LOW, HIGH = 5.35, 302 / 30
# Here the run with the lowest J at the start, or after one iteration, ends above the best, which a third of them reach.
MISLEADING = np.array([[5.0, 16.0], [15.0, 17.0], [11.0, 24.0], [26.0, 10.0], [11.0, 9.0], [8.0, 0.0]])
FAR_APART = np.array([[0.0], [30000.0]])

exercise = Exercise(
    name="best_run",
    notebook="07",
    place=2,
    asks="Return labels, centroids and cost of the best of n_starts runs, each from K different examples drawn by rng.",
    reference=km.best_run,
    builds_on=("initialize_centroids", "run_kmeans"),
    telling=[],  # at the end: what many runs show whatever was drawn
    hints=(
        "What has to happen again for every run, and what must be remembered from one run to the next?",
        "Inside the loop: draw a start, run, look at the last J. Remember from run to run: the lowest J so far, which "
        "begins above every J, and the labels and centroids that belong to it.",
        "`km.initialize_centroids(X, K, rng)` draws a start. `if costs[-1] < lowest`, then that run is the best so "
        "far: remember its last J, labels and centroids together.",
    ),
)


@exercise.solution
def best_run(X, K, n_starts, rng):
    lowest = np.inf
    for _ in range(n_starts):
        start = km.initialize_centroids(X, K, rng)  # a new one for every run
        labels, centroids, costs = km.run_kmeans(X, start)
        if costs[-1] < lowest:
            lowest = costs[-1]
            best = labels, centroids, lowest
    return best


@exercise.check("Labels, centroids and cost belong together", points=2)
def parts_belong_together(answer, rng):
    for X, K in [(FIVE, 2)] * 8 + [(SIXTY, 3)]:
        labels, centroids, cost = parts_of_best(answer(X, K, 6, Seed.drawn(rng)), X, K)
        J = kmeans.compute_cost(X, labels, centroids)
        if not np.isclose(cost, J, rtol=expect.RELATIVE):
            raise Unmet(f"It gave the cost {number(cost)}; the labels and centroids beside it cost {number(J)}.")


@exercise.check("Of many runs the one with the lowest J: 0.25 on the rectangle, where a run can stay at 25", points=2)
def best_of_many(answer, rng):
    for X, n_starts, best in [(RECTANGLE, 18, 0.25)] * 8 + [(MISLEADING, 40, 503 / 9)] * 10:
        J = cost_of_best(answer(X, 2, n_starts, Seed.drawn(rng)), X, 2)
        if best * (1 + expect.RELATIVE) < J:
            raise Unmet(
                f"What it gave costs {number(J)}; of {n_starts} runs the best ends at J = {number(best)}. Does every "
                "run begin with a draw of its own, and is the lowest J at the end kept?"
            )


@exercise.check("As many centroids as points: every run starts from different examples, so J is 0", points=1)
def different_examples(answer, rng):
    for _ in range(2):
        J = cost_of_best(answer(NINE, 9, 1, Seed.drawn(rng)), NINE, 9)
        if J > expect.ABSOLUTE:
            raise Unmet(f"What it gave costs {number(J)}; where all points are centroids, J is 0.")


@exercise.check("Every run goes on until nothing moves and J is flat", points=1)
def runs_to_the_end(answer, rng):
    for _ in range(6):
        _, centroids = labels_and_centroids(answer(LINE, 2, 1, Seed.drawn(rng)), LINE, 2)
        costs = km.run_kmeans(LINE, centroids).costs
        if costs[-1] < costs[0] * (1 - expect.RELATIVE):
            raise Unmet(f"Going on from the centroids that came back, J falls from {costs[0]:.6g} to {costs[-1]:.6g}.")


@exercise.check("n_starts is how many runs there are, no more and no fewer: a single run can miss the best", points=1)
def single_runs(answer, rng):
    best = [cost_of_best(answer(FIVE, 2, 1, Seed.drawn(rng)), FIVE, 2) < HIGH - 1 for _ in range(40)]
    if len(set(best)) == 1:
        times = "every time" if best[0] else "not once"
        raise Unmet(
            f"Called 40 times with n_starts=1 and another generator each time, it found the best clustering {times}. "
            "Half of the starts lead there, so a single run should find it now and then."
        )


@exercise.check("All that is random comes from rng: the same seed, the same runs; another seed, others", points=1)
def from_rng(answer, rng):
    costs = [cost_of_best(answer(SIXTY, 8, 1, seed), SIXTY, 8) for seed in expect_draws.seeds(rng, 4)]
    expect_draws.from_rng([round(cost, 6) for cost in costs])


@exercise.check("It works however large J is", points=1)
def large_costs(answer, rng):
    _, centroids, cost = parts_of_best(answer(FAR_APART, 1, 2, Seed.drawn(rng)), FAR_APART, 1)
    expect.number(cost, 225e6)
    expect.array(centroids, [[15000.0]])


@exercise.check("X stays as it was", points=1)
def X_stays(answer, rng):
    labels_and_centroids(answer(RECTANGLE, 2, 3, Seed.drawn(rng)), RECTANGLE, 2)
    expect.unchanged(answer)


# The known mistakes.
LOWEST = "Which number says which run is the best? Keep the run with the lowest J at its end."
ANEW = "Print the start of every run: are there n_starts of them, all different? Each run needs a draw of its own."
ALL_FROM_RNG = "All that is random is to come from rng: pass it on to every draw, and make no generator of your own."
COUNT = "How many runs does the loop make when n_starts is 1, and when it is 14?"
ORDER = "The order is labels, centroids, cost, and cost is one number."
ABOVE = "With which value does the lowest J begin? With float('inf') every J is below it."


MADE = {}


def runs(X, K, n_starts, rng, start=km.initialize_centroids, **limit):
    """Return many runs, each from a start of its own; half of the mistakes are made of the same ones."""
    key = X.tobytes(), K, n_starts, str(rng.bit_generator.state), start, *limit.items()
    if key not in MADE:
        MADE[key] = [km.run_kmeans(X, start(X, K, rng), **limit) for _ in range(n_starts)]
    return MADE[key]


def triple(run):
    """Return what is asked for of a run."""
    return run.labels, run.centroids, run.costs[-1]


def lowest(runs, below=np.inf):
    """Return what is asked for of the best run, if there is one below a limit."""
    found = [run for run in runs if run.costs[-1] < below]
    return triple(min(found, key=lambda run: run.costs[-1])) if found else (None, None, below)


def of_runs(give, **parts):
    """Return the answer that gives something of many runs."""
    return lambda X, K, n_starts, rng: give(runs(X, K, n_starts, rng, **parts))


def of_best(give):
    """Return the answer that gives something of the best run: give(labels, centroids, cost)."""
    return of_runs(lambda runs: give(*lowest(runs)))


def where_best(X, K, n_starts, J):
    """Return telling inputs that show one thing only: whether the best J came back."""
    calls = tuple((X, K, n_starts, Seed(number)) for number in (1, 2))
    return [Draws(calls, lambda values: [costs_in(value, X, K) == (J, J, J) for value in values])]


exercise.mistake("keeps_the_last", LOWEST, of_runs(lambda runs: triple(runs[-1])))
exercise.mistake("keeps_the_highest", LOWEST, of_runs(lambda runs: triple(max(runs, key=lambda run: run.costs[-1]))))
exercise.mistake(
    "lowest_at_the_start",
    "costs[0] is J at the beginning of a run: the lowest J at the end, costs[-1], wins.",
    of_runs(lambda runs: triple(min(runs, key=lambda run: run.costs[0]))),
    where_best(MISLEADING, 2, 40, 55.8889),
)
exercise.mistake(
    "average_cost",
    "No run has the average J: keep the run with the lowest one, and its J.",
    of_runs(lambda runs: (*triple(runs[-1])[:2], np.mean([run.costs[-1] for run in runs]))),
)
exercise.mistake(
    "averaged_centroids",
    "Row k of one run need not be the cluster of row k in another: keep one run whole, average nothing.",
    of_runs(lambda runs: (runs[-1].labels, np.mean([run.centroids for run in runs], axis=0), runs[-1].costs[-1])),
)
exercise.mistake(
    "cost_of_another_run",
    "Labels, centroids and cost have to come from one run: remember the three together.",
    of_runs(lambda runs: (*triple(runs[-1])[:2], lowest(runs)[2])),
)
exercise.mistake("one_start_for_all", ANEW, of_runs(lambda runs: triple(runs[0])))
exercise.mistake(
    "always_the_same_starts", ALL_FROM_RNG, lambda X, K, n, rng: km.best_run(X, K, n, np.random.default_rng(0))
)
exercise.mistake(
    "randomness_from_elsewhere", ALL_FROM_RNG, lambda X, K, n, rng: km.best_run(X, K, n, np.random.default_rng())
)
exercise.mistake(
    "starts_are_not_different_examples",
    "Start every run from K different examples: rows of X, none of them twice.",
    of_runs(lowest, start=lambda X, K, rng: X[rng.integers(len(X), size=K)]),
    where_best(NINE, 9, 1, 0),
)
exercise.mistake("n_starts_ignored", COUNT, lambda X, K, n_starts, rng: km.best_run(X, K, 16, rng))
exercise.mistake("one_start_too_few", COUNT, of_runs(lambda runs: lowest(runs[1:])))
exercise.mistake(
    "one_iteration_only",
    "Compare runs that have come to rest: is every one of them run until J is flat?",
    of_runs(lowest, max_iterations=1),
)
exercise.mistake("centroids_before_labels", ORDER, of_best(lambda c, mu, J: (mu, c, J)))
exercise.mistake("cost_first", ORDER, of_best(lambda c, mu, J: (J, c, mu)))
exercise.mistake("without_the_cost", ORDER, of_best(lambda c, mu, J: (c, mu)))
exercise.mistake("cost_alone", ORDER, of_best(lambda c, mu, J: J))
exercise.mistake("all_costs_of_the_run", ORDER, of_runs(lambda runs: tuple(runs[0])))
exercise.mistake("lowest_begins_at_0", ABOVE, of_runs(lambda runs: lowest(runs, below=0)))
exercise.mistake(
    "lowest_begins_too_low", ABOVE, of_runs(lambda runs: lowest(runs, below=1e6)), where_best(FAR_APART, 1, 2, 225e6)
)


# What tells them apart, whatever is drawn.
def level(costs):
    """Return in words where the J of several runs on the five points lie."""
    best, other = np.isclose(costs, LOW, atol=1e-3), np.isclose(costs, HIGH, atol=1e-3)
    if (best | other).all():
        return "best" if best.all() else "not the best" if other.all() else "sometimes the best"
    return "between" if min(costs) > LOW - 1e-3 and max(costs) < HIGH + 1e-3 else "neither"


def many_and_single(values):
    """Return what the best of 14 runs show, twelve times, beside single runs from the same twelve generators."""
    found = [costs_in(value, FIVE, 2) for value in values]
    many, single = found[:12], found[12:]
    if None in many:
        return "unreadable"
    given, costing, nearest = (level(column) for column in zip(*many, strict=True))
    if None in single:
        return given, costing, "no single run"
    if len(set(single)) == 1:
        return "always the same"
    if given == "between":
        return "an average of costs"
    if nearest == "neither":
        return "centroids of no run"
    return given, costing, level([J for _, J, _ in single]), "as a single run" if many == single else ""


exercise.telling += [
    (np.array([[1.0], [11.0]]), 1, 3, Seed(0)),
    Draws(tuple((FIVE, 2, n_starts, Seed(number)) for n_starts in (14, 1) for number in range(12)), many_and_single),
    Draws(
        tuple((SIXTY, 8, 2, Seed(number)) for number in (0, 1, 2, 0)),
        lambda values: expect_draws.repeats([costs_in(value, SIXTY, 8) for value in values]),
    ),
]
