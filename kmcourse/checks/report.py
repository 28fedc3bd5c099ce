"""What a check found, as a record and as plain text; `card.py` draws the same for a notebook.

The same answer gets the same report in every process and on every run: no times, no addresses, no colours.
"""

import textwrap
from dataclasses import dataclass, replace

from kmcourse.counterexamples import CounterExample

WIDTH = 100
PASSED_HERE = "{exercise}: visible checks passed, {earned:g} of {points:g} points; {rest:g} more are not checked here"
NOT_YET_HERE = "{exercise}: not yet, {earned:g} of {points:g} points; {rest:g} more are not checked here"


@dataclass(frozen=True)
class Item:
    """One check: what was asked, and what became of it."""

    title: str
    passed: bool
    message: str  # whole sentences; empty if it passed
    points: float
    call: str | None = None  # the call that showed the failure, as it would be typed
    example: CounterExample | None = None  # what came back and the change to it that lowers J, for a card to draw

    @property
    def verdict(self):
        """In words, because colour alone would not do."""
        return "passed" if self.passed else "not yet"

    @property
    def worth(self):
        """The points in words."""
        return "1 point" if self.points == 1 else f"{self.points:g} points"


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
    worth: float | None = None  # the points of the exercise, where it has checks that are not shown here

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
        if self.worth is not None:
            facts = {"exercise": self.exercise, "earned": self.earned, "points": self.points}
            template = PASSED_HERE if self.passed else NOT_YET_HERE
            return template.format(rest=self.worth - self.points, **facts)
        if self.passed:
            return f"{self.exercise}: passed, {self.earned:g} of {self.points:g} points"
        return f"{self.exercise}: not yet, {self.earned:g} of {self.points:g} points"

    def __str__(self):
        lines = [self.heading, *_wrapped(self.message)]
        if self.hint:
            lines += _wrapped(f"A likely cause: {self.hint}")
        if self.items:
            lines.append("")
        for item in self.items:
            lines += _wrapped(f"{item.verdict + ':':<8} {item.title} ({item.worth})", 9, first=0)
            lines += _wrapped(f"The call: {item.call}" if item.call else "", 9) + _wrapped(item.message, 9)
        for note in self.notes:
            lines += ["", *_wrapped(note)]
        return "\n".join(lines)

    __repr__ = __str__

    def _repr_html_(self):
        from kmcourse.checks.card import card

        return card(self)


def _wrapped(text, indent=0, first=None):
    first = indent if first is None else first
    return textwrap.wrap(
        text, WIDTH, initial_indent=" " * first, subsequent_indent=" " * indent, break_on_hyphens=False
    )
