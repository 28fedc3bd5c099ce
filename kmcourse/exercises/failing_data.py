"""failing_data: give data on which programs fail whose J never rose, and on which right K-means does not fail.

Three of the programs in `kmcourse/programs.py` are asked for; a notebook asks this after the verdicts on them have been
talked over. Every answer is tried out: the program and right K-means both run on it, and `first_fault` looks at every
half-step. So whatever data do it are right, and few points are asked for, because small data show why.
"""

from functools import partial

import numpy as np

from kmcourse import programs
from kmcourse.checks import Exercise, Unmet
from kmcourse.checks.expect_entries import entries
from kmcourse.checks.values import what_tells
from kmcourse.checks.wording import number, shortened, show
from kmcourse.descent import half_steps
from kmcourse.faults import first_fault
from kmcourse.inputs import as_centroids, as_points

ASKED = ("A", "C", "E")
MOST = 6  # points, centroids, features
LARGEST = 1e6
DATA = {
    "A": ([[0], [1]], [[0]]),
    "C": ([[0, 0]], [[3, 3], [5, 0]]),
    "E": ([[0], [4], [100]], [[0], [5]]),
}


def tables_of(entry):
    """Return points and starting centroids as arrays of floats, or raise Unmet."""
    is_list = isinstance(entry, list | tuple) or (isinstance(entry, np.ndarray) and entry.ndim > 0)
    if not is_list or len(entry) != 2:
        what = shortened(show(entry), 200)
        raise Unmet(f"It gave {what}; expected two tables: the points, and the centroids to start from.")
    try:
        X = as_points(entry[0])
        return X, as_centroids(entry[1], X)
    except ValueError as error:
        raise Unmet(str(error)) from None


def in_bounds(X, centroids):
    """Return the tables if they are small enough, or raise Unmet."""
    largest = max(len(X), len(centroids), X.shape[1])
    if largest > MOST:
        raise Unmet(
            f"The points have the shape {X.shape}, the centroids {centroids.shape}. Of points, centroids and features "
            f"there can be {MOST} at most: small data show why a program fails."
        )
    if max(abs(X).max(), abs(centroids).max()) > LARGEST:
        raise Unmet(f"One of the numbers is beyond {number(LARGEST)}, where rounding could be to blame: take others.")
    return X, centroids


def fault_of(program, X, centroids):
    """Return what shows that program(X, centroids) fails on these data, or None."""
    try:
        return first_fault(X, program(X, centroids))
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        return f"The program stops with {type(error).__name__}."


def mistakes_in(value):
    """Return the names of the known mistakes in the data for any program."""
    return sorted(
        {_mistake_in(name, entry) for name, entry in entries(value, ASKED).items() if entry is not None} - {""}
    )


def _mistake_in(name, entry):
    try:
        X, centroids = tables_of(entry)
    except Unmet:
        return "nobody_can_run_them"
    try:
        in_bounds(X, centroids)
    except Unmet:
        return "too_many_points" if len(X) > MOST else ""
    if fault_of(partial(programs.run, name), X, centroids):
        return ""
    # Fewer points than centroids, and data that would do the other way round: that is no chance.
    if len(X) < len(centroids) and fault_of(partial(programs.run, name), centroids, X):
        return "points_and_start_exchanged"
    return MISTAKE_IN[name](X, centroids)


def _mistake_for_the_loop(X, centroids):
    moves = [step.centroids for step in half_steps(X, centroids) if step.kind == "move"]
    rests = [(new == old).all(axis=1) for old, new in zip([centroids, *moves], moves, strict=False)]
    if len(centroids) == 1:
        return "one_centroid_only"
    if rests[0].all():
        return "start_at_rest"
    return "nothing_left_to_gain" if any(r.any() and not r.all() for r in rests) else "nobody_rests_alone"


MISTAKE_IN = {
    "A": lambda X, centroids: "means_are_whole",
    "C": lambda X, centroids: "one_feature_only" if X.shape[1] == 1 else "ruler_and_axes_agree",
    "E": _mistake_for_the_loop,
}

exercise = Exercise(
    name="failing_data",
    notebook="05",
    place=2,
    asks=(
        "Give data on which program A fails, and so for C and E: for each a pair of tables, the points and the "
        f"centroids to start from, with {MOST} points at most. Right K-means must not fail on them."
    ),
    reference=lambda: dict(DATA),
    telling=[what_tells(mistakes_in)],
    value=True,
    hints=(
        "Say in words what the program does in place of the right thing. On which points does that make a difference? "
        "Two or three are enough.",
        "A: which points have a mean that is not a whole number? C: how many features does it take before the "
        "nearest can be two different centroids? E: how can one centroid rest while another has far to go?",
        "C: from (0, 0), which is nearer with a ruler, (4, 4) or (6, 0), and which along the axes? E: let a point "
        "stand alone under its centroid, and let the other centroid leave a point behind.",
    ),
)


@exercise.solution
def failing_data():
    return {
        "A": ([[0], [1]], [[0]]),
        "C": ([[0, 0]], [[3, 3], [5, 0]]),
        "E": ([[0], [4], [100]], [[0], [5]]),
    }


def _ask_for(name, points):
    @exercise.check(f"Program {name} fails on the data, and right K-means does not", points)
    def data_for_a_program(answer):
        entry = entries(answer(), ASKED)[name]
        if entry is None:
            raise Unmet(f"There are no data for program {name} yet.")
        X, centroids = in_bounds(*tables_of(entry))
        fault = first_fault(X, half_steps(X, centroids))
        if fault:
            raise Unmet(f"Right K-means fails on these data too: {fault}")
        if not fault_of(partial(programs.run, name), X, centroids):
            costs = ", ".join(number(step.cost) for step in programs.run(name, X, centroids))
            raise Unmet(
                f"On {show(X)} with the start {show(centroids)}, program {name} does what right K-means could do: "
                f"every half-step is the best there is, and at the end nothing is left to gain. Its J: {costs}."
            )


for _name, _points in zip(ASKED, (3, 4, 3), strict=True):
    _ask_for(_name, _points)


# The known mistakes: the right data with these instead.
def instead(**data):
    """Return a function that gives this answer."""
    return lambda: {**DATA, **data}


exercise.mistake(
    "means_are_whole",
    "When the mean of every cluster is a whole number, nothing can be cut off: which points have another mean?",
    instead(A=([[1], [11]], [[2]])),
)
exercise.mistake(
    "one_feature_only",
    "On a line every way of measuring finds the same nearest: how many features does it take to differ?",
    instead(C=([[1], [2], [12]], [[0], [20]])),
)
exercise.mistake(
    "ruler_and_axes_agree",
    "From one point, look for two centroids: one is nearer with a ruler, the other is nearer along the axes.",
    instead(C=([[0, 0], [0, 1], [10, 0], [10, 1]], [[0, 0], [10, 0]])),
)
exercise.mistake(
    "one_centroid_only",
    "With one centroid, one at rest and all at rest are the same: how many does it take to differ?",
    instead(E=([[1], [2], [12]], [[2]])),
)
exercise.mistake(
    "start_at_rest",
    "From this start nothing moves at all, and to stop is right. Who should move on, and who should rest?",
    instead(E=([[0], [1], [10], [11]], [[0.5], [10.5]])),
)
exercise.mistake(
    "nobody_rests_alone",
    "The program stops when one centroid rests. In this run none does before all do: let one have nothing to do.",
    instead(E=([[0], [1], [10], [11]], [[1], [9]])),
)
exercise.mistake(
    "nothing_left_to_gain",
    "One centroid rests and the program stops, and there is nothing left to gain: leave the other one something.",
    instead(E=([[0], [10], [12]], [[0], [10]])),
)
exercise.mistake(
    "points_and_start_exchanged",
    "The points come first, then the centroids to start from: which of the two tables is which?",
    instead(E=DATA["E"][::-1]),
)
exercise.mistake(
    "too_many_points",
    f"What is there to see among so many points? Take some away, as long as it fails; {MOST} are enough.",
    lambda: dict(zip(ASKED, map(programs.data, ASKED), strict=True)),
)
exercise.mistake(
    "nobody_can_run_them",
    "Right K-means must run on them: two tables of finite numbers, a row a point, as many columns in both.",
    instead(A=([[np.nan], [1]], [[0]])),
)
