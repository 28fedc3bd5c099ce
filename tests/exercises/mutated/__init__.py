"""What is known of each exercise to judge its mutants, one module an exercise. Each module may define

PARTS  the functions that make the reference, itself first, then those that do its mathematics
INSTEAD  what is replaced in their source, as {old: new}, so that small data come to where else only large ones do
draw(rng)  arguments that the exercise allows; many sizes, ties, centroids without points, whole numbers, large offsets
same(came, right, arguments)  whether what came is as right as the right answer, in the sense of the exercise

Without a module, only the solution is mutated, and what comes back, without any arguments, has to be the same.
"""

import importlib
import importlib.util
from types import SimpleNamespace


def facts(name):
    """Return what is known of an exercise."""
    module = f"{__name__}.{name}"
    known = vars(importlib.import_module(module)) if importlib.util.find_spec(module) else {}
    plain = {
        "PARTS": (),
        "INSTEAD": {},
        "draw": lambda rng: (),
        "same": lambda came, right, arguments: came == right,
    }
    return SimpleNamespace(**{what: known.get(what, plain[what]) for what in plain})
