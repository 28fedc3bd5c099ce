"""The exercises, one file each: a file named like the function it asks for, with an `exercise` in it.

They are found by looking into this folder, so that adding one touches nothing else.
"""

import functools
import importlib
import pkgutil


def exercise_names():
    """Return the names of all exercises, in alphabetical order.

    Examples
    --------
    >>> "compute_cost" in exercise_names()
    True
    """
    return list(_names())


def find_exercise(name):
    """Return the exercise of this name, or None.

    Examples
    --------
    >>> find_exercise("compute_cost").notebook
    '01'
    """
    if name not in _names():
        return None
    return importlib.import_module(f"{__name__}.{name}").exercise


def built_on(exercise):
    """Return what an answer to an exercise may call of the course: what it builds on, and what that builds on.

    Parameters
    ----------
    exercise : Exercise

    Returns
    -------
    tuple of str

    Examples
    --------
    >>> built_on(find_exercise("kmeans_plus_plus_weights"))
    ('assign_points', 'compute_cost')
    """
    found = []
    ahead = list(exercise.builds_on)
    while ahead:
        name = ahead.pop(0)
        if name in found or name == exercise.name:
            continue
        found.append(name)
        below = find_exercise(name)
        ahead += below.builds_on if below else ()
    return tuple(found)


@functools.cache
def _names():
    # The folder is looked through once: marking a class asks for names thousands of times.
    return sorted(module.name for module in pkgutil.iter_modules(__path__))
