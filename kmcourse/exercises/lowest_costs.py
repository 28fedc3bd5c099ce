"""lowest_costs: the lowest J of many starts, for every number of centroids."""

import numpy as np

from kmcourse import starts as km
from kmcourse.checks import Draws, Exercise, Seed, Unmet, expect, expect_draws
from kmcourse.checks.calls import Trouble
from kmcourse.checks.draws import as_numbers
from kmcourse.checks.wording import number
from kmcourse.exercises.best_run import (
    FAR_APART,
    FIVE,
    HIGH,
    LINE,
    MISLEADING,
    NINE,
    RECTANGLE,
    SIXTY,
    level,
)

# With one centroid or with two every start leads to the same J; and nearly every second one at once.
FOUR = np.array([[0.0], [1.0], [100.0], [101.0]])
ONE_FOR_FOUR, TWO_FOR_FOUR = 2500.25, 0.25


def rests():
    """Return every J at which K-means with two centroids can rest on LINE: it stays where its clusters are cut."""
    halves = [km.run_kmeans(LINE, [LINE[:i].mean(axis=0), LINE[i:].mean(axis=0)]) for i in range(1, len(LINE))]
    return np.unique([run.costs[-1] for run in halves])


exercise = Exercise(
    name="lowest_costs",
    notebook="09",
    asks="Return for every K in Ks the lowest J of n_starts runs, each from K different examples drawn by rng.",
    reference=km.lowest_costs,
    builds_on=("best_run", "initialize_centroids", "run_kmeans"),
    telling=[],  # at the end: what is to be told whatever was drawn
    hints=(
        "One J is asked for each number in Ks, in their order. Which function of notebook 7 finds one of them?",
        "Go through Ks with a loop. For each K, find the best of n_starts runs and keep its J, which is the last of "
        "the three things that come back. Begin with an empty list, before the loop.",
        "`labels, centroids, cost = km.best_run(X, K, n_starts, rng)` gives the J for one K. Append it to the list, "
        "inside the loop; return the list after the loop.",
    ),
)


@exercise.solution
def lowest_costs(X, Ks, n_starts, rng):
    costs = []
    for K in Ks:
        _, _, cost = km.best_run(X, K, n_starts, rng)
        costs.append(cost)
    return costs


@exercise.check("One J for every K, in the order of Ks, where every start leads to the same J", points=2)
def one_for_every_K(answer, rng):
    for Ks, costs in [((2, 1), [TWO_FOR_FOUR, ONE_FOR_FOUR]), ((1, 2, 1), [ONE_FOR_FOUR, TWO_FOR_FOUR, ONE_FOR_FOUR])]:
        expect.array(answer(FOUR, Ks, 12, Seed.drawn(rng)), costs)
    expect.array(answer(FOUR, (2,), 12, Seed.drawn(rng)), [TWO_FOR_FOUR])


@exercise.check("Of many runs the lowest J: 0.25 on the rectangle, where a run can stay at 25", points=2)
def lowest_of_many(answer, rng):
    for X, n_starts, best in [(RECTANGLE, 18, 0.25)] * 8 + [(MISLEADING, 40, 503 / 9)] * 10:
        J = single_cost(answer, X, 2, n_starts, rng)
        if not np.isclose(J, best, rtol=expect.RELATIVE):
            raise Unmet(f"With K = 2 it gave {number(J)}; of {n_starts} runs the best ends at J = {number(best)}.")


@exercise.check("n_starts is how many runs there are for each K: a single one can miss the best", points=1)
def single_runs(answer, rng):
    best = [single_cost(answer, FIVE, 2, 1, rng) < HIGH - 1 for _ in range(40)]
    if len(set(best)) == 1:
        times = "every time" if best[0] else "not once"
        raise Unmet(
            f"Called 40 times with n_starts=1 and another generator each time, it gave the lowest J {times}. "
            "Half of the starts lead there, so a single run should find it now and then."
        )


@exercise.check("As many centroids as points, all from different examples: J is 0", points=1)
def different_examples(answer, rng):
    for _ in range(2):
        J = single_cost(answer, NINE, 9, 1, rng)
        if J > expect.ABSOLUTE:
            raise Unmet(f"With K = 9 it gave {number(J)}; where all nine points are centroids, J is 0.")


@exercise.check("Every run goes on until nothing moves and J is flat", points=1)
def runs_to_the_end(answer, rng):
    flat = rests()
    for _ in range(6):
        J = single_cost(answer, LINE, 2, 1, rng)
        if not np.isclose(J, flat, rtol=expect.RELATIVE).any():
            raise Unmet(
                f"It gave {number(J)}, and K-means does not come to rest at this J. Did the run go on to the end?"
            )


@exercise.check("All that is random comes from rng: the same seed, the same J; another seed, others", points=1)
def from_rng(answer, rng):
    costs = [expect.numbers(answer(SIXTY, (8,), 1, seed), (1,)) for seed in expect_draws.seeds(rng, 4)]
    expect_draws.from_rng([round(float(cost[0]), 6) for cost in costs])


@exercise.check("It works however large J is", points=1)
def large_costs(answer, rng):
    expect.array(answer(FAR_APART, (1,), 2, Seed.drawn(rng)), [225e6])


@exercise.check("X stays as it was", points=1)
def X_stays(answer, rng):
    expect.numbers(answer(RECTANGLE, (2, 3), 3, Seed.drawn(rng)), (2,))
    expect.unchanged(answer)


def single_cost(answer, X, K, n_starts, rng):
    """Ask for one J, for one K, and return it."""
    return float(expect.numbers(answer(X, (K,), n_starts, Seed.drawn(rng)), (1,))[0])


# The known mistakes.
LOWEST = "Which of the runs for one K counts? The one that ends at the lowest J."
EACH_ANEW = (
    "The search begins anew for every K: with more centroids J may be lower, and it must not be kept from before."
)
IN_KS = "The numbers of centroids are those in Ks, in their order: go through Ks itself."
ALL_OF_THEM = "One J is asked for each K: put it into a list, and return the list after the loop."
RUNS = "How many runs are there for each K, and does every one of them begin with a draw of its own?"
ALL_FROM_RNG = "All that is random is to come from rng: pass it on to every draw, and make no generator of your own."


def for_each(cost):
    """Return the answer that gives cost(X, K, n_starts, rng) for each K."""
    return lambda X, Ks, n_starts, rng: [cost(X, K, n_starts, rng) for K in Ks]


def of_runs(give, start=km.initialize_centroids, at=-1, **limit):
    """Return the answer that gives, for each K, something of the J of its runs, each at the end or at another place."""
    return for_each(
        lambda X, K, n, rng: give([km.run_kmeans(X, start(X, K, rng), **limit).costs[at] for _ in range(n)])
    )


def best(X, K, n_starts, rng):
    return km.best_run(X, K, n_starts, rng).cost


def single(X, K, J):
    """Return telling inputs that show one thing only: whether this J came for this K."""
    calls = tuple((X, (K,), 1, Seed(number)) for number in (1, 2))
    return [Draws(calls, lambda values: [_readable(value) == (J,) for value in values])]


exercise.mistake("keeps_the_last", LOWEST, of_runs(lambda costs: costs[-1]))
exercise.mistake("keeps_the_highest", LOWEST, of_runs(max))
exercise.mistake("average_cost", "No run has the average J: for each K keep the lowest one.", of_runs(np.mean))
exercise.mistake(
    "cost_at_the_start",
    "costs[0] is J at the beginning of a run: the lowest J at the end, costs[-1], counts.",
    of_runs(min, at=0),
)
exercise.mistake(
    "sum_of_squares",
    "J is a mean: is the sum of the squares divided by the number of points?",
    for_each(lambda X, K, n, rng: len(X) * best(X, K, n, rng)),
)
exercise.mistake("one_start_for_all", RUNS, of_runs(lambda costs: costs[0]))
exercise.mistake("n_starts_ignored", RUNS, for_each(lambda X, K, n, rng: best(X, K, 16, rng)))
exercise.mistake(
    "lowest_of_all_K_so_far", EACH_ANEW, lambda X, Ks, n, rng: np.minimum.accumulate([best(X, K, n, rng) for K in Ks])
)
exercise.mistake(
    "K_by_its_place", IN_KS, lambda X, Ks, n, rng: [best(X, place + 1, n, rng) for place in range(len(Ks))]
)
exercise.mistake(
    "every_K_up_to_the_largest", IN_KS, lambda X, Ks, n, rng: [best(X, K, n, rng) for K in range(1, max(Ks) + 1)]
)
exercise.mistake("sorted_costs", IN_KS, lambda X, Ks, n, rng: sorted((best(X, K, n, rng) for K in Ks), reverse=True))
exercise.mistake("lowest_of_all", ALL_OF_THEM, lambda X, Ks, n, rng: min(best(X, K, n, rng) for K in Ks))
exercise.mistake("first_K_only", ALL_OF_THEM, lambda X, Ks, n, rng: best(X, Ks[0], n, rng))
exercise.mistake(
    "ends_after_the_first_K",
    "The list has one J, whatever Ks is: does `return` stand inside the loop?",
    lambda X, Ks, n, rng: [best(X, Ks[0], n, rng)],
)
exercise.mistake("last_K_only", ALL_OF_THEM, lambda X, Ks, n, rng: best(X, Ks[-1], n, rng))
exercise.mistake("K_with_the_lowest_cost", ALL_OF_THEM, lambda X, Ks, n, rng: min(Ks, key=lambda K: best(X, K, n, rng)))
exercise.mistake(
    "whole_runs",
    "best_run gives three things, labels, centroids and cost: only the third is asked for.",
    for_each(km.best_run),
)
exercise.mistake(
    "one_iteration_only",
    "Compare runs that have come to rest: is every one of them run until J is flat?",
    of_runs(min, max_iterations=1),
)
exercise.mistake(
    "starts_are_not_different_examples",
    "Start every run from K different examples: rows of X, none of them twice.",
    of_runs(min, start=lambda X, K, rng: X[rng.integers(len(X), size=K)]),
    single(NINE, 9, 0.0),
)
exercise.mistake(
    "lowest_begins_too_low",
    "With which value does the lowest J begin? With float('inf') every J is below it.",
    of_runs(lambda costs: min(1e6, *costs)),
    single(FAR_APART, 1, 225e6),
)
exercise.mistake(
    "always_the_same_starts", ALL_FROM_RNG, for_each(lambda X, K, n, rng: best(X, K, n, np.random.default_rng(0)))
)
exercise.mistake(
    "randomness_from_elsewhere", ALL_FROM_RNG, for_each(lambda X, K, n, rng: best(X, K, n, np.random.default_rng()))
)


# What tells them apart, whatever is drawn.
def _readable(value):
    """Return the numbers that came back, or in words what else did."""
    if isinstance(value, Trouble):
        return value.kind, value.name
    array = as_numbers(value)
    if array is None:
        runs = isinstance(value, list) and all(isinstance(each, list | tuple) and len(each) == 3 for each in value)
        return "runs" if runs else "no numbers"
    return tuple(np.round(array, 4).tolist()) if array.ndim == 1 else (array.ndim, array.round(4).tolist())


def many_and_single(values):
    """Return what the lowest of 14 runs show, twelve times, beside single runs from the same twelve generators."""
    found = [_readable(value) for value in values]
    if not all(isinstance(each, tuple) and len(each) == 1 for each in found):
        return "not one number"
    many, one = found[:12], found[12:]
    return level(np.ravel(many)), level(np.ravel(one)), "as a single run" if many == one else ""


exercise.telling += [
    Draws(tuple((FOUR, Ks, 12, Seed(0)) for Ks in ((2, 1), (1, 2), (2,))), lambda values: [*map(_readable, values)]),
    Draws(tuple((FIVE, (2,), n_starts, Seed(n)) for n_starts in (14, 1) for n in range(12)), many_and_single),
    Draws(
        tuple((SIXTY, (8,), 2, Seed(number)) for number in (0, 1, 2, 0)),
        lambda values: expect_draws.repeats([_readable(value) for value in values]),
    ),
]
