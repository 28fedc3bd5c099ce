"""What a check found, as a record and as plain text; `card.py` draws the same for a notebook.

The same answer gets the same report in every process and on every run: no times, no addresses, no colours.
"""

import textwrap
from dataclasses import dataclass, replace

WIDTH = 100


@dataclass(frozen=True)
class Item:
    """One check: what was asked, and what became of it."""

    title: str
    passed: bool
    message: str  # whole sentences; empty if it passed
    points: int
    call: str | None = None  # the call that showed the failure, as it would be typed

    @property
    def verdict(self):
        """In words, because colour alone would not do."""
        return "passed" if self.passed else "not yet"


@dataclass(frozen=True, repr=False)
class Report:
    """What a check found."""

    exercise: str | None
    outcome: str  # "passed", "failed" or "not attempted"
    items: tuple[Item, ...] = ()
    mistake: str | None = None  # the name of the known mistake that the answer makes
    hint: str = ""  # the sentence that helps with it
    message: str = ""  # why nothing was judged
    notes: tuple[str, ...] = ()  # what is worth knowing and costs nothing

    def with_note(self, note):
        """Return the same report with one more note."""
        return replace(self, notes=(*self.notes, note))

    @property
    def passed(self):
        """Whether every item is met."""
        return self.outcome == "passed"

    @property
    def score(self):
        """The share of the points: 0.0 to 1.0."""
        return self.earned / self.points if self.items else 0.0

    @property
    def earned(self):
        """The points of the items that are met."""
        return sum(item.points for item in self.items if item.passed)

    @property
    def points(self):
        """The points there are."""
        return sum(item.points for item in self.items)

    @property
    def heading(self):
        """The report in one line."""
        if self.outcome == "not attempted":
            return f"{self.exercise}: not attempted" if self.exercise else "Nothing was checked"
        if self.passed:
            return f"{self.exercise}: passed, {self.earned} of {self.points} points"
        return f"{self.exercise}: not yet, {self.earned} of {self.points} points"

    def __str__(self):
        parts = [self.heading]
        parts += _indented(self.message)
        if self.items:
            parts.append("")
        for item in self.items:
            parts += [f"{item.verdict + ':':<9}{item.title} ({_points(item.points)})"]
            parts += _indented(f"The call: {item.call}" if item.call else "", 9) + _indented(item.message, 9)
        if self.hint:
            parts += ["", *_indented(f"A likely cause: {self.hint}", 0)]
        for note in self.notes:
            parts += ["", *_indented(note, 0)]
        return "\n".join(parts)

    __repr__ = __str__

    def _repr_html_(self):
        from kmcourse.checks.card import card

        return card(self)


def _points(points):
    return "1 point" if points == 1 else f"{points} points"


def _indented(text, by=2):
    return textwrap.wrap(text, WIDTH, initial_indent=" " * by, subsequent_indent=" " * by, break_on_hyphens=False)
