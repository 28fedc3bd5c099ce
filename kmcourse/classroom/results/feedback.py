"""The feedback page of a student: what to do next, and the cards that the notebook's own check would have shown."""

from functools import cache
from html import escape

from kmcourse.checks.card import card, sentences
from kmcourse.classroom.hand_ins.assignment import notebooks_to_revisit
from kmcourse.classroom.marking.marks import for_student
from kmcourse.classroom.results.graded import tier_in_words
from kmcourse.classroom.results.pages import page
from kmcourse.classroom.submission_words import STOPPED_CELLS, in_one_line_each

ALL_THERE = "Every exercise is passed."
OPEN = "Passed: {passed} of {count} exercises. Points are open here, the most first:"
OPEN_POINTS = "{open:g} of {points:g} points are open."
REVISIT = "The notebook to look at again: {notebook}."
HAND_IN_AGAIN = (
    "Open the notebook in JupyterLab. If it opens there, save it and hand it in again; if not, ask your teacher."
)

_revisit = cache(notebooks_to_revisit)  # it reads the whole course


def feedback_page(one):
    """Return a student's page as HTML; it says nothing of hidden data.

    Parameters
    ----------
    one : Graded
    """
    result = for_student(one.result)
    parts = []
    if one.failure:
        parts.append(f'<p class="trouble">{sentences(one.failure)}</p>')
    else:
        parts.append(f'<p class="score">{result.earned:g} of {result.points:g} points</p>')
    parts.append(f'<p class="aside">{" ".join(map(escape, _where(one)))}</p>')
    if result.problem:
        parts.append(f'<p class="trouble">{sentences(result.problem)} {HAND_IN_AGAIN}</p>')
    if result.marks and not one.trouble:
        parts += ["<h2>What next</h2>", _next(result)]
    if result.notes or result.cells:
        parts.append("<h2>The notebook</h2>")
        parts += [f"<p>{sentences(note)}</p>" for note in result.notes]
    if troubles := in_one_line_each(result.cells):
        parts += [f"<p>{STOPPED_CELLS}</p>", "<ul>", *(f"<li>{sentences(line)}</li>" for line in troubles), "</ul>"]
    if result.marks and not one.trouble:
        parts += ["<h2>The exercises</h2>", *map(_exercise, result.marks)]
    parts.append(f'<p class="aside">{escape(tier_in_words(result))}</p>')
    return page(f"Feedback for {one.student}", "\n".join(parts))


def _next(result):
    if result.passed:
        return f"<p>{ALL_THERE}</p>"
    passed = sum(mark.passed for mark in result.marks)
    still_open = sorted((mark for mark in result.marks if not mark.passed), key=lambda mark: mark.earned - mark.points)
    lines = [f"<p>{OPEN.format(passed=passed, count=len(result.marks))}</p>", "<ul>"]
    for mark in still_open:
        said = [OPEN_POINTS.format(open=mark.points - mark.earned, points=mark.points)]
        if notebook := _revisit().get(mark.exercise):
            said.append(REVISIT.format(notebook=notebook))
        name = escape(mark.exercise)
        lines.append(f'<li><a href="#{name}"><code>{name}</code></a>: {escape(" ".join(said))}</li>')
    return "\n".join([*lines, "</ul>"])


def _exercise(mark):
    shown = card(mark.report())
    if not mark.items:  # nothing was judged, and its points are lost all the same
        heading = f"{mark.exercise}: not attempted"
        told = f"{mark.exercise}: {mark.outcome}, {mark.earned:g} of {mark.points:g} points"
        shown = shown.replace(f"<h3>{escape(heading)}</h3>", f"<h3>{escape(told)}</h3>", 1)
    return f'<section id="{escape(mark.exercise)}">\n{shown}\n</section>'


def _where(one):
    if one.source:
        yield f"Graded: {one.source}."
    yield one.when
    if one.earlier:
        yield f"Handed in before, or beside it, and not graded: {', '.join(one.earlier)}."
