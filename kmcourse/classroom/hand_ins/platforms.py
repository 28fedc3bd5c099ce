"""How learning platforms name what they let a teacher download: whose it is, which of several it is, and when it came.

    Alice Chen_4711_assignsubmission_file_/homework.ipynb     Moodle: a name, and the number of who it is
    chenalice_LATE_4711_99_homework-2.ipynb                   Canvas: a name, a number, and the file's, which grows
    Homework_alice_attempt_2026-03-01-10-20-30_a.ipynb        Blackboard: a name, and when

References
----------
Canvas: `lib/content_zipper.rb` of instructure/canvas-lms. Its zips are made when they are downloaded, and so are the
times in them: they say nothing of a student. Blackboard's times have no zone: they are taken for this machine's.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

_MOODLE = re.compile(r"(?P<student>.+?)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)_?.*", re.DOTALL)
_BLACKBOARD = re.compile(r"(?:.+_)?(?P<student>[^_]+)_attempt_(?P<at>\d{4}(?:-\d\d){5})(?!\d).*", re.DOTALL)
_CANVAS = re.compile(r"(?P<student>[^_]+)_(?P<late>LATE_)?(?P<number>\d+)_(?P<file>\d+)_.+", re.DOTALL)
_NAMELESS = re.compile(r"(?P<late>LATE_)?(?P<student>anon_(?P<number>[^_]+))_(?P<file>\d+)_.+", re.DOTALL)  # Canvas's


@dataclass(frozen=True)
class Named:
    """What the name of a hand-in tells."""

    student: str
    number: str = ""  # tells students of the same name apart; "" if the platform has none
    order: int = 0  # the highest of a student's came last
    at: float | None = None  # seconds since 1970
    is_late: bool = False  # as the platform has it
    is_platform: bool = True  # whether a learning platform gave this name
    is_time_of_file: bool = True  # whether the time of the file is that of the hand-in


def named(parts):
    """Return what the name of a hand-in tells.

    Parameters
    ----------
    parts : sequence of str
        The folders and the file, from the folder of the class.

    Examples
    --------
    >>> named(["chenalice_LATE_4711_99_homework.ipynb"]).is_late
    True
    >>> named(["alice", "homework.ipynb"]).student
    'alice'
    """
    name = parts[0]
    if found := _MOODLE.fullmatch(name):
        return Named(_clean(found["student"]), found["number"])
    if (found := _BLACKBOARD.fullmatch(name)) and (at := _time(found["at"])) is not None:
        return Named(_clean(found["student"]), at=at)
    if len(parts) == 1 and (found := _NAMELESS.fullmatch(name) or _CANVAS.fullmatch(name)):
        late = bool(found["late"])
        return Named(_clean(found["student"]), found["number"], int(found["file"][:20]), None, late, True, False)
    student = name[: -len(".ipynb")] if len(parts) == 1 and name.lower().endswith(".ipynb") else name
    return Named(_clean(student), is_platform=False)


def _time(text):
    try:
        return datetime.strptime(text, "%Y-%m-%d-%H-%M-%S").timestamp()
    except (ValueError, OverflowError):
        return None


def _clean(student):
    # A byte that is no UTF-8 would stop whatever is written with it, and still tells two names apart; the same name
    # composed is the same.
    student = unicodedata.normalize("NFC", student.encode("utf-8", "backslashreplace").decode())
    return "".join(sign if sign.isprintable() else "_" for sign in student).strip() or "_"
