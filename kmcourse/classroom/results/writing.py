"""Write what people read into the folder of the results. A file is there whole, or as it was before: never half.

Pages of students whose hand-ins are no longer there are taken away, so that nobody is sent a page of another day. What
they earned stays in the gradebook, and their pages come back with their hand-ins.
"""

import contextlib
from pathlib import Path

from kmcourse.classroom.hand_ins.assignment import notebooks_to_revisit
from kmcourse.classroom.results.class_page import class_page
from kmcourse.classroom.results.feedback import feedback_page
from kmcourse.classroom.results.graded import grades_csv
from kmcourse.classroom.results.gradescope_results import gradescope_json

HALF = "half-written.tmp"  # beside the results, and gone when a file is whole
PAGES = (("feedback", "html", feedback_page), ("gradescope", "json", gradescope_json))


def write_results(out, class_, edition, changes, gradebook, due=""):
    """Write the pages, the files for Gradescope, the table and the page of the class.

    Parameters
    ----------
    out : path
    class_ : list of Graded
    edition : Edition
    changes : list of Change
    gradebook : Gradebook
        It knows which pages are from earlier runs; no other file is ever taken away.
    due : str
        When it was due, in UTC, if anybody said so.

    Returns
    -------
    list of str
        The names of the pages that were taken away, without their endings.

    Raises
    ------
    OSError, GradebookError
    """
    out = Path(out)
    names, before = {one.file_name for one in class_}, gradebook.pages()
    gradebook.keep_pages(names | before)  # first, so that a run that is killed leaves no page that nobody knows
    for folder, ending, text in PAGES:
        for one in class_:
            _write(out, f"{folder}/{one.file_name}.{ending}", text(one))
        for name in before - names:
            (out / folder / f"{name}.{ending}").unlink(missing_ok=True)
    _write(out, "class.html", class_page(class_, notebooks_to_revisit(), changes, due))
    _write(out, "grades.csv", grades_csv(class_, [asked.exercise for asked in edition.asked]))
    gradebook.keep_pages(names)
    return sorted(before - names)


def _write(out, name, text):
    half, path = out / HALF, out / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_text(text, encoding="utf-8", newline="")
        half.replace(path)
    except OSError as problem:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)
        raise OSError(problem.errno, problem.strerror, str(path)) from None  # a full disk does not say which file
