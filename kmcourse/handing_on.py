"""A learner's own functions, carried from one notebook to the next.

When a check passes, the function's source goes into my_kmeans.py; `mine` brings it back in a later notebook, after
checking it again. What is missing or does not pass any more is replaced by the reference, and the learner is told.
"""

import inspect
import linecache
import textwrap

from kmcourse.checks import Guard, judge
from kmcourse.exercises import find_exercise
from kmcourse.keeping import NAME, keep, kept


def keep_source(name, function):
    """Write a function that has passed its check into my_kmeans.py.

    Parameters
    ----------
    name : str
        The exercise.
    function : object
        The answer. Only a function defined with `def` under the exercise's name has a source to keep.

    Returns
    -------
    str
        Empty, or a sentence for the learner.
    """
    if not inspect.isfunction(function) or function.__name__ != name:
        return ""
    if str(function.__module__).partition(".")[0] == "kmcourse":
        return ""  # the reference is not the learner's
    try:
        source = textwrap.dedent(inspect.getsource(function))
    except (OSError, TypeError):
        return ""
    return keep(name, source)


def mine(*names):
    """Return your own functions from my_kmeans.py, each checked again; the reference where one is missing.

    Parameters
    ----------
    *names : str
        What the functions are called, such as "assign_points".

    Returns
    -------
    function, or list of functions
        One name gives one function, several give a list in their order. A printed line says whose each one is.

    Raises
    ------
    ValueError
        If no name is given, or one of them is no exercise that asks for a function.

    Examples
    --------
    >>> move_centroids = mine("move_centroids")
    move_centroids: the course's. Yours is not in my_kmeans.py yet.
    >>> move_centroids([[1.0], [11.0]], [0, 0], [[2.0]])
    array([[6.]])
    """
    exercises = [find_exercise(name) for name in names]
    for name, exercise in zip(names, exercises, strict=True):
        if exercise is None or exercise.value:
            raise ValueError(f"There is no exercise that asks for a function called {name!r}.")
    if not exercises:
        raise ValueError('Say which functions, such as km.mine("assign_points", "move_centroids").')
    functions = [_mine_or_reference(exercise) for exercise in exercises]
    return functions[0] if len(functions) == 1 else functions


def _mine_or_reference(exercise):
    name, source = exercise.name, kept(exercise.name)
    if source is None:
        print(f"{name}: the course's. Yours is not in {NAME} yet.")
        return exercise.reference
    function, problem = _loaded(name, source)
    if problem is None:
        report = judge(exercise, Guard(function))
        problem = None if report.passed else "does not pass its check any more"
    if problem is None:
        print(f"{name}: yours, from {NAME}.")
        return function
    print(f"{name}: the course's. Yours in {NAME} {problem}.")
    return exercise.reference


def _loaded(name, source):
    # A file name of its own lets tracebacks and inspect show the learner's lines.
    filename = f"<{NAME}: {name}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    scope = {"__name__": "my_kmeans"}
    try:
        exec(compile(source, filename, "exec"), scope)
    except Exception as problem:  # whatever a learner's file does, the lesson goes on
        return None, f"cannot be loaded ({type(problem).__name__}: {problem})"
    function = scope.get(name)
    return (function, None) if callable(function) else (None, "is not a function")
