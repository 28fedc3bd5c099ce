"""A whole run as numbers to draw, whoever's functions made it and whatever they did.

A learner's function that is not written yet is stood in for by the reference; one that fails later leaves what came
before. Each says so in a sentence, and none ends in a traceback.
"""

from typing import NamedTuple

import numpy as np

from kmcourse.descent import HalfSteps
from kmcourse.inputs import as_centroids, as_labels, as_points
from kmcourse.kmeans import assign_points, move_centroids, unchecked_cost
from kmcourse.rounding import same_cost, unchecked_tolerance

_REFERENCE = {"assign": assign_points, "move": move_centroids}


class Trace(NamedTuple):
    """The states of a run: the start, and after every half-step."""

    kinds: tuple  # (T,) "assign" or "move"
    labels: np.ndarray  # (T, m)
    centroids: np.ndarray  # (T + 1, K, n), the start first
    costs: np.ndarray  # (T,)
    flat: bool  # J after the last move equals J after the move before
    whose: str  # whose functions these are, as a sentence
    notes: tuple  # sentences about what went wrong
    restarts: str  # who can run it from other centroids: "browser", "python" or "nobody"


class _NotWrittenError(Exception):
    pass


class _FailedError(Exception):
    pass


def trace_of_run(run):
    """Return the `Trace` of a `HalfSteps`, from its start, with the reference for what is not written yet.

    Examples
    --------
    >>> from kmcourse.descent import half_steps
    >>> trace_of_run(half_steps([[1], [11]], [[2]])).costs
    array([41., 25., 25., 25.])
    """
    functions = {"assign": run.assign, "move": run.move}
    notes = []
    while True:
        steps, failure = _attempt(run, functions)
        if failure is None:
            break
        kind = "assign" if len(steps) % 2 == 0 else "move"
        if functions[kind] is _REFERENCE[kind]:
            raise ValueError("J of these points and centroids is larger than any number.")
        name = _name(functions[kind])
        first_call = len(steps) == ("assign", "move").index(kind)
        if isinstance(failure, _NotWrittenError) and first_call:
            notes.append(f"Your {name} {failure}, so the reference is shown in its place.")
        elif not steps:
            notes.append(f"At half-step 1, an assign, your {name} {failure} The reference is shown in its place.")
        else:
            article = "an assign" if kind == "assign" else "a move"
            notes.append(f"At half-step {len(steps) + 1}, {article}, your {name} {failure} What came before is shown.")
            break
        functions[kind] = _REFERENCE[kind]
    restarts = "browser" if functions == _REFERENCE else "python"
    return _trace(run.X, run.start, steps, _whose(functions), notes, restarts)


def trace_of_steps(steps, X):
    """Return the `Trace` of half-steps that were kept: J is computed again from what they hold.

    Raises
    ------
    ValueError
        If a step's labels or centroids do not fit `X`.
    """
    X = as_points(X)
    kept = []
    for kind, labels, centroids, *_ in steps:
        if kind not in _REFERENCE:
            raise ValueError(f'A half-step is "assign" or "move", not {kind!r}.')
        centroids = as_centroids(centroids, X)
        kept.append((kind, as_labels(labels, X, centroids), centroids))
    if not kept:
        raise ValueError("The list has no half-step to show.")
    return _trace(X, kept[0][2], kept, "This run was handed in as a list of half-steps.", [], "nobody")


def _attempt(run, functions):
    steps = []
    guarded = {
        kind: function if function is _REFERENCE[kind] else _guarded(function) for kind, function in functions.items()
    }
    try:
        for step in HalfSteps(run.X, run.start, guarded["assign"], guarded["move"], run.max_iterations):
            if not np.isfinite(step.cost):
                raise _FailedError("made J larger than any number.")
            steps.append((step.kind, step.labels, step.centroids))
    except (_NotWrittenError, _FailedError) as failure:
        return steps, failure
    except ValueError as error:
        # The run looked at what a function returned, and says what is wrong with it.
        return steps, _FailedError(f"returned something that cannot be drawn. {error}")
    return steps, None


def _guarded(function):
    def called(*arguments):
        try:
            returned = function(*arguments)
        except KeyboardInterrupt:
            raise
        except NotImplementedError:
            raise _NotWrittenError("is not written yet") from None
        except BaseException as error:
            words = str(error).strip().split("\n")[0].rstrip(".")
            raise _FailedError(f"raised {type(error).__name__}{': ' + words if words else ''}.") from None
        if returned is None:
            raise _NotWrittenError("returned None (is a return missing?)")
        return returned

    return called


def _trace(X, start, steps, whose, notes, restarts):
    K, n = start.shape
    labels = np.array([labels for _, labels, _ in steps], dtype=int).reshape(len(steps), len(X))
    centroids = np.array([start, *(centroids for _, _, centroids in steps)]).reshape(len(steps) + 1, K, n)
    costs = np.array([unchecked_cost(X, labels, centroids) for _, labels, centroids in steps])
    after_moves = [cost for (kind, _, _), cost in zip(steps, costs, strict=True) if kind == "move"]
    flat = len(after_moves) > 1 and same_cost(*after_moves[-2:], unchecked_tolerance(X)) and steps[-1][0] == "move"
    return Trace(tuple(kind for kind, _, _ in steps), labels, centroids, costs, flat, whose, tuple(notes), restarts)


def _whose(functions):
    theirs = {kind: _name(function) for kind, function in functions.items() if function is not _REFERENCE[kind]}
    if len(theirs) == 2:
        return f"Your {theirs['assign']} and your {theirs['move']}"
    if "assign" in theirs:
        return f"Your {theirs['assign']}, the reference move_centroids"
    if "move" in theirs:
        return f"The reference assign_points, your {theirs['move']}"
    return "The reference assign_points and move_centroids"


def _name(function):
    name = getattr(function, "__name__", type(function).__name__)
    return "function" if name == "<lambda>" else name
