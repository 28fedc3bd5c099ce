"""What a teacher changed in a student's marks, and what a new run changed in them."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Override:
    """Points that a teacher gave in place of the marked ones."""

    exercise: str
    points: float
    reason: str


@dataclass(frozen=True)
class Change:
    """A mark that is another than it was in the last run."""

    student: str
    exercise: str
    was: float
    is_now: float


def with_overrides(result, overrides):
    """Return a result with the points that a teacher gave, and the reason as a note at each.

    Parameters
    ----------
    result : Result
    overrides : dict of str to Override
        By exercise.
    """

    def mark(marked):
        override = overrides.get(marked.exercise)
        if override is None:
            return marked
        note = f"The teacher gave {override.points:g} of {marked.points:g} points here. {override.reason}"
        return replace(marked, earned=override.points, notes=(*marked.notes, note))

    return replace(result, marks=tuple(map(mark, result.marks)))


def changes_between(student, before, now):
    """Return how a student's marks differ in two results; not at all where there is only one.

    Parameters
    ----------
    student : str
    before, now : Result or None

    Returns
    -------
    list of Change
    """
    if before is None or now is None:
        return []
    was = {mark.exercise: mark.earned for mark in before.marks}
    return [
        Change(student, mark.exercise, was[mark.exercise], mark.earned)
        for mark in now.marks
        if was.get(mark.exercise, mark.earned) != mark.earned
    ]
