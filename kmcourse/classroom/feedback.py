"""The feedback page of a student: the cards that the notebook's own check would have shown."""

from html import escape

from kmcourse.checks.card import card, sentences
from kmcourse.classroom.graded import tier_in_words
from kmcourse.classroom.marks import for_student
from kmcourse.classroom.pages import page


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
    parts.append(f'<p class="aside">{" ".join(map(escape, filter(None, _where(one))))}</p>')
    if result.problem:
        parts.append(f'<p class="trouble">{sentences(result.problem)}</p>')
    if result.notes or result.cells:
        parts += ["<h2>The notebook</h2>", "<ul>", *(f"<li>{sentences(note)}</li>" for note in result.notes)]
        parts += [f"<li>Cell {cell.number}: {sentences(cell.trouble)}</li>" for cell in result.cells if cell.number]
        parts.append("</ul>")
    if result.marks and not one.trouble:
        parts += ["<h2>The exercises</h2>", *(card(mark.report()) for mark in result.marks)]
    parts.append(f'<p class="aside">{escape(tier_in_words(result))}</p>')
    return page(f"Feedback for {one.student}", "\n".join(parts))


def _where(one):
    if one.source:
        yield f"Graded: {one.source}."
    yield one.when
    if one.earlier:
        yield f"Handed in before, or beside it, and not graded: {', '.join(one.earlier)}."
