"""What a learner predicted, tried and passed: kept in their own folder, and nowhere else.

A record is worth having and never worth a broken lesson. Whatever is wrong with the file or the disk, nothing here
raises: what writes returns a note, one sentence for the caller to show, and what reads returns as if nothing were
there. `kmcourse/store.py` sees to that. Times are in UTC.
"""

from datetime import UTC, datetime
from typing import NamedTuple

from kmcourse import store
from kmcourse.store import home as home  # the learner's folder, for whoever keeps something in it


class Answer(NamedTuple):
    """A learner's first answer to a question."""

    question: str  # as it was asked then
    choice: str | None  # None: skipped
    at: str  # when, in UTC: "2026-03-01T09:30:00+00:00"


class Check(NamedTuple):
    """One check of an answer."""

    exercise: str
    outcome: str  # "passed", "failed" or "not attempted"
    score: float  # 0.0 … 1.0
    mistake: str | None  # the name of the known mistake that the answer made


class Prediction(NamedTuple):
    """A question, and the first answer to it."""

    id: str
    question: str
    choice: str | None  # None: skipped


class Records(NamedTuple):
    """All that is recorded, each list in the order in which it came about."""

    checks: list[Check]
    predictions: list[Prediction]
    problem: str | None  # why nothing could be read, in a sentence


def remember_check(exercise, outcome, score, mistake=None):
    """Record one check of a learner's answer.

    Parameters
    ----------
    exercise : str
        Its name, such as "compute_cost".
    outcome : str
        "passed", "failed" or "not attempted".
    score : float
        0.0 … 1.0.
    mistake : str, optional
        The name of the known mistake that the answer makes.

    Returns
    -------
    str or None
        None when it is recorded, else a note that says why not; also a note when a broken file was set aside.
    """
    return store.write("INSERT INTO checks VALUES (?, ?, ?, ?, ?)", (_now(), exercise, outcome, float(score), mistake))


def remember_prediction(id, question, choice):
    """Record the first answer to a question; a later one changes nothing.

    Parameters
    ----------
    id : str
        Names the question, for ever.
    question : str
        As it was asked.
    choice : str or None
        The answer; None records that the question was skipped, which is an answer too.

    Returns
    -------
    str or None
        None when an answer, this one or an earlier one, is recorded, else a note as from `remember_check`.
    """
    return store.write("INSERT OR IGNORE INTO predictions VALUES (?, ?, ?, ?)", (id, _now(), question, choice))


def prediction(id):
    """Return the recorded answer to a question; None if there is none, or if it was skipped.

    Returns
    -------
    str or None
    """
    answer = first_answer(id)
    return answer.choice if answer else None


def first_answer(id):
    """Return what is recorded of a question; None if it was never answered nor skipped.

    Returns
    -------
    Answer or None
    """
    rows = _rows("SELECT question, choice, at FROM predictions WHERE id = ?", id)
    return Answer(*rows[0]) if rows else None


def attempts(exercise):
    """Return how often an exercise was honestly attempted: checks that failed or passed, not untouched stubs.

    Returns
    -------
    int
    """
    rows = _rows("SELECT count(*) FROM checks WHERE exercise = ? AND outcome IN ('failed', 'passed')", exercise)
    return rows[0][0] if rows else 0


def has_passed(exercise):
    """Return whether an answer to an exercise has ever passed its check.

    Returns
    -------
    bool
    """
    return bool(_rows("SELECT 1 FROM checks WHERE exercise = ? AND outcome = 'passed' LIMIT 1", exercise))


def everything():
    """Return all that is recorded, as it was at one moment.

    Returns
    -------
    Records
    """
    (checks, predictions), problem = store.read(
        ("SELECT exercise, outcome, score, mistake FROM checks ORDER BY rowid",),
        ("SELECT id, question, choice FROM predictions ORDER BY rowid",),
    )
    return Records([Check(*row) for row in checks], [Prediction(*row) for row in predictions], problem)


def set_aside():
    """Begin anew, with all that was recorded kept in another file.

    Returns
    -------
    aside : str or None
        The name of that file, in the same folder; None if there was nothing to set aside.
    problem : str or None
        Why it could not be done. Then everything is as it was.
    """
    return store.empty()


def _rows(question, value):
    (rows,), _ = store.read((question, (value,)))
    return rows


def _now():
    return datetime.now(UTC).isoformat(timespec="seconds")
