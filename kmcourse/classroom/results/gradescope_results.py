"""What Gradescope reads as results.json.

References
----------
https://gradescope-autograders.readthedocs.io/en/latest/specs/
"""

import json
from dataclasses import replace

from kmcourse.classroom.results.graded import tier_in_words

VISIBILITIES = "visible", "after_published"  # of what may be seen at once, and of the rest


def gradescope_json(one):
    """Return the file for a student of a class, a Graded, as text."""
    return results_json(one.result, [one.trouble])


def results_json(result, said=()):
    """Return the file for a submission, as text.

    Parameters
    ----------
    result : Result
    said : iterable of str
        Sentences for the student about the submission as a whole; "" is left out.
    """
    cells = [f"Cell {cell.number}: {cell.trouble}" for cell in result.cells if cell.number]
    written = {
        "score": result.earned,
        "output": "\n".join(filter(None, [*said, *result.notes, *cells, tier_in_words(result)])),
        "output_format": "text",
        "tests": [test for mark in result.marks for test in _tests(mark)],
        "extra_data": {"tier": result.tier, "submission": result.submission},
    }
    return json.dumps(written, ensure_ascii=False, indent=1)


def _tests(mark):
    """Yield a test for what a student may see of an exercise at once, and one for the rest."""
    parts = [_part(mark, is_visible) for is_visible in (True, False)]
    if not mark.items or abs(mark.earned - sum(part.earned for part in parts)) > 1e-4:  # a teacher gave the points
        yield _test(mark, mark.exercise, VISIBILITIES[bool(parts[1].items)])
        return
    for part, name, visibility in zip(parts, ("{}", "{}: the other checks"), VISIBILITIES, strict=True):
        if part.items:
            yield _test(part, name.format(mark.exercise), visibility)


def _part(mark, is_visible):
    items = tuple(item for item in mark.items if item.visible == is_visible)
    passed = all(item.passed for item in items)
    return replace(
        mark,
        items=items,
        outcome="passed" if passed else "failed",
        earned=sum(item.points for item in items if item.passed),
        points=sum(item.points for item in items),
        hint="" if passed else mark.hint,
        notes=mark.notes if is_visible else (),
    )


def _test(mark, name, visibility):
    return {
        "name": name,
        "score": mark.earned,
        "max_score": mark.points,
        "status": "passed" if mark.passed else "failed",
        "output": str(mark.report()),
        "output_format": "text",
        "visibility": visibility,
    }
