"""initialize_centroids: draw K different examples as the first centroids."""

import itertools

import numpy as np

from kmcourse import starts
from kmcourse.checks import Draws, Exercise, Seed, Unmet, expect, expect_draws, wording
from kmcourse.checks.calls import Trouble
from kmcourse.checks.draws import as_numbers

# No number stands here twice, so a row that is put together from several examples is no example.
TWELVE = np.arange(1, 13)[:, None] * [5, 7, 11] % 13 + [10.0, 30.0, 50.0]
FORTY = np.column_stack([100.0 + np.arange(40), 300.0 - np.arange(40)])

exercise = Exercise(
    name="initialize_centroids",
    notebook="07",
    asks="Return K different examples drawn by rng: K rows of X, none of them twice; a ValueError if there are fewer.",
    reference=starts.initialize_centroids,
    builds_on=("kmeans_plus_plus_weights",),
    telling=[],  # at the end: what a start shows whatever was drawn
    hints=(
        "Draw which examples, not which numbers: K different row numbers of X. How would you draw from a hat?",
        "rng can draw without putting back: look at `rng.choice` with `replace=False`, or at `rng.permutation`.",
        "`rng.choice(len(X), size=K, replace=False)` gives K different row numbers, and a ValueError where there are "
        "too few; with these numbers between the brackets of X you get the examples.",
    ),
)


@exercise.solution
def initialize_centroids(X, K, rng):
    rows = rng.choice(len(X), size=K, replace=False)  # K different row numbers
    return X[rows]


@exercise.check("K rows of X: every centroid starts on an example", points=2)
def rows_of_X(answer, rng):
    for K in (1, 2, 5):
        expect_examples(answer(TWELVE, K, Seed.drawn(rng)), TWELVE, K)


@exercise.check("No example is drawn twice", points=2)
def no_example_twice(answer, rng):
    for _ in range(3):
        expect_different(expect_examples(answer(TWELVE, 11, Seed.drawn(rng)), TWELVE, 11))


@exercise.check("As many centroids as examples: each example once", points=1)
def as_many_as_there_are(answer, rng):
    for m in (1, 2, 12):
        expect_different(expect_examples(answer(TWELVE[:m], m, Seed.drawn(rng)), TWELVE[:m], m))


@exercise.check("Every example can be drawn, and any two of them together", points=1)
def any_two(answer, rng):
    X, seen = TWELVE[:4], set()
    for _ in range(100):
        seen.add(frozenset(expect_examples(answer(X, 2, Seed.drawn(rng)), X, 2)))
    for first, second in itertools.combinations(range(4), 2):
        if {first, second} not in seen:
            raise Unmet(
                f"Two of four examples were drawn a hundred times, each time with another generator; rows {first} and "
                f"{second} never came together."
            )


@exercise.check(
    "All that is random comes from rng: the same seed, the same start; another seed, another start", points=2
)
def from_rng(answer, rng):
    starts = [expect_examples(answer(FORTY, 10, seed), FORTY, 10) for seed in expect_draws.seeds(rng, 5)]
    expect_draws.from_rng([tuple(rows) for rows in starts])


@exercise.check("More centroids than examples: a ValueError", points=1)
def too_few_examples(answer, rng):
    call = answer.outcome((TWELVE[:3], 4, Seed.drawn(rng)))
    wanted = "Among 3 examples there are not 4 different ones: it should raise a ValueError, and return nothing."
    if call.trouble is None:
        raise Unmet(f"It gave {wording.show(call.value)}. {wanted}")
    trouble = call.trouble
    if "ValueError" not in (trouble.name, *trouble.kinds):
        raise Unmet(f"{wording.trouble(trouble)} {wanted}", cause=(trouble.kind, trouble.name, trouble.line))


@exercise.check("X stays as it was", points=1)
def X_stays(answer, rng):
    expect_examples(answer(TWELVE, 5, Seed.drawn(rng)), TWELVE, 5)
    expect.unchanged(answer)


def rows_in(start, X):
    """Return which row of X each row of a start is, -1 for one that is none of them."""
    found = np.isclose(start[:, None], X, rtol=expect.RELATIVE, atol=0).all(axis=2)
    return np.where(found.any(axis=1), found.argmax(axis=1), -1)


def expect_examples(value, X, K):
    """Ask for K rows of X, and return which."""
    start = expect.numbers(value, (K, X.shape[1]))
    rows = rows_in(start, X)
    if (rows < 0).any():
        k = int((rows < 0).argmax())
        raise Unmet(f"Row {k} of what it gave, {wording.show(start[k])}, is no row of X; expected examples only.")
    return rows


def expect_different(rows):
    """Ask that no row of X came twice."""
    counts = np.bincount(rows)
    if counts.max() > 1:
        i = int(counts.argmax())
        raise Unmet(f"Row {i} of X came {counts[i]} times; expected {len(rows)} different examples.")


# The known mistakes.
SAME_ROWS = np.array([[7.0, 5.0], [7.0, 5.0]]), 3, Seed(0)  # whatever rows of these come back, they are the same
ALL_FROM_RNG = "All that is random is to come from rng: pass it on to every draw, and make no generator of your own."
WHOLE_ROWS = "Start on examples: draw row numbers, and take whole rows of X."
ENOUGH = "What if K is larger than the number of examples? K different ones do not exist: raise a ValueError."


def rows_by(pick):
    """Return the start made of the rows that pick(m, K, rng) names."""
    return lambda X, K, rng: X[pick(len(X), K, rng)]


exercise.mistake(
    "drawn_with_replacement",
    "Can your code draw the same example twice? Draw without putting back.",
    rows_by(lambda m, K, rng: rng.integers(m, size=K)),
)
exercise.mistake(
    "doubles_dropped",
    "Where a double is dropped, there are fewer than K: draw without putting back instead.",
    lambda X, K, rng: np.unique(X[rng.integers(len(X), size=K)], axis=0),
)
exercise.mistake(
    "one_example_for_all",
    "All centroids begin at the same example: is the draw inside the loop?",
    rows_by(lambda m, K, rng: np.full(K, rng.integers(m))),
)
exercise.mistake(
    "first_rows",
    "The first K rows are always the same, and often alike: let rng draw.",
    rows_by(lambda m, K, rng: range(K)),
)
exercise.mistake(
    "always_the_same_rows",
    ALL_FROM_RNG,
    rows_by(lambda m, K, rng: np.random.default_rng(0).choice(m, K, replace=False)),
)
exercise.mistake(
    "randomness_from_elsewhere",
    ALL_FROM_RNG,
    rows_by(lambda m, K, rng: np.random.default_rng().choice(m, K, replace=False)),
)
exercise.mistake(
    "neighbouring_rows",
    "Rows that stand next to each other are often alike: draw each example by itself.",
    rows_by(lambda m, K, rng: rng.integers(m - K + 1) + np.arange(K)),
)
exercise.mistake(
    "an_example_left_out",
    "Can the first example be drawn, and the last? rng.integers(a, b) ends at b - 1, as range does.",
    rows_by(lambda m, K, rng: rng.choice(m - 1, K, replace=False)),
)
exercise.mistake(
    "as_many_as_features",
    "X.shape[1] counts features. From how many examples can be drawn? From len(X).",
    lambda X, K, rng: X[rng.choice(X.shape[1], K, replace=False)],
)
exercise.mistake("columns_drawn", WHOLE_ROWS, lambda X, K, rng: rng.choice(X, K, replace=False, axis=1))
exercise.mistake("indices_instead_of_rows", WHOLE_ROWS, lambda X, K, rng: rng.choice(len(X), K, replace=False))
exercise.mistake(
    "points_in_the_box", WHOLE_ROWS, lambda X, K, rng: rng.uniform(X.min(axis=0), X.max(axis=0), (K, X.shape[1]))
)
exercise.mistake("random_numbers", WHOLE_ROWS, lambda X, K, rng: rng.random((K, X.shape[1])))
exercise.mistake(
    "features_of_different_examples",
    "Each column was drawn by itself, so that no row is an example: draw whole rows.",
    lambda X, K, rng: rng.permuted(X, axis=0)[:K],
)
exercise.mistake(
    "columns_sorted",
    "np.sort sorts every column by itself, and what was one example is torn apart: leave the rows as they are.",
    lambda X, K, rng: np.sort(X[rng.choice(len(X), K, replace=False)], axis=0),
)
exercise.mistake("fewer_than_K", ENOUGH, lambda X, K, rng: rng.permutation(X)[:K], [SAME_ROWS])
exercise.mistake(
    "doubles_where_K_is_large", ENOUGH, rows_by(lambda m, K, rng: rng.choice(m, K, replace=m < K)), [SAME_ROWS]
)


@exercise.mistake("shuffles_X_in_place", "rng.shuffle(X) changes the caller's X: rng.permutation(X) shuffles a copy.")
def shuffles_X_in_place(X, K, rng):
    if len(X) < K:
        raise ValueError("too few")
    rng.shuffle(X)
    return X[:K]


# What tells them apart, whatever is drawn.
def kind(value, X, K):
    """Return in words what a start is made of."""
    start = as_numbers(value)
    if start is None:
        return value if isinstance(value, Trouble) else "no numbers"
    if start.shape == (K,) and K > 1 and np.isin(start, range(len(X))).all():
        return "indices"
    if start.ndim != 2 or start.shape[1:] != X.shape[1:] or not 0 < len(start) <= K:
        return f"shape {start.shape}"
    rows = rows_in(start, X)
    if (rows >= 0).all():
        if len(set(rows)) == len(rows):
            return EXAMPLES if len(rows) == K else "too few examples"
        return "one example" if len(set(rows)) == 1 else "examples, some twice"
    if np.isclose(start[:, None], X).any(axis=1).all():
        return "sorted columns" if (np.diff(start, axis=0) >= 0).all() else "features of different examples"
    if (start == start[0]).all():
        return "one point"
    inside = (start >= X.min(axis=0)) & (start <= X.max(axis=0))
    return "numbers in the box" if inside.all() else "numbers"


def kinds(values, X, K):
    """Return the first kind that is not as it should be, if there is one."""
    found = [kind(value, X, K) for value in values]
    return next((what for what in found if what != EXAMPLES), EXAMPLES)


def ten_of_forty(values):
    """Return how seven starts differ, the first and the last of which come from the same generator."""
    if (what := kinds(values, FORTY, 10)) != EXAMPLES:
        return what
    drawn = [tuple(rows_in(as_numbers(value), FORTY)) for value in values]
    if all(set(rows) == set(range(10)) for rows in drawn):
        return "the first rows"
    neighbours = all(max(rows) - min(rows) == 9 for rows in drawn)
    return expect_draws.repeats(drawn), neighbours and len(set(drawn)) > 1


def one_of_two(values):
    """Return how many of two examples are ever drawn as the only centroid."""
    what = kinds(values, TWELVE[:2], 1)
    return what if what != EXAMPLES else len({int(rows_in(as_numbers(value), TWELVE)[0]) for value in values})


EXAMPLES = "different examples"
exercise.telling += [
    Draws(tuple((TWELVE, 11, Seed(number)) for number in (1, 2)), lambda values: kinds(values, TWELVE, 11)),
    Draws(tuple((FORTY, 10, Seed(number)) for number in (1, 2, 3, 4, 5, 6, 1)), ten_of_forty),
    Draws(tuple((TWELVE[:2], 1, Seed(number)) for number in range(30)), one_of_two),
]
