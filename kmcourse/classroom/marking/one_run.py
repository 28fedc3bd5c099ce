"""Run a submission once from the top, and judge each exercise where the notebook checks it.

What is defined further down only can save an exercise, never cost it: whoever passes nowhere but at the end has passed.
"""

import copy
import functools
import re
from dataclasses import dataclass, replace

from kmcourse.checks import Report
from kmcourse.classroom import submission_words as words
from kmcourse.classroom.marking.foreseen import judge_ahead, plan_of
from kmcourse.classroom.marking.marks import CellRun
from kmcourse.exercises import built_on, find_exercise


@dataclass(frozen=True)
class Judged:
    """What became of an exercise in a run."""

    report: Report
    is_missing: bool = False  # nothing has the answer's name
    only_elsewhere: bool = False  # it needs what no cell of the notebook defines
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Run:
    """A submission, run once."""

    judged: tuple[Judged, ...]  # one an exercise, in the order of the assignment
    cells: tuple[CellRun, ...]  # those that did not end well


def run_through(reading, edition, student, seed, visible_only, naming=True, seed_below=None, is_public=False):
    """Run a submission once.

    Parameters
    ----------
    reading : Reading
    edition : Edition
    student : Student
        Or anything with `begin_cell`, `finish_cells`, `outcomes` and `runner`.
    seed : int
        For the checks that draw their data.
    visible_only : bool
        Leave out the checks whose texts a student may not see.
    naming : bool
        Whether known mistakes are to be named.
    seed_below : int, optional
        For what is judged again at the end: until then a submission could have asked somebody about the data of `seed`.
    is_public : bool
        Whether the data of `seed` are no secret: then they may be there before the cells have been run.

    Returns
    -------
    Run
    """
    running = Running(student, reading, seed, visible_only, naming)
    for step in reading.steps:
        running.run(step, is_public)
    student.finish_cells()
    running.note_cells()
    running.seed = seed if seed_below is None else seed_below
    running.look_again(edition.asked)
    return Run(tuple(running.judged[asked] for asked in edition.asked), tuple(running.cells))


class Running:
    """A submission that is being run, and what became of its exercises so far.

    Parameters
    ----------
    student, reading, seed, visible_only, naming
        As for `run_through`.

    Attributes
    ----------
    judged : dict of Asked to Judged
    """

    def __init__(self, student, reading, seed, visible_only, naming=True):
        self.student, self.reading, self.seed = student, reading, seed
        self.visible_only, self.naming = visible_only, naming
        self.judged = {}
        self.cells = []
        self.defined = {}  # name -> the number of the step that gave it its value last
        self.judged_at = {}  # what is asked -> how many steps had been run
        self.troubles = {}  # the number of a step -> why it did not end well
        self.unknown = {}  # what is asked -> the names that it looked for in vain
        self.too_slow = set()  # what is asked, if a call of it was stopped because its time was up
        self.steps = 0
        self.begun, self.noted = [], 0  # the cells whose outcomes are still to be noted, and of how many they have been

    def run(self, step, is_public=False):
        """Run a cell, and judge what is checked in it; together, if a cell may see with what."""
        self.steps += 1
        if step.source.strip():
            self.student.begin_cell(step.source, step.name)
            self.begun.append((self.steps, step))
            if not is_public:
                self.student.finish_cells()
        for asked in step.asked:
            if asked not in self.judged:
                self.judge(asked)

    def note_cells(self):
        """Note what became of the cells that have been run since this was done last."""
        for (number, step), outcome in zip(self.begun, self.student.outcomes[self.noted :], strict=True):
            self.defined.update(dict.fromkeys(outcome.defined, number))
            if not outcome.ok:
                sentence = words.cell_trouble(outcome.trouble)
                self.cells.append(CellRun(step.name, step.number, step.kind, sentence))
                self.troubles[number] = sentence
        self.noted += len(self.begun)
        self.begun = []

    def look_again(self, everything):
        """Judge, at the end, what was not checked or has not passed and may do better now."""
        for asked in everything:
            before = self.judged.get(asked)
            if before is None:
                self.judge(asked)
            elif not before.report.passed and self._is_otherwise_now(asked):
                self.judge(asked)
                now = self.judged[asked]
                if worth(now) <= worth(before):
                    self.judged[asked] = before
                elif not before.is_missing:
                    note = words.AGAIN_BELOW.format(name=asked.answer)
                    self.judged[asked] = replace(now, notes=(*now.notes, note))
        for asked in everything:
            self.judged[asked] = self._with_unknown(asked, self.judged[asked])

    def judge(self, asked):
        """Judge an exercise as things stand now."""
        exercise = _exercise(asked.exercise, asked.visible if self.visible_only else None)
        self.judged_at[asked] = self.steps
        below = built_on(exercise)
        failed = tuple(
            other.answer
            for other, judged in self.judged.items()
            if other.answer in below and not judged.report.passed and self._may_use(other.answer)
        )
        found = self._attempt(asked, exercise, below, failed)
        # What did not end in its time would take as much again, from the time of the exercises that follow.
        if failed and not found.is_missing and not found.report.passed and asked not in self.too_slow:
            own = self._attempt(asked, exercise, below, ())
            if worth(own) >= worth(found):
                found, failed = own, ()
        if failed and found.report.items:
            found = replace(found, notes=(words.INSTEAD.format(names=_listed(failed)),))
        self.judged[asked] = found

    def _attempt(self, asked, exercise, below, instead):
        planned = functools.partial(plan_of, exercise, self.seed)
        runner = self.student.runner(asked.answer, below, instead, exercise.value, planned)
        if self.begun:
            self.note_cells()
        if runner is None:
            return self._missing(asked, exercise)
        if runner.callable is exercise.value:
            text = words.A_FUNCTION if exercise.value else words.NO_FUNCTION
            message = text.format(name=asked.answer, kind=asked.exercise)
            return Judged(Report(exercise.name, "not attempted", message=message))
        report, self.unknown[asked] = judge_ahead(exercise, runner, self.seed, self.naming)
        if getattr(runner, "was_too_slow", False):
            self.too_slow.add(asked)
        return Judged(report)

    def _may_use(self, name):
        # Without cells (in a kernel) nobody can tell; a mention of it that is neither the course's nor where it is
        # defined is taken for a use.
        mention = re.compile(rf"(?<!km\.)(?<!kmcourse\.)(?<!def )\b{re.escape(name)}\b")
        steps = self.reading.steps
        return not steps or any(mention.search(step.source) for step in steps)

    def _missing(self, asked, exercise):
        stopped = None
        for number, step in enumerate(self.reading.steps[: self.steps], 1):
            if number in self.troubles and step.kind != "given" and _mentions(step.source, asked.answer):
                stopped = self.troubles[number]
        if stopped is None:
            text = words.MISSING.format(name=asked.answer)
            anywhere = any(step.kind != "given" and _mentions(step.source, asked.answer) for step in self.reading.steps)
            return Judged(Report(exercise.name, "not attempted", message=text), True, only_elsewhere=not anywhere)
        text = words.STOPPED.format(name=asked.answer, trouble=stopped)
        return Judged(Report(exercise.name, "not attempted", message=text), True)

    def _is_otherwise_now(self, asked):
        since = self.judged_at[asked]
        names = (asked.answer, *self.unknown.get(asked, ()))
        return any(self.defined.get(name, 0) > since for name in names)

    def _with_unknown(self, asked, judged):
        if judged.report.passed:
            return judged
        nowhere = [name for name in self.unknown.get(asked, ()) if name not in self.defined]
        below = [name for name in self.unknown.get(asked, ()) if name in self.defined]
        notes = [words.NOWHERE.format(name=name) for name in nowhere[:3]]
        notes += [words.ONLY_BELOW.format(name=name) for name in below[:3]]
        return replace(judged, only_elsewhere=judged.only_elsewhere or bool(nowhere), notes=(*judged.notes, *notes))


@functools.cache
def _exercise(name, titles):
    """Return an exercise; with those checks only that have one of these titles, unless it is None."""
    exercise = find_exercise(name)
    if titles is None or set(titles) == {check.title for check in exercise.checks}:
        return exercise
    exercise = copy.copy(exercise)
    exercise.checks = [check for check in exercise.checks if check.title in titles]
    return exercise


def worth(judged):
    """Return what tells which of two outcomes is better."""
    return not judged.is_missing, judged.report.outcome != "not attempted", judged.report.earned


def _mentions(source, name):
    return re.search(rf"(?<![\w.]){re.escape(name)}\b", source) is not None


def _listed(names):
    return ", ".join(f"`{name}`" for name in names)
