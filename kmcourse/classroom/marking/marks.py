"""What marking a submission gives: plain values only, which go through JSON and come back as they were.

result = mark(data, edition, sandbox, seed)      # see `marking.py`
text = to_json(result)                           # the same submission and seed: the same text
result = from_json(text)
for_student(result)                              # without what hidden checks said
result.marks[0].report()                         # a Report, for a card or as text
"""

import json
from dataclasses import astuple, dataclass, replace

from kmcourse.checks.report import Item, Report
from kmcourse.counterexamples import CounterExample
from kmcourse.oracle import AssignCertificate, MoveCertificate

OUTCOMES = ("passed", "failed", "not attempted", "missing")
_CERTIFICATES = {"assign": AssignCertificate, "move": MoveCertificate}


@dataclass(frozen=True)
class MarkedItem:
    """One check of an exercise, and what became of it."""

    title: str
    passed: bool
    points: float  # what it is worth
    visible: bool  # whether the student may see what it says
    message: str = ""  # whole sentences, for the student; empty if it passed
    call: str | None = None
    example: dict | None = None  # a counter-example as plain values
    detail: str = ""  # for the teacher only: what the check said of the class's own data


@dataclass(frozen=True)
class Mark:
    """One exercise of a submission."""

    exercise: str
    answer: str  # the name under which the notebook has it
    outcome: str  # one of OUTCOMES
    earned: float
    points: float  # what it is worth; the items' points add up to it
    items: tuple[MarkedItem, ...] = ()  # empty if it is missing or not attempted
    mistake: str | None = None
    hint: str = ""
    message: str = ""  # why nothing was judged
    notes: tuple[str, ...] = ()  # what is worth knowing and costs nothing
    only_elsewhere: bool = False  # it needs what no cell of the notebook defines: a cell is no longer there

    @property
    def passed(self):
        """Whether every item is met."""
        return self.outcome == "passed"

    def report(self):
        """Return it as a Report, as `km.check` shows it."""
        if self.outcome in ("missing", "not attempted"):
            return Report(self.exercise, "not attempted", message=self.message, notes=self.notes)
        items = tuple(
            Item(item.title, item.passed, item.message, item.points, item.call, _example(item.example))
            for item in self.items
        )
        return Report(self.exercise, self.outcome, items, self.mistake, self.hint, self.message, self.notes)


@dataclass(frozen=True)
class CellRun:
    """A cell that was run and did not end well; it costs nothing by itself."""

    name: str  # its id, or its number if it has none
    number: int  # which cell of the notebook, counted from 1
    kind: str  # "exercise", "edited", "added" or "given"
    trouble: str  # a whole sentence


@dataclass(frozen=True)
class Result:
    """A submission, marked."""

    submission: str  # SHA-256 of its bytes, in hexadecimal digits
    seed: int  # hidden data come from it
    tier: str  # of the sandbox; "" if nothing was run
    problem: str = ""  # why it could not be read, in a sentence; every exercise is missing then
    marks: tuple[Mark, ...] = ()  # one an exercise, in the order of the assignment
    notes: tuple[str, ...] = ()  # of the notebook as a whole
    cells: tuple[CellRun, ...] = ()

    @property
    def earned(self):
        """The points of all exercises."""
        return sum(mark.earned for mark in self.marks)

    @property
    def points(self):
        """The points there are."""
        return sum(mark.points for mark in self.marks)

    @property
    def passed(self):
        """Whether every exercise is passed."""
        return bool(self.marks) and all(mark.passed for mark in self.marks)


def for_student(result):
    """Return a result without what is for the teacher only: what checks said of the class's own data."""
    return replace(
        result, marks=tuple(replace(mark, items=tuple(map(_for_student, mark.items))) for mark in result.marks)
    )


def to_json(result):
    """Return a result as text, always the same for the same result."""
    return json.dumps(result, default=vars, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text):
    """Return the result that a text of `to_json` stands for.

    Raises
    ------
    ValueError
        If it is no such text.
    """
    try:
        fields = json.loads(text)
        marks = tuple(_mark(mark) for mark in fields.pop("marks"))
        cells = tuple(CellRun(**cell) for cell in fields.pop("cells"))
        return Result(**fields | {"marks": marks, "cells": cells, "notes": tuple(fields["notes"])})
    except (KeyError, TypeError, AttributeError) as problem:
        raise ValueError(f"It is no result of a submission: {problem}.") from None


def plain_example(example):
    """Return a CounterExample as plain values; None stays None."""
    if example is None:
        return None
    kind = next(kind for kind, certificate in _CERTIFICATES.items() if isinstance(example.certificate, certificate))
    fields = example._asdict() | {"certificate": [kind, *astuple(example.certificate)]}
    return {name: _plain(value) for name, value in fields.items()}


def _plain(value):
    if isinstance(value, list | tuple):
        return tuple(map(_plain, value))
    return value.item() if hasattr(value, "item") else value


def _example(fields):
    if fields is None:
        return None
    fields = {name: _nested(value) for name, value in fields.items()}
    kind, *certificate = fields["certificate"]
    return CounterExample(**fields | {"certificate": _CERTIFICATES[kind](*certificate)})


def _nested(value):
    return tuple(map(_nested, value)) if isinstance(value, list | tuple) else value


def _mark(fields):
    items = tuple(MarkedItem(**item | {"example": _as_written(item["example"])}) for item in fields["items"])
    return Mark(**fields | {"items": items, "notes": tuple(fields["notes"])})


def _as_written(example):
    return None if example is None else {name: _nested(value) for name, value in example.items()}


def _for_student(item):
    return replace(item, detail="") if item.detail else item
