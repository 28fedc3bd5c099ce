"""Right answers in many styles, one module an exercise: all of them get full marks.

Every function or callable object that a module defines is an answer, unless its name begins with an underscore.
"""

import importlib
import importlib.util


def right_answers(exercise):
    """Return the right answers to an exercise, by what they are called; none if nobody has written any yet."""
    if importlib.util.find_spec(f"{__name__}.{exercise}") is None:
        return {}
    module = importlib.import_module(f"{__name__}.{exercise}")
    return {
        name: answer
        for name, answer in vars(module).items()
        if callable(answer) and not name.startswith("_") and getattr(answer, "__module__", "") == module.__name__
    }
