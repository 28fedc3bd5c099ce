"""run_kmeans: assign, move, assign, move … until J stays the same, with J after every half-step."""

import numpy as np

from kmcourse import datasets, descent
from kmcourse import kmeans as km
from kmcourse.checks import Draws, Exercise, Unmet, expect
from kmcourse.checks.expect_run import against_end_of_run, costs_of_run, no_rise, parts_of_run, whose_means
from kmcourse.checks.one_loop import cost_with_centroids_before, cost_with_labels_before, loop, one_stands_still
from kmcourse.rounding import same_cost

TWO = datasets.two_points(), np.array([[2.0]])
SIXTY = datasets.sixty_points(), datasets.sixty_points_start()
# One centroid stands still from the first move on, while the other two go on and J falls to less than half, twice.
TWELVE = np.array([[x] for x in (200.0, 0, 3, 8, 9, 17, 21, 30, 53, 55, 57, 59)]), np.array([[200.0], [0], [3]])
# The second assign meets a tie: J can stay the same there, and the move after it still lowers J.
TIE = np.array([[1.0], [14.0], [15.0], [20.0]]), np.array([[20.0], [15.0]])
ENDS_AT_0 = np.array([[1.0], [3.0]]), np.array([[0.0], [4.0]])
# J falls by less and less, by a fortieth in the end.
SLOW = np.array([[300.0], *([x] for x in range(31))]), np.array([[300.0], [0], [1]])
# From any corner of the square J is 4 with one centroid, and 2 with it in the middle.
SQUARE = np.array([[0.0, 0], [0, 2], [2, 0], [2, 2]]), np.array([[4.0, 1]])
# Where no reason to stop makes a difference, and where it does.
BEGIN = [(*SIXTY, 1), (*SIXTY, 2)]
TO_THE_END = [*BEGIN, SIXTY, TWELVE, (SIXTY[0] * 1e-5, SIXTY[1] * 1e-5)]

exercise = Exercise(
    name="run_kmeans",
    notebook="04",
    place=2,
    asks=(
        "Return labels, centroids and costs: J after every half-step, assign first; stop after the first iteration in "
        "which J stays the same, and after max_iterations at the latest."
    ),
    reference=descent.run_kmeans,
    builds_on=("assign_points", "move_centroids", "compute_cost", "half_steps"),
    counter_example=against_end_of_run,
    telling=[(*TWO, 2), (*SQUARE, 2)],  # even what begins at random, or shuffles, gives no two answers here
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
        if not same_cost(J, costs[-1], 1e-5 * J):
            raise Unmet(f"The last J is {costs[-1]:.6g}, but what came back with it costs {J:.6g}.")


@exercise.check("J never rises", points=1)
def never_rises(answer, rng):
    for m, n, K in [(8, 1, 2), (20, 2, 3), (30, 3, 4)]:
        X = rng.integers(-99, 100, (m, n)) / 10
        start = X[rng.choice(m, K, replace=False)]
        _, _, costs = parts_of_run(answer(X, start), X, start)
        no_rise(costs)


@exercise.check("It goes on as long as any centroid moves", points=1)
def goes_on(answer):
    for X, start in (TWELVE, SLOW):
        labels, centroids, costs = parts_of_run(answer(X, start), X, start)
        expect.number(costs[-1], descent.run_kmeans(X, start).costs[-1])
        expect.nearest(labels, X, centroids)
    labels, centroids, _ = parts_of_run(answer(*TIE), *TIE)
    expect.nearest(labels, TIE[0], centroids)


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
    _, _, costs = parts_of_run(answer(*ENDS_AT_0), *ENDS_AT_0)
    if len(costs) > 4:
        raise Unmet(f"costs has {len(costs)} entries; expected 4: J falls from 1 to 0, and then it stays 0.")


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


# The known mistakes: one loop, with one thing wrong in each. A right reason to stop may be any, so only the begin of a
# run is looked at (`also`), but for those who stop, return or count wrongly: that shows at the end.
BOTH = "Which step is missing from the loop? Every iteration assigns and moves."
FOUR_LINES = (
    "An iteration logs J twice: after assign and after move, each with the labels and centroids of that moment."
)
LIMIT = "max_iterations counts pairs of half-steps: one assign and one move are one iteration."
ANY_OR_ALL = "All of them or any of them? The run is over when no centroid moves any more."
UNIT = "In other units J and the centroids are other numbers: compare the change of J with J itself."
START = "Where does the run begin? At the centroids that it is given."
ONE_START = "Begin once, before the loop: the next iteration goes on with the centroids that this one moved."


right = loop()


def wrong_part(name, hint, also=BEGIN, **parts):
    """Add a known mistake: a loop with this part."""
    exercise.mistake(name, hint, loop(**parts), also=also)


def wrong_stop(name, hint, stop):
    """Add a known mistake: a loop that stops for this reason."""
    wrong_part(name, hint, stop=stop, also=TO_THE_END)


def wrong_return(name, hint, change, also=BEGIN):
    """Add a known mistake: the right run, of which change(labels, centroids, costs) is returned."""
    exercise.mistake(name, hint, lambda X, mu, most=100: change(*right(X, mu, most)), also=also)


wrong_stop("one_centroid_stands_still", ANY_OR_ALL, one_stands_still)
wrong_stop("one_centroid_stands_still_later", ANY_OR_ALL, lambda now: now.t > 0 and one_stands_still(now))
wrong_stop(
    "stops_after_one_iteration",
    "It ends after one iteration: is a `return` inside the loop, or the old value another name for the new one?",
    lambda now: True,
)
wrong_stop(
    "runs_to_the_limit",
    "It runs to the limit, though J stays the same. Stop then, and do not wait for a rise: J never rises.",
    lambda now: False,
)
wrong_stop(
    "one_iteration_too_many",
    "One iteration without a change is enough: the next would be the same.",
    lambda now: now.t > 1 and same_cost(now.costs[-5], now.costs[-1]),
)
wrong_stop("absolute_tolerance", UNIT, lambda now: now.t > 0 and now.costs[-3] - now.costs[-1] < 1e-5)
wrong_stop("absolute_tolerance_for_centroids", UNIT, lambda now: abs(now.centroids - now.centroids_before).max() < 1e-3)

wrong_part("never_moves", BOTH, move=lambda now: now.centroids)
wrong_part("assigns_once", BOTH, assign=lambda now: now.labels if now.t else km.assign_points(now.X, now.start))
wrong_part("from_the_start_again", ONE_START, begin=lambda now: now.start)
wrong_part(
    "drawn_anew_each_iteration",
    ONE_START,
    begin=lambda now: np.random.default_rng(now.t).permutation(now.X)[: len(now.start)] if now.t else now.start,
    also=[],
)
wrong_part("J_with_the_old_centroids", FOUR_LINES, after_move=cost_with_centroids_before)
wrong_part(
    "J_with_centroids_of_before",
    FOUR_LINES,
    after_assign=cost_with_centroids_before,
    after_move=cost_with_centroids_before,
)
wrong_part(
    "J_with_labels_of_before", FOUR_LINES, after_assign=cost_with_labels_before, after_move=cost_with_labels_before
)
wrong_part(
    "labels_of_the_iteration_before",
    "Which labels did this iteration's assign give? Move with those.",
    move=lambda now: km.move_centroids(now.X, now.labels_before, now.centroids),
)
wrong_part(
    "assigned_on_a_scale_of_its_own",
    "Assign on the numbers that J is measured on: scaled data have other nearest centroids.",
    assign=lambda now: km.assign_points(now.X / now.X.std(axis=0), now.centroids / now.X.std(axis=0)),
)
wrong_part(
    "rows_shuffled",
    "The label in a row belongs to the point in the same row: shuffle neither, or both together.",
    move=lambda now: km.move_centroids(np.random.default_rng(0).permutation(now.X), now.labels, now.centroids),
    also=[Draws((BEGIN[0],), lambda values: whose_means(values[0], *SIXTY))],
)

wrong_return("J_once_an_iteration", FOUR_LINES, lambda c, mu, costs: (c, mu, costs[1::2]))
wrong_return("J_after_assign_only", FOUR_LINES, lambda c, mu, costs: (c, mu, costs[0::2]))
wrong_return(
    "J_as_a_sum", "J is the mean: divide by how many points there are.", lambda c, mu, J: (c, mu, np.array(J) * len(c))
)
wrong_return(
    "last_iteration_not_logged",
    "The iteration that shows no change belongs to the run: append its two J before you leave the loop.",
    lambda c, mu, costs: (c, mu, costs[:-2] if len(costs) > 2 and same_cost(costs[-3], costs[-1]) else costs),
    also=TO_THE_END,
)
wrong_return("last_J_only", "costs is the whole list, one J a half-step.", lambda c, mu, costs: (c, mu, costs[-1]))
wrong_return("centroids_before_labels", "The order is labels, centroids, costs.", lambda c, mu, costs: (mu, c, costs))


@exercise.mistake("one_more_assign", "Which labels does the last J belong to? Return those.", also=TO_THE_END)
def one_more_assign(X, centroids, max_iterations=100):
    _, centroids, costs = right(X, centroids, max_iterations)
    return km.assign_points(X, centroids), centroids, costs


@exercise.mistake(
    "start_overwritten", "The caller still needs the start: `centroids[:] = …` overwrites it.", also=BEGIN
)
def start_overwritten(X, centroids, max_iterations=100):
    labels, moved, costs = right(X, centroids, max_iterations)
    centroids[:] = moved
    return labels, centroids, costs


exercise.mistake("limit_ignored", LIMIT, lambda X, mu, most=100: right(X, mu), also=BEGIN)
exercise.mistake(
    "limit_counts_half_steps", LIMIT, lambda X, mu, most=100: right(X, mu, (most + 1) // 2), also=TO_THE_END
)
exercise.mistake("start_ignored", START, lambda X, mu, most=100: right(X, X[: len(mu)], most), also=BEGIN)
