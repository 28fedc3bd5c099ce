"""What the editions for other graders share: what a solved notebook asks, and how notebooks are written."""

from pathlib import Path

from kmcourse.classroom.reading.edition import EditionError, edition_of
from kmcourse.classroom.release.plain import ReleaseError, as_text, learner_edition


def asked_in(notebook, name="the notebook"):
    """Return what a solved notebook asks students.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
    name : str
        What to call it in an error.

    Returns
    -------
    tuple of Asked

    Raises
    ------
    ReleaseError
        If no edition for students can be made of it, or it asks nothing.
    """
    try:
        return edition_of(as_text(learner_edition(notebook, name)).encode(), name).asked
    except EditionError as problem:
        raise ReleaseError(str(problem)) from None


def write_notebooks(notebooks, out):
    """Write notebooks into a folder, which is made if it is missing.

    Parameters
    ----------
    notebooks : dict of str to nbformat.NotebookNode
        By the names of their files.
    out : path

    Returns
    -------
    list of Path
    """
    out = Path(out)
    texts = {name: as_text(notebook) for name, notebook in notebooks.items()}
    out.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (out / name).write_text(text, encoding="utf-8", newline="\n")
    return [out / name for name in texts]
