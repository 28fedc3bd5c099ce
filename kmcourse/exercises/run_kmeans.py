"""run_kmeans: assign, move, assign, move … until J stays the same, with J after every half-step."""

import numpy as np

from kmcourse import datasets, descent, rounding
from kmcourse import kmeans as km
from kmcourse.checks import Exercise, Unmet, expect
from kmcourse.checks.expect_run import against_end_of_run, costs_of_run, parts_of_run

TWO = datasets.two_points(), np.array([[2.0]])
SIXTY = datasets.sixty_points(), datasets.sixty_points_start()
# One centroid stands still from the first move on, while the other two have far to go.
EIGHT = np.array([[100.0], [0], [1], [2], [3], [10], [11], [12]]), np.array([[100.0], [0], [1]])

exercise = Exercise(
    name="run_kmeans",
    notebook="04",
    asks=(
        "Return labels, centroids and costs: J after every half-step, assign first; stop after the first iteration in "
        "which J stays the same, and after max_iterations at the latest."
    ),
    reference=descent.run_kmeans,
    counter_example=against_end_of_run,
    telling=[TWO, SIXTY, EIGHT, (SIXTY[0] * 1e-5, SIXTY[1] * 1e-5)],
    hints=(
        "Write down one iteration for the points 1 and 11 with the centroid at 2: assign, J = 41, move, J = 25. What "
        "does the next iteration begin with?",
        "Four lines in a loop: assign, append J, move, append J. Each J is computed with the labels and centroids of "
        "that moment, and the moved centroids are what the next assign is given.",
        "Repeat the four lines `for _ in range(max_iterations)`. After the second append compare `costs[-1]` with "
        "`costs[-3]`, J after the move before, if there is one yet: no change but rounding means `break`.",
    ),
)


@exercise.solution
def run_kmeans(X, centroids, max_iterations=100):
    costs = []
    for _ in range(max_iterations):
        labels = km.assign_points(X, centroids)
        costs.append(km.compute_cost(X, labels, centroids))
        centroids = km.move_centroids(X, labels, centroids)
        costs.append(km.compute_cost(X, labels, centroids))
        if len(costs) > 2 and costs[-3] - costs[-1] <= 1e-9 * costs[-3]:  # no change but rounding
            break
    return labels, centroids, costs


@exercise.check("From 2, the points 1 and 11 give J = 41, 25, 25, 25", points=1)
def two_points(answer):
    _, centroids, costs = parts_of_run(answer(*TWO), *TWO)
    costs_of_run(costs, [41, 25, 25, 25])
    expect.array(centroids, [[6.0]])


@exercise.check("J after every half-step: sixty points, three centroids", points=3)
def sixty_points(answer):
    _, _, costs = parts_of_run(answer(*SIXTY), *SIXTY)
    costs_of_run(costs, descent.run_kmeans(*SIXTY).costs)


@exercise.check("The last J is the J of the labels and centroids that come back", points=1)
def parts_belong_together(answer):
    for limit in (1, 2, 100):
        labels, centroids, costs = parts_of_run(answer(*SIXTY, limit), *SIXTY)
        J = km.compute_cost(SIXTY[0], labels, centroids)
        if not rounding.same_cost(J, costs[-1], 1e-5 * J):
            raise Unmet(f"The last J is {costs[-1]:.6g}, but what came back with it costs {J:.6g}.")


@exercise.check("J never rises", points=1)
def never_rises(answer, rng):
    for m, n, K in [(8, 1, 2), (20, 2, 3), (30, 3, 4)]:
        X = rng.integers(-99, 100, (m, n)) / 10
        start = X[rng.choice(m, K, replace=False)]
        _, _, costs = parts_of_run(answer(X, start), X, start)
        for t in range(1, len(costs)):
            if rounding.cost_rises(costs[t - 1], costs[t], 1e-5 * costs[t - 1]):
                step = "move" if t % 2 else "assign"
                raise Unmet(f"J rises from {costs[t - 1]:.6g} to {costs[t]:.6g} in half-step {t + 1}, after {step}.")


@exercise.check("It goes on as long as any centroid moves", points=1)
def goes_on(answer):
    labels, centroids, costs = parts_of_run(answer(*EIGHT), *EIGHT)
    expect.number(costs[-1], 0.875)
    expect.nearest(labels, EIGHT[0], centroids)


@exercise.check("It stops after the first iteration without a change, in metres as in millimetres", points=1)
def stops(answer):
    for scale in (1.0, 1e3, 1e-5):
        X, start = SIXTY[0] * scale, SIXTY[1] * scale
        _, _, costs = parts_of_run(answer(X, start), X, start)
        if len(costs) != 6:
            raise Unmet(
                f"costs has {len(costs)} entries; expected 6: J changes in the first two iterations, and stays the "
                "same in the third."
            )


@exercise.check("max_iterations is a limit", points=1)
def limit(answer):
    for most in (1, 2):
        _, _, costs = parts_of_run(answer(*SIXTY, most), *SIXTY)
        if len(costs) != 2 * most:
            raise Unmet(f"costs has {len(costs)} entries; expected {2 * most}: two half-steps an iteration.")


@exercise.check("X and the starting centroids stay as they were, also whole numbers", points=1)
def inputs_stay(answer):
    X, start = np.array([[1], [2], [10], [12]]), np.array([[1], [2]])
    _, centroids, _ = parts_of_run(answer(X, start), X, start)
    expect.array(np.sort(centroids, axis=0), [[1.5], [11.0]])
    expect.unchanged(answer)


# The known mistakes: one loop, with one thing wrong in each.
BOTH = "Which step is missing from the loop? Every iteration assigns and moves."
FOUR_LINES = (
    "An iteration logs J twice: after assign and after move, each with the labels and centroids of that moment."
)
LIMIT = "max_iterations counts pairs of half-steps: one assign and one move are one iteration."
LIMITED = [(*SIXTY, 1), (*SIXTY, 2)]


def no_change(old, new, costs):
    """Return whether J is what it was an iteration before."""
    return len(costs) > 2 and rounding.same_cost(costs[-3], costs[-1])


def loop(assign=km.assign_points, move=km.move_centroids, stop=no_change, log=lambda J, X, c, old, new: J(X, c, new)):
    """Return a run of these parts; `log` says what is taken for J after a move."""

    def run(X, mu, max_iterations=100):
        costs = []
        for _ in range(max_iterations):
            c = assign(X, mu)
            costs.append(km.compute_cost(X, c, mu))
            old, mu = mu, move(X, c, mu)
            costs.append(log(km.compute_cost, X, c, old, mu))
            if stop(old, mu, costs):
                break
        return c, mu, costs

    return run


right = loop()

exercise.mistake(
    "stops_when_one_centroid_stands_still",
    "All of them or any of them? The run is over when no centroid moves any more.",
    loop(stop=lambda old, new, costs: (old == new).all(axis=1).any()),
)
exercise.mistake(
    "stops_after_one_iteration",
    "It ends after one iteration: is the old value that you compare with a copy, or another name for the new one?",
    loop(stop=lambda *_: True),
)
exercise.mistake(
    "runs_to_the_limit",
    "When may J rise? Never; so a loop that waits for a rise never ends. Stop when J stays the same.",
    loop(stop=lambda *_: False),
)
exercise.mistake(
    "one_iteration_too_many",
    "One iteration without a change is enough: the next would be the same.",
    loop(stop=lambda old, new, costs: len(costs) > 4 and rounding.same_cost(costs[-5], costs[-1])),
)
exercise.mistake(
    "absolute_tolerance",
    "In other units J is other numbers: compare the change of J with J itself.",
    loop(stop=lambda old, new, costs: len(costs) > 2 and costs[-3] - costs[-1] < 1e-5),
)
exercise.mistake("never_moves", BOTH, loop(move=lambda X, c, mu: mu))
exercise.mistake("J_with_the_old_centroids", FOUR_LINES, loop(log=lambda J, X, c, old, new: J(X, c, old)))
exercise.mistake(
    "assigned_on_a_scale_of_its_own",
    "Assign on the numbers that J is measured on: scaled data have other nearest centroids.",
    loop(assign=lambda X, mu: km.assign_points(X / X.std(axis=0), mu / X.std(axis=0))),
)


@exercise.mistake("assigns_once", BOTH)
def assigns_once(X, centroids, max_iterations=100):
    labels = km.assign_points(X, centroids)
    return loop(assign=lambda *_: labels)(X, centroids, max_iterations)


@exercise.mistake("labels_of_the_iteration_before", "Which labels did this iteration's assign give? Move with those.")
def labels_of_the_iteration_before(X, centroids, max_iterations=100):
    given = []

    def move(X, labels, centroids):
        given.append(labels)
        return km.move_centroids(X, given[max(len(given) - 2, 0)], centroids)

    return loop(move=move)(X, centroids, max_iterations)


@exercise.mistake("start_overwritten", "The caller still needs the start: `centroids[:] = …` writes into their array.")
def start_overwritten(X, centroids, max_iterations=100):
    labels, moved, costs = right(X, centroids, max_iterations)
    centroids[:] = moved
    return labels, centroids, costs


@exercise.mistake("one_more_assign", "Which labels does the last J belong to? Return those.", also=LIMITED)
def one_more_assign(X, centroids, max_iterations=100):
    _, centroids, costs = right(X, centroids, max_iterations)
    return km.assign_points(X, centroids), centroids, costs


def changed(change):
    """Return the right run with something done to its parts: change(labels, centroids, costs)."""
    return lambda X, mu, max_iterations=100: change(*right(X, mu, max_iterations))


exercise.mistake("J_once_an_iteration", FOUR_LINES, changed(lambda c, mu, costs: (c, mu, costs[1::2])))
exercise.mistake(
    "last_iteration_not_logged",
    "The iteration that shows no change belongs to the run: append its two J before you leave the loop.",
    changed(lambda c, mu, costs: (c, mu, costs[:-2])),
)
exercise.mistake(
    "last_J_only",
    "costs is the whole list, one J a half-step, not the last J alone.",
    changed(lambda c, mu, costs: (c, mu, costs[-1])),
)
exercise.mistake(
    "centroids_before_labels", "The order is labels, centroids, costs.", changed(lambda c, mu, costs: (mu, c, costs))
)
exercise.mistake("limit_ignored", LIMIT, lambda X, mu, max_iterations=100: right(X, mu), also=LIMITED)
exercise.mistake(
    "limit_counts_half_steps",
    LIMIT,
    lambda X, mu, max_iterations=100: right(X, mu, (max_iterations + 1) // 2),
    also=LIMITED,
)
exercise.mistake(
    "start_ignored",
    "Where does the run begin? At the centroids that it is given.",
    lambda X, mu, max_iterations=100: right(X, X[: len(mu)], max_iterations),
)
