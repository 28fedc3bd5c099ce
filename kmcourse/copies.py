"""A learner's own copies of the notebooks: laid once, refreshed while they are untouched, never thrown away.

The course's notebooks change with `git pull` or a new version; a learner writes in theirs. What counts as the learner's
is what they can have typed: the cells, with their order and their text. A page to read is laid in the same way. Beside
the copies lies a list of what each one said when it was laid, so that later it can be told who has changed what:

    the course has not changed it                   the copy stays as it is
    the learner has not changed it, nor run it      the new one takes its place
    the learner has not changed it, but has run it  the new one takes its place, the old one stays beside it
    both have changed it                            the copy stays, and the learner is told how to get the new one
"""

import hashlib
import json
from datetime import datetime
from pathlib import Path

from kmcourse.course_files import PAGES, PATTERN

LIST = ".kmcourse-notebooks.json"


class UnknownNotebookError(LookupError):
    """A notebook was named that the course does not have; the message lists those it has."""


def lay_copies(course, home, reset=(), command="kmcourse"):
    """Bring a learner's copies up to date with the course.

    Parameters
    ----------
    course : path
        The folder with the course's notebooks, `00_title.ipynb` and so on, and its pages.
    home : path
        The learner's folder; it is made if it does not exist.
    reset : sequence of str
        Numbers ("3" or "03") or names of notebooks to lay afresh whatever the copy holds.
    command : str
        What the user types before `lab`, for the sentences.

    Returns
    -------
    list of str
        A sentence for each copy that was refreshed, reset, or kept although the course has a newer one.

    Raises
    ------
    UnknownNotebookError
        If `reset` names no notebook of the course. Nothing is touched then.
    OSError
        If the folder cannot be made or written.
    """
    notebooks = sorted(Path(course).glob(PATTERN))
    wanted = {_find(word, notebooks, _pages(course)) for word in reset}
    home = Path(home)
    home.mkdir(parents=True, exist_ok=True)
    laid = _read_list(home / LIST)
    notes = []
    for notebook in [*notebooks, *_pages(course)]:
        name, copy, said = notebook.name, home / notebook.name, _what_it_says(notebook)
        if not copy.exists():
            _place(notebook, copy)
        elif notebook in wanted:
            kept = _place(notebook, copy, keep=True)
            notes.append(f"{name} is fresh. Yours is kept as {kept}.")
        elif (mine := _what_it_says(copy)) == said:
            pass
        elif laid.get(name) == said:
            continue
        elif mine is None or laid.get(name) != mine:
            notes.append(
                f"{name} has changed in the course, and yours has your work in it, so yours stays. "
                f"To get the new one and keep yours beside it: {command} lab --reset {_word_for(notebook)}"
            )
            continue
        elif _has_run(copy):
            kept = _place(notebook, copy, keep=True)
            notes.append(f"{name} has changed in the course and is fresh. Yours, with its outputs, is kept as {kept}.")
        else:
            _place(notebook, copy)
            notes.append(f"{name} has changed in the course and is fresh. You had not changed yours.")
        laid[name] = said
    _write_beside(home / LIST, json.dumps(laid, indent=1).encode()).replace(home / LIST)
    return notes


def _pages(course):
    return [path for path in (Path(course) / name for name in PAGES) if path.is_file()]


def _word_for(path):
    return path.stem if path.name in PAGES else path.name[:2]


def _find(word, notebooks, pages):
    for path in [*notebooks, *pages]:
        if word in (path.name, path.stem) or (word.isdecimal() and f"{int(word):02}" == _word_for(path)):
            return path
    numbers = ", ".join(notebook.name[:2] for notebook in notebooks)
    raise UnknownNotebookError(f"The course has no notebook {word!r}. It has {numbers}.")


def _what_it_says(path):
    """Return a digest of what can be typed: of a notebook its cells, without outputs, counts and metadata."""
    if path.name in PAGES:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    try:
        cells = [(cell.get("id"), cell["cell_type"], "".join(cell["source"])) for cell in _cells(path)]
    except (ValueError, TypeError, KeyError, AttributeError):
        return None  # not a notebook any more; nothing that the course has is equal to it
    return hashlib.sha256(json.dumps(cells).encode()).hexdigest()


def _has_run(path):
    return path.name not in PAGES and any(cell.get("outputs") or cell.get("execution_count") for cell in _cells(path))


def _cells(path):
    return json.loads(path.read_bytes())["cells"]


def _place(notebook, copy, keep=False):
    """Put the course's notebook where the learner's copy is or belongs; with `keep`, return the old one's new name."""
    fresh = _write_beside(copy, notebook.read_bytes())
    kept = _free_name(copy) if keep else None
    if kept:
        copy.rename(kept)
    fresh.replace(copy)
    return kept and kept.name


def _free_name(copy):
    when = datetime.now().strftime("%Y-%m-%d-%H%M%S")
    names = (copy.with_stem(f"{copy.stem}-kept-{when}{more}") for more in ("", *(f"-{i}" for i in range(2, 100))))
    return next(name for name in names if not name.exists())


def _read_list(path):
    try:
        laid = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return laid if isinstance(laid, dict) else {}


def _write_beside(path, content):
    # Then it takes the place of `path` in one step: a full disk or a power cut leaves what was there.
    beside = path.with_name(f"{path.name}.part")
    beside.write_bytes(content)
    return beside
