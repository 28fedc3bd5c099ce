"""Judge an answer: ask every check, tell each failure once, and name the mistake.

Whoever runs the function (a notebook's guard, a class's other process) hands in a runner; everything else is the same.
"""

import zlib

import numpy as np

from kmcourse.checks.calls import Answer, Unmet
from kmcourse.checks.naming import name_mistake
from kmcourse.checks.plain import is_blank
from kmcourse.checks.report import Item, Report
from kmcourse.checks.wording import settled, shortened

STUB = "Write the body of the function, run its cell, and check again."


@np.errstate(all="ignore")  # what comes back may be as large as numbers can be, and nobody has to read of it here
def judge(exercise, runner, seed=0, naming=True):
    """Ask all checks of an exercise, and report.

    Parameters
    ----------
    exercise : Exercise
    runner : callable
        runner(arguments) -> Call, with an attribute `untouched`; see `calls.py`.
    seed : int
        Checks that draw their data draw them from this.
    naming : bool
        Whether a known mistake is to be named, which takes more calls.

    Returns
    -------
    Report
    """
    if runner.untouched:
        return Report(exercise.name, "not attempted", message=STUB)
    answer = Answer(exercise.name, exercise.parameters, runner)
    causes = set()
    items = tuple(_ask(exercise, check, answer, seed, causes) for check in exercise.checks)
    if _only_not_implemented(answer):
        return Report(exercise.name, "not attempted", message=STUB)
    if exercise.value and _left_blank(answer):
        return Report(exercise.name, "not attempted", message=f"There is no answer yet. {exercise.asks}")
    passed = all(item.passed for item in items)
    mistake = name_mistake(exercise, answer) if naming and not passed else None
    return Report(
        exercise.name,
        "passed" if passed else "failed",
        items,
        mistake=mistake.name if mistake else None,
        hint=mistake.hint if mistake else "",
        notes=tuple(_notes(answer)),
    )


def _ask(exercise, check, answer, seed, causes):
    drawn = {}
    if check.draws:
        drawn["rng"] = np.random.default_rng([seed, zlib.crc32(check.ask.__name__.encode())])
    try:
        check.ask(answer, **drawn)
    except Unmet as unmet:
        if unmet.cause in causes:
            return Item(check.title, False, "The same happened here.", check.points)
        causes.add(unmet.cause)
        example = _counter_example(exercise, answer)
        message = unmet.message
        if example and example.certificate.gain not in message:
            message = f"{message} {example.sentence}"
        return Item(check.title, False, message, check.points, answer.last_call, example)
    return Item(check.title, True, "", check.points)


def _counter_example(exercise, answer):
    """Return what J has against the last call, if the exercise knows how to look for it."""
    if exercise.counter_example is None or not answer.calls:
        return None
    arguments, call = answer.calls[-1]
    return None if call.trouble else exercise.counter_example(*arguments, call.value)


def _only_not_implemented(answer):
    troubles = [call.trouble for _, call in answer.calls]
    return bool(troubles) and all(t is not None and t.name == "NotImplementedError" for t in troubles)


def _left_blank(answer):
    calls = [call for _, call in answer.calls]
    return bool(calls) and all(call.trouble is None and is_blank(call.value) for call in calls)


def _notes(answer):
    calls = [call for _, call in answer.calls]
    printed = next((settled(call.printed) for call in calls if call.printed.strip()), "")
    if printed:
        yield f"Your function printed “{shortened(printed, 80)}”. Printing costs no points."
    for warning in sorted({settled(text) for call in calls for text in call.warned})[:2]:
        yield f"There was a warning while your function ran: “{shortened(warning, 200)}”. A warning costs no points."
