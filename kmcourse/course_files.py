"""Where the course's own notebooks are: inside the installed package, or beside it in a clone."""

from pathlib import Path

PATTERN = "[0-9][0-9]_*.ipynb"
PAGES = ("glossary.md",)  # to read beside the notebooks


def course_notebooks():
    """Return the learners' notebooks in their order.

    Returns
    -------
    list of pathlib.Path
        Empty if there are none: the installation is not complete.
    """
    package = Path(__file__).resolve().parent
    folders = (package / "notebooks", package.parent / "notebooks")
    return next(filter(None, (sorted(folder.glob(PATTERN)) for folder in folders)), [])


def notebooks_to_hand_in():
    """Return every notebook that a student may hand in: the course's, and the assignment for a class.

    Returns
    -------
    list of pathlib.Path
    """
    notebooks = course_notebooks()
    return notebooks + sorted(path for first in notebooks[:1] for path in (first.parent / "assignment").glob("*.ipynb"))
