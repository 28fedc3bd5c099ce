"""Mark exercises in the process that their notebook runs in, as tools do that put tests into the notebook itself.

    here = InAKernel(get_ipython().user_ns)
    mark = here.mark(asked("compute_cost", points=10, assignment=True), seed=20260101)    # a `marks.Mark`

The checks, the points and the following through are those of `marking.py`. What is missing is the other process: a
notebook that wants to can change what its marks are here, or end the process and have none.
"""

import contextlib
import functools
import sys
import time

from kmcourse import hand_in
from kmcourse.checks.guard import Guard
from kmcourse.checks.timelimit import run_limited
from kmcourse.classroom import submission_words as words
from kmcourse.classroom.marking.marking import NOTEBOOK_SEED, mark_for
from kmcourse.classroom.marking.one_run import Running
from kmcourse.classroom.reading.edition import Asked
from kmcourse.classroom.reading.notebook_reader import Reading
from kmcourse.classroom.sandbox.course_answers import course_function
from kmcourse.classroom.sandbox.inside.alarm import PATIENCE
from kmcourse.classroom.sandbox.inside.lesson import LESSON
from kmcourse.exercises import built_on, find_exercise

PATIENTLY = functools.partial(run_limited, patience=PATIENCE)  # as in the sandbox


def asked(exercise, answer=None, points=None, assignment=False):
    """Return what is asked, as `edition.read_edition` finds it in a notebook.

    Parameters
    ----------
    exercise : str
        Its name.
    answer : str, optional
        The name that the notebook has for it; unless given, that of the exercise.
    points : float, optional
        What it is worth; unless given, what its checks add up to.
    assignment : bool
        Whether only some checks are visible, those of `kmcourse.hand_in`.
    """
    found = find_exercise(exercise)
    visible = tuple(check.title for check in found.checks if not assignment or hand_in.is_visible(found, check))
    worth = sum(check.points for check in found.checks) if points is None else points
    return Asked(exercise, answer or exercise, "", "", worth, visible)


class InAKernel:
    """A notebook in the process that runs it; remembers what became of its exercises.

    Parameters
    ----------
    namespace : dict
        In which the notebook's cells run.
    """

    def __init__(self, namespace):
        self.namespace = namespace
        self._running = {}

    def mark(self, asked, seed=None):
        """Mark an exercise as the notebook has it now.

        Parameters
        ----------
        asked : Asked
        seed : int, optional
            Of the class. Unless given, only what a student may see is asked, as `km.check` asks it.

        Returns
        -------
        Mark
            In words that a student may read.
        """
        shown = self._judged(asked, NOTEBOOK_SEED, visible_only=True)
        judged = shown if seed is None else self._judged(asked, seed, visible_only=False)
        return mark_for(asked, judged, shown)

    def runner(self, name, builds_on=(), instead=(), is_value=False, planned=None):
        """Return what stands under a name now, as `Student.runner` does; nothing is called ahead."""
        if name not in self.namespace:
            return None
        return _Runner(self.namespace, self.namespace[name], is_value, (*builds_on, *instead), instead)

    def _judged(self, asked, seed, visible_only):
        key = seed, visible_only
        if key not in self._running:
            self._running[key] = Running(self, Reading((), ()), seed, visible_only)
        running = self._running[key]
        for name in built_on(find_exercise(asked.exercise)):  # otter goes by the alphabet
            if name in self.namespace and name not in {other.answer for other in running.judged}:
                self._judged(_asked_below(name), seed, visible_only)
        running.judged = {other: judged for other, judged in running.judged.items() if other.answer != asked.answer}
        running.judge(asked)
        return running.judged[asked]


def _asked_below(name):
    return asked(name, assignment=True)


class _Runner:
    def __init__(self, namespace, found, is_value, allowed, instead):
        self._namespace, self._allowed, self._instead = namespace, allowed, instead
        self._guard = Guard((lambda: found) if is_value else found, limited=PATIENTLY, clock=time.process_time)
        self.callable, self.untouched = callable(found), self._guard.untouched

    def __call__(self, arguments):
        course = {name: course_function(name) for name in self._instead}
        closed = {name: _refusing(name) for name in LESSON if name not in self._allowed}
        with _replaced(self._namespace, course), _replaced(vars(sys.modules["kmcourse"]), closed):
            return self._guard(arguments)


def _refusing(name):
    def function(*arguments, **named):
        raise RuntimeError(words.NOT_THERE.format(name=name))

    return function


@contextlib.contextmanager
def _replaced(names, others):
    """Put others in the place of some names, until the block ends."""
    before = {name: names[name] for name in others if name in names}
    names.update(others)
    try:
        yield
    finally:
        for name in others:
            names.pop(name, None)
        names.update(before)
