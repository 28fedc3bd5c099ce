"""A student with what became of the hand-in, and the small files that other systems read: a table, and Gradescope's."""

import csv
import io
from dataclasses import dataclass

from kmcourse.classroom.marking.marks import Result

_TOLD_BY = {"file": "by the time of its file", "zip": "by its time in the zip"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True)
class Graded:
    """A student's hand-in, graded."""

    student: str
    file_name: str  # safe everywhere, without its ending
    source: str  # where the notebook was found
    handed_in: str
    lateness: str  # in words; "" if it was in time, or nothing tells
    earlier: tuple[str, ...]  # what else was handed in and does not count
    result: Result  # with what a teacher overrode
    failure: str = ""  # why grading itself went wrong, which is nobody's fault who handed in
    told_by: str = ""  # what tells when it was handed in: "name", "zip" or "file"

    @property
    def when(self):
        """When it was handed in, and how late that was, as a sentence; "" if nothing tells."""
        if not self.handed_in:
            return f"Handed in {self.lateness}." if self.lateness else ""
        at = f"{self.handed_in[:16].replace('T', ' ')} UTC"
        return f"Handed in {', '.join(filter(None, (at, _TOLD_BY.get(self.told_by), self.lateness)))}."

    @property
    def trouble(self):
        """Why this is no ordinary mark, in a sentence; "" if it is."""
        return self.failure or self.result.problem


def tier_in_words(result):
    """Return which sandbox a result was made in, as a sentence."""
    if not result.tier:
        return "Nothing of it was run."
    if result.tier == "split-only":
        return "Sandbox tier: split-only. Files, network and other submissions were not protected."
    if result.tier == "other-user":
        return "Sandbox tier: other-user. Files that everybody may read could be read; nothing could be written."
    return f"Sandbox tier: {result.tier}."


def grades_csv(class_, asked):
    """Return the marks of a class as a table that spreadsheets open, one row a student.

    Parameters
    ----------
    class_ : list of Graded
    asked : sequence of str
        The names of the exercises.
    """
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(["student", "points", "of", *asked, "handed in (UTC)", "late", "tier", "problem", "file"])
    for one in class_:
        earned = {mark.exercise: _number(mark.earned) for mark in one.result.marks}
        points = [_number(one.result.earned), _number(one.result.points), *(earned.get(name, "") for name in asked)]
        points = [""] * len(points) if one.failure else points
        words = map(harmless, (one.handed_in, one.lateness, one.result.tier, one.trouble, one.source))
        table.writerow([harmless(one.student), *points, *words])
    return "\ufeff" + text.getvalue()  # without the mark a spreadsheet takes it for another code page


def harmless(text):
    """Return a text that no spreadsheet takes for a formula.

    Examples
    --------
    >>> harmless("=1+1")
    "'=1+1"
    """
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _number(points):
    return f"{points:g}"
