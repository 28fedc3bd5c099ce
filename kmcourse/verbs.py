"""The three verbs of a learner: check an answer, ask for a hint, see a solution.

They stand above the exercises and above the records, and are the only place where the two meet.
"""

import functools
import re
import textwrap
from collections import Counter
from dataclasses import replace

from kmcourse import hand_in, records
from kmcourse.checks import Guard, Report, judge
from kmcourse.checks.card import sentences
from kmcourse.exercises import exercise_names, find_exercise
from kmcourse.handing_on import keep_source

_MISSING = object()
SOLUTION_AFTER = 2  # honest attempts

_rungs = {}  # how many hints were given in this session
# What was tried and passed in this session, in case the records cannot be read.
_tried = Counter()
_passed = set()

_LEFT = {  # after a hint: how many more there are, and whether the next one may be had at once
    (1, True): "One hint is left: ask again.",
    (2, True): "Two hints are left: ask again for the next.",
    (1, False): "One hint is left. It comes when you have checked another try.",
    (2, False): "Two hints are left. The next one comes when you have checked another try.",
}


def check(answer=_MISSING, exercise=None, record=True, assignment=False):
    """Check an answer, and report what is right about it and what is not yet.

    Parameters
    ----------
    answer : callable, or a plain value
        Your function itself, without brackets; or the value that the exercise asks for.
    exercise : str, optional
        The name of the exercise; unless given, the name of the function.
    record : bool
        False for a version that is meant to be wrong: nothing is counted or kept, neither a try nor the function.
    assignment : bool
        True in the assignment for a class: only what may be seen before handing in is asked, and nothing is recorded.

    Returns
    -------
    Report
        With `.outcome`, `.passed`, `.score`, `.items` and `.mistake`. What the function does is reported, not raised.

    Examples
    --------
    >>> import kmcourse
    >>> report = check(kmcourse.compute_cost)
    >>> report.outcome, report.score
    ('passed', 1.0)
    """
    name = _name_of(answer) if exercise is None else exercise
    found = find_exercise(name) if isinstance(name, str) else None
    if found is None:
        return Report(None, "not attempted", message=_no_exercise(answer, name))
    message = _not_an_answer(found, answer)
    if message:
        return Report(found.name, "not attempted", message=message)
    if assignment and found.name not in hand_in.POINTS:
        return Report(found.name, "not attempted", message=f"{found.name} is not part of the assignment.")
    try:
        asked = hand_in.visible_part(found) if assignment else found
        report = judge(asked, Guard(lambda: answer) if found.value else Guard(answer))
    except KeyboardInterrupt:
        message = "The check was stopped before it had finished. Nothing was recorded; check again when you like."
        return Report(found.name, "not attempted", message=message)
    if assignment:
        return _of_the_assignment(report)
    return _recorded(report, answer) if record else report


def hint(exercise=None):
    """Give the next hint for an exercise: one rung of its ladder a call, and each after an honest attempt.

    The first hint comes after the first check that failed, the second after the second, and all of them once the
    exercise has passed. When there is no new one yet, the last one is given again.

    Parameters
    ----------
    exercise : str, or your function of that name

    Returns
    -------
    Words
        Displays as text.
    """
    found = _find(exercise)
    if found is None:
        return Words(_which_exercise(exercise, "hint"))
    last = len(found.hints)
    reached = last if _has_passed(found) else min(_tries(found), last)
    if reached == 0:
        return Words(f"Try it first, right or wrong: check your answer with {_how_to_check(found)}. Then ask again.")
    rung = min(_rungs.get(found.name, 0) + 1, reached)
    _rungs[found.name] = rung
    left = _LEFT[last - rung, rung < reached] if rung < last else _after_the_last(found)
    return Words(f"Hint {rung} of {last} for {found.name}: {found.hints[rung - 1]}\n\n{left}")


def solution(exercise=None, instructor=False):
    """Show one solution of an exercise, after two honest attempts or when it has passed.

    Parameters
    ----------
    exercise : str, or your function of that name
    instructor : bool
        Show it at once.

    Returns
    -------
    Source
        Displays as text.
    """
    found = _find(exercise)
    if found is None:
        return Words(_which_exercise(exercise, "solution"))
    if instructor or _may_see_solution(found):
        return Source(_to_paste(found))
    if _tries(found) == 0:
        return Words(
            f"The solution comes after two tries. Try it, right or wrong, and check with {_how_to_check(found)}."
        )
    return Words(f"The solution comes after two tries, and you have made one. A hint: `km.hint({found.name!r})`.")


class Source(str):
    """Text that a notebook shows as it is, without quotes."""

    __slots__ = ()

    def __repr__(self):
        return str(self)


class Words(Source):
    """Sentences; a notebook shows them as paragraphs."""

    __slots__ = ()

    def _repr_html_(self):
        return "\n".join(f"<p>{sentences(paragraph)}</p>" for paragraph in self.split("\n\n"))


def _of_the_assignment(report):
    if report.outcome == "not attempted":
        return report
    worth = hand_in.POINTS[report.exercise]
    return replace(report, worth=worth).with_note(hand_in.NOT_ALL.format(shown=report.points, worth=worth))


def _recorded(report, answer):
    if report.outcome != "not attempted":
        _tried[report.exercise] += 1
    if report.passed:
        _passed.add(report.exercise)
    notes = [records.remember_check(report.exercise, report.outcome, report.score, report.mistake)]
    if report.passed:
        notes.append(keep_source(report.exercise, answer))
    if report.outcome == "failed" and not report.mistake:
        notes.append(f"For a hint: `km.hint({report.exercise!r})`.")
    for note in filter(None, notes):
        report = report.with_note(note)
    return report


def _tries(exercise):
    return max(records.attempts(exercise.name), _tried[exercise.name])


def _has_passed(exercise):
    return exercise.name in _passed or records.has_passed(exercise.name)


def _may_see_solution(exercise):
    return _has_passed(exercise) or _tries(exercise) >= SOLUTION_AFTER


def _after_the_last(exercise):
    if _may_see_solution(exercise):
        return f"This is the last hint. One way to write it: `km.solution({exercise.name!r})`."
    return f"This is the last hint. When you have checked another try, there is `km.solution({exercise.name!r})`."


def _how_to_check(exercise):
    return f"`km.check(answer, {exercise.name!r})`" if exercise.value else f"`km.check({exercise.name})`"


def _find(exercise):
    return find_exercise(exercise if isinstance(exercise, str) else _name_of(exercise))


def _name_of(answer):
    while isinstance(answer, functools.partial):
        answer = answer.func
    try:
        name = answer.__name__
    except Exception:  # a learner's own class may do anything
        return None
    return None if name == "<lambda>" else name


def _no_exercise(answer, name):
    names = ", ".join(exercise_names())
    if isinstance(answer, str) and answer in exercise_names():
        return f"Give the function itself, without quotes: km.check({answer})."
    if answer is _MISSING:
        return f"Say what to check, such as km.check(compute_cost). The exercises are {names}."
    if isinstance(name, str):
        return f"There is no exercise called {name!r}. The exercises are {names}."
    return f"Say which exercise this answers, such as km.check(answer, exercise='compute_cost'); there are {names}."


def _which_exercise(exercise, verb):
    name = exercise if isinstance(exercise, str) else _name_of(exercise)
    if name is None:
        names = ", ".join(exercise_names())
        return f"Say for which exercise, such as km.{verb}('compute_cost'). The exercises are {names}."
    return _no_exercise(None, name)


def _to_paste(exercise):
    source = exercise.solution_source()
    if not exercise.value:
        return source
    # What returns the value is ours; a learner writes the value itself.
    body = textwrap.dedent(source.partition("\n")[2])
    return re.sub("^return ", "answer = ", body, flags=re.MULTILINE)


def _not_an_answer(exercise, answer):
    if answer is _MISSING or answer is None:
        return f"There is no answer yet. {exercise.asks}"
    if exercise.value and callable(answer):
        return f"{exercise.name} asks for a value, and this is a function. Call it, and give what it returns."
    if not exercise.value and not callable(answer):
        return f"Give the function itself, without brackets: km.check({exercise.name})."
    return ""
