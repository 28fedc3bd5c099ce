"""The gradebook of a class: one SQLite file in the folder of its results.

It keeps the seed of the class, each result under what it depends on, whose it is, and what a teacher overrode. Every
result is one transaction, so that a run that is killed loses nothing that it has told.

    with Gradebook("results") as gradebook:               # GradebookError if another run is at work, or if it is newer
        key = gradebook.key(submission_digest, checks, version)
        gradebook.result(key) or gradebook.keep(key, result)
        changes = gradebook.changes("alice", key)         # in the student's marks, since the last result
        gradebook.assign({"alice": key})
"""

import contextlib
import fcntl
import hashlib
import json
import secrets
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from kmcourse.classroom.marking.marks import from_json, to_json
from kmcourse.classroom.results.changes import Override, changes_between

NAME, LOCK = "gradebook.sqlite", "gradebook.lock"
VERSION = 1  # of the tables; kept in the file, as its user_version
SECONDS_FOR_OTHERS = 30.0  # who look into the file while a run is at work
_TABLES = (
    "CREATE TABLE class (name TEXT PRIMARY KEY, value TEXT)",
    "CREATE TABLE results (key TEXT PRIMARY KEY, at TEXT, result TEXT)",
    "CREATE TABLE students (student TEXT PRIMARY KEY, key TEXT)",
    "CREATE TABLE overrides (student TEXT, exercise TEXT, points REAL, reason TEXT, at TEXT, "
    "PRIMARY KEY (student, exercise))",
    "CREATE TABLE changes (at TEXT, student TEXT, exercise TEXT, was REAL, is_now REAL)",
)


class GradebookError(Exception):
    """Why a gradebook cannot be used: a sentence."""


class Gradebook:
    """The gradebook in a folder, which is made if it is missing; a context manager. One at a time has it.

    Attributes
    ----------
    seed : int
        Of the class: drawn once, when the gradebook is made.

    Raises
    ------
    GradebookError, OSError
    """

    def __init__(self, folder):
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / NAME
        self._lock = (folder / LOCK).open("a")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # a run that is killed lets go of it
        except BlockingIOError:
            self._lock.close()
            raise GradebookError(f"Another run is at work in {folder}. Wait for its end.") from None
        self._connection = None
        try:
            self._connection = sqlite3.connect(self.path, isolation_level=None, timeout=SECONDS_FOR_OTHERS)
            self._prepare()
        except sqlite3.Error as problem:
            self.close()
            raise self._error(problem) from None
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        """Close the file, and let others have it."""
        if self._connection is not None:
            self._connection.close()
        self._lock.close()

    def key(self, submission, checks, version):
        """Return what a result depends on, as one text.

        Parameters
        ----------
        submission : str
            SHA-256 of its bytes.
        checks : str
            A digest of what is asked, and of what judges it.
        version : str
            Of the course.
        """
        parts = submission, str(self.seed), checks, version
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def result(self, key):
        """Return the result that is kept under a key; None if there is none, or none that can be read."""
        rows = self._rows("SELECT result FROM results WHERE key = ?", key)
        if rows:
            with contextlib.suppress(ValueError):
                return from_json(rows[0][0])
        return None

    def keep(self, key, result):
        """Keep a result, at once."""
        self._do("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", key, _now(), to_json(result))

    def changes(self, student, key):
        """Return how the marks of a result differ from those of the student's last one.

        Returns
        -------
        list of Change
        """
        rows = self._rows("SELECT key FROM students WHERE student = ?", student)
        if not rows or rows[0][0] == key:
            return []
        return changes_between(student, self.result(rows[0][0]), self.result(key))

    def assign(self, results):
        """Say whose results these are, all at once, when their changes have been told to those who read.

        Parameters
        ----------
        results : dict of str to str
            From students to keys.
        """
        changes = [change for student, key in results.items() for change in self.changes(student, key)]
        with self._transaction():
            for pair in results.items():
                self._do("INSERT OR REPLACE INTO students VALUES (?, ?)", *pair)
            for change in changes:
                fields = change.student, change.exercise, change.was, change.is_now
                self._do("INSERT INTO changes VALUES (?, ?, ?, ?, ?)", _now(), *fields)

    def override(self, student, exercise, points, reason):
        """Give points in place of the marked ones, from now on.

        Raises
        ------
        GradebookError
            If no reason is given.
        """
        if not reason.strip():
            raise GradebookError("A mark is overridden only with a reason.")
        self._do(
            "INSERT OR REPLACE INTO overrides VALUES (?, ?, ?, ?, ?)", student, exercise, points, reason.strip(), _now()
        )

    def overrides(self, student):
        """Return the student's overrides, by exercise.

        Returns
        -------
        dict of str to Override
        """
        rows = self._rows("SELECT exercise, points, reason FROM overrides WHERE student = ?", student)
        return {exercise: Override(exercise, points, reason) for exercise, points, reason in rows}

    def pages(self):
        """Return the names of the students' pages in the folder, without their endings.

        Returns
        -------
        set of str
        """
        rows = self._rows("SELECT value FROM class WHERE name = 'pages'")
        return set(json.loads(rows[0][0])) if rows else set()

    def keep_pages(self, names):
        """Keep the names of the students' pages, so that a later run knows which are its own."""
        self._do("INSERT OR REPLACE INTO class VALUES ('pages', ?)", json.dumps(sorted(names), ensure_ascii=False))

    def _prepare(self):
        (version,) = self._rows("PRAGMA user_version")[0]
        if version > VERSION:
            raise GradebookError(f"{self.path} was written by a newer version of kmcourse. It is left as it is.")
        if version == 0:
            if self._rows("SELECT name FROM sqlite_master"):
                raise GradebookError(f"{self.path} is the database of another program. It is left as it is.")
            with self._transaction():
                for table in _TABLES:
                    self._do(table)
                self._do("INSERT INTO class VALUES ('seed', ?)", str(secrets.randbelow(2**31 - 1) + 1))
                self._do(f"PRAGMA user_version = {VERSION}")
        self.seed = int(self._rows("SELECT value FROM class WHERE name = 'seed'")[0][0])

    @contextlib.contextmanager
    def _transaction(self):
        self._do("BEGIN IMMEDIATE")
        try:
            yield
            self._do("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.rollback()
            raise

    def _rows(self, question, *values):
        try:
            return self._connection.execute(question, values).fetchall()
        except sqlite3.Error as problem:
            raise self._error(problem) from None

    def _do(self, statement, *values):
        self._rows(statement, *values)

    def _error(self, problem):
        return GradebookError(f"{self.path} cannot be used: {problem}. What it has kept is not lost.")


def _now():
    return datetime.now(UTC).isoformat(timespec="seconds")
