"""What of the course a mark depends on: change one of these files, and a class is marked anew.

Pictures, widgets, pages and the command are none of them. A test follows the imports and says which file is missing.
"""

import hashlib
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[2]
_ROOMS = "checks exercises classroom classroom/reading classroom/sandbox classroom/sandbox/inside classroom/marking"
_LESSON = (
    "counterexamples datasets descent faults gradient hand_in inputs kmeans oracle pixels programs rounding starts"
)
_FOR_THE_EYE = "checks/card.py"  # how a report looks in a page


def judges():
    """Return those files, as names inside the package.

    Returns
    -------
    list of str
    """
    rooms = (path for room in _ROOMS.split() for path in (_PACKAGE / room).glob("*.py"))
    names = {path.relative_to(_PACKAGE).as_posix() for path in rooms} - {_FOR_THE_EYE}
    return sorted(names | {f"{name}.py" for name in _LESSON.split()})


def digest_of_checks(edition):
    """Return a digest of what is asked and of all that judges it.

    Parameters
    ----------
    edition : Edition
    """
    return hashlib.sha256(repr(edition).encode() + digest_of_judges().encode()).hexdigest()


@cache
def digest_of_judges():
    """Return a digest of the files that judge."""
    digest = hashlib.sha256()
    for name in judges():
        digest.update(name.encode() + (_PACKAGE / name).read_bytes())
    return digest.hexdigest()
