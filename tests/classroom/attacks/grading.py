"""Grade a submission of the corpus in the shortest way, and look for harm."""

import contextlib
import ctypes
import os
import signal
import socket
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from kmcourse.checks import judge
from kmcourse.exercises import built_on, find_exercise
from tests.classroom.attacks import COST, EXERCISES, FULL, HONEST

PR_SET_CHILD_SUBREAPER = 36
SECRET = "the-secret-of-the-class"


@dataclass
class Graded:
    """What a submission got, and everything that it said."""

    points: dict
    seconds: float
    said: str
    outcomes: list = field(default_factory=list)


def grade(sandbox, cells, names=None, seconds=30.0):
    """Run the cells, and judge the three exercises."""
    began = time.monotonic()
    said, points, outcomes = [], {}, []
    with sandbox.submission(seconds) as student:
        facts = "".join(f"{name} = {value!r}\n" for name, value in (names or {}).items())
        for number, source in enumerate((facts, *cells)):
            outcomes.append(student.run_cell(source, f"cell-{number}"))
            said.append(repr(outcomes[-1]))
        for name in EXERCISES:
            exercise = find_exercise(name)
            runner = student.runner(name, builds_on=built_on(exercise))
            if runner is None or not runner.callable:
                points[name] = 0
                continue
            report = judge(exercise, runner, seed=1)
            points[name] = report.earned
            said.append(str(report))
    return Graded(points, time.monotonic() - began, "\n".join(said), outcomes)


@dataclass
class Tried:
    """What became of a submission of the corpus, and of the honest one that was graded right after it."""

    wrong: dict  # exercise -> (points it got, points it deserves), where they differ
    harm: list
    seconds: float
    peer_lost: int  # points
    peer_seconds: float
    points: int  # it got in all

    @property
    def went_well(self):
        """Whether nobody got an undeserved point, lost a deserved one, or was harmed."""
        return not self.wrong and not self.harm and not self.peer_lost


def try_on(sandbox, attack):
    """Grade a submission of the corpus in a throw-away folder, and an honest one after it."""
    before = descendants()
    with tempfile.TemporaryDirectory() as folder:
        place = Place(folder)
        try:
            graded = grade(sandbox, attack.cells, place.names)
            harm = place.harm(graded.said)
        finally:
            place.close()
    if descendants() - before:
        harm.append("processes left")
    wrong = {
        name: (points, attack.earns[name])
        for name, points in graded.points.items()
        if attack.earns[name] is not None and points != attack.earns[name]
    }
    peer = grade(sandbox, HONEST)
    lost = FULL * len(EXERCISES) - sum(peer.points.values())
    return Tried(wrong, harm, graded.seconds, lost, peer.seconds, sum(graded.points.values()))


@contextlib.contextmanager
def adopting():
    """Make this process the parent of all that come from it and lose their own; what is left is ended at the end."""
    libc = ctypes.CDLL(None)
    before = descendants()
    libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    try:
        yield
    finally:
        libc.prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)
        for left in descendants() - before:
            with contextlib.suppress(ProcessLookupError):
                os.kill(left, signal.SIGKILL)


class Place:
    """A throw-away folder of a class, with a key, a peer's work and a server; says what harm was done to it."""

    def __init__(self, folder):
        self.folder = Path(folder)
        (self.folder / "key.txt").write_text(SECRET)
        (self.folder / "peer.py").write_text(f"# {SECRET}\n{COST}")
        self.before = self._look()
        self.server = socket.create_server(("127.0.0.1", 0))
        self.server.settimeout(0.2)
        self.called = threading.Event()
        self.ends = threading.Event()
        self.listening = threading.Thread(target=self._listen)
        self.listening.start()

    @property
    def names(self):
        """What the cells are told."""
        return {"FOLDER": str(self.folder), "CHECKER": os.getpid(), "PORT": self.server.getsockname()[1]}

    def harm(self, said):
        """Return what harm there is, in words."""
        found = []
        if self._look() != self.before:
            found.append("files")
        if SECRET in said or "PATH=/" in said:
            found.append("secret told")
        if self.called.is_set():
            found.append("network")
        return found

    def close(self):
        """Stop the server."""
        self.ends.set()
        self.listening.join()
        self.server.close()

    def _listen(self):
        while not self.ends.is_set():
            with contextlib.suppress(TimeoutError):
                self.server.accept()[0].close()
                self.called.set()

    def _look(self):
        if not self.folder.is_dir():
            return "gone"
        paths = sorted(self.folder.rglob("*"))
        return [(str(p), p.lstat().st_mode, int(p.lstat().st_mtime), p.is_file() and p.read_bytes()) for p in paths]


def descendants():
    """Return the numbers of all processes that come from this one."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            number, _, rest = path.read_text().partition(" (")
            found[int(number)] = int(rest.rpartition(") ")[2].split()[1])
    mine, frontier = set(), [os.getpid()]
    while frontier:
        frontier = [child for child, parent in found.items() if parent in frontier]
        mine.update(frontier)
    return mine
