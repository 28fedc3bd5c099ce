"""Which notebook a class was given, and which notebook an exercise comes from."""

from collections import Counter

from kmcourse.classroom.reading.edition import EditionError, read_edition
from kmcourse.classroom.reading.notebook_cells import UnreadableError, read_cells
from kmcourse.course_files import course_notebooks, notebooks_to_hand_in


def assignment_of(hand_ins):
    """Return the notebook of the project that most of some hand-ins come from; None if none is.

    Parameters
    ----------
    hand_ins : iterable of bytes

    Returns
    -------
    Path or None
    """
    votes = Counter()
    for data in hand_ins:
        try:
            votes[origin_of(read_cells(data))] += 1
        except UnreadableError:
            continue
    del votes[None]
    return votes.most_common(1)[0][0] if votes else None


def origin_of(cells):
    """Return the notebook of the project that shares most with some cells: ids or, if they are lost, sources.

    Parameters
    ----------
    cells : sequence of Cell

    Returns
    -------
    Path or None
    """
    ids = {cell.id for cell in cells if cell.is_code and cell.id}
    sources = {cell.source.strip() for cell in cells}

    def shared(notebook):
        theirs = read_cells(notebook.read_bytes())
        same_ids = len(ids & {cell.id for cell in theirs if cell.is_code})
        return same_ids, len(sources & {cell.source.strip() for cell in theirs if len(cell.source) > 40})

    share = {notebook: shared(notebook) for notebook in notebooks_to_hand_in()}
    best = max(share, key=share.get, default=None)
    return best if best and any(share[best]) else None


def notebooks_to_revisit():
    """Return, for each exercise, the name of the first notebook of the course that asks it.

    The very first does not count: it shows what a check is, and teaches nothing that is checked.

    Returns
    -------
    dict of str to str
    """
    first = {}
    for path in reversed(course_notebooks()[1:]):
        try:
            first.update({asked.exercise: path.stem for asked in read_edition(path).asked})
        except EditionError:  # it only tells, and asks nothing
            continue
    return first
