"""The file that the records are in: one SQLite file in the learner's own folder.

It may be missing, broken, full, locked by another kernel, or written by a newer kmcourse. Whatever it is, nothing here
raises: what writes returns a note, one sentence for the caller to show, and what reads says why it could not. Two
kernels may write at once: every statement is one short transaction.
"""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

VERSION = 1  # of the tables; kept in the file, as its user_version
TIMEOUT = 2.0  # seconds to wait for another kernel's transaction; a check must not seem to hang
NAME = "records.sqlite"

_TABLES = (
    "CREATE TABLE checks (at TEXT, exercise TEXT, outcome TEXT, score REAL, mistake TEXT)",
    "CREATE INDEX checks_by_exercise ON checks (exercise)",
    "CREATE TABLE predictions (id TEXT PRIMARY KEY, at TEXT, question TEXT, choice TEXT)",
)
_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
# On the way to the file: SQLite, the disk, a home folder that nobody knows, a name that no file can have.
_TROUBLE = (sqlite3.Error, OSError, RuntimeError, ValueError)


class _NewerFileError(Exception):
    pass


def home():
    """Return the learner's folder: the environment variable KMCOURSE_HOME, or `kmcourse-work` in their home folder.

    Returns
    -------
    Path
        It need not exist yet.

    Raises
    ------
    RuntimeError
        If neither is known.

    Notes
    -----
    Not `~/kmcourse`: that is what `git clone` in the home folder makes, and a learner's work does not belong in there.
    """
    return Path(os.environ.get("KMCOURSE_HOME") or "~/kmcourse-work").expanduser()


def read(*questions):
    """Ask the file, all questions at one moment.

    Parameters
    ----------
    *questions : tuple
        Each an SQL statement and the values for its question marks.

    Returns
    -------
    answers : list of lists of rows
        One for each question; all empty if there is nothing to read.
    problem : str or None
        Why it could not be read, if there is something.
    """
    nothing = [[] for _ in questions]
    try:
        path = home() / NAME
        if not path.exists():
            return nothing, None
        with closing(_connect(path)) as connection:
            connection.execute("BEGIN")
            version = _version(connection)
            if version == 0:  # begun, and nothing in it yet
                return nothing, None
            if version > VERSION:
                return nothing, f"{path} was written by a newer version of kmcourse, and cannot be read by this one."
            return [connection.execute(*question).fetchall() for question in questions], None
    except _TROUBLE as error:
        if _is_broken(error):
            return nothing, (
                f"The file of your records is broken ({error}). "
                "The next check or prediction sets it aside, and begins a new one."
            )
        return (
            nothing,
            f"The file of your records cannot be read now ({error}). Nothing in it is lost; try again later.",
        )


def write(statement, values):
    """Do one statement, in a transaction of its own, in a file that is made if it is missing.

    Returns
    -------
    str or None
        None when it is done, else a note that says why not; also a note when a broken file was set aside.
    """
    try:
        path = home() / NAME
        path.parent.mkdir(parents=True, exist_ok=True)
        before = _identity(path)
        try:
            _insert(path, statement, values)
        except sqlite3.DatabaseError as error:
            if not _is_broken(error):
                raise
            aside = _set_aside(path, before)
            _insert(path, statement, values)
            return aside and f"The file of your records was broken. It was set aside as {aside}, and a new one begun."
    except _NewerFileError:
        return f"Not recorded: {path} was written by a newer version of kmcourse. It is left as it is."
    except _TROUBLE as error:
        return f"Not recorded, and nothing else is lost: the file of your records cannot be written ({error})."
    return None


def empty():
    """Begin anew, with all that was recorded set aside in another file.

    Returns
    -------
    aside : str or None
        The name of that file, in the same folder; None if there was nothing to set aside.
    problem : str or None
        Why it could not be done. Then everything is as it was.
    """
    try:
        path = home() / NAME
        if not path.exists():
            return None, None
        before = _identity(path)
        try:
            return _move_all(path), None
        except sqlite3.DatabaseError as error:
            if not _is_broken(error):
                raise
            return _set_aside(path, before), None
    except _TROUBLE as error:
        return None, f"Your records could not be set aside, and stay as they are ({error})."


def _connect(path):
    # isolation_level=None: whoever connects says where the transaction begins and ends.
    return sqlite3.connect(path, timeout=TIMEOUT, isolation_level=None)


def _insert(path, statement, values):
    with closing(_connect(path)) as connection:
        if _version(connection) > VERSION:
            raise _NewerFileError
        connection.execute("BEGIN IMMEDIATE")
        # Only now, inside the transaction, can no other kernel make the tables at the same moment.
        if _version(connection) == 0:
            for table in _TABLES:
                connection.execute(table)
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute(statement, values)
        connection.execute("COMMIT")


def _move_all(path):
    """Copy the file and empty it. Renaming it under another kernel's hands could lose what that one writes."""
    aside = path.with_name(f"records-until-{_stamp()}.sqlite")
    with closing(_connect(path)) as writer, closing(_connect(path)) as reader:
        writer.execute("BEGIN IMMEDIATE")  # from the copy to the emptying nobody else writes
        if _version(writer) == 0:
            return None
        try:
            with closing(sqlite3.connect(aside)) as copy:
                reader.backup(copy)
        except sqlite3.Error:
            aside.unlink(missing_ok=True)  # half a copy is none
            raise
        # Whatever the tables are: a newer kmcourse may have others.
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        for (table,) in writer.execute(tables).fetchall():
            writer.execute(f'DROP TABLE "{table}"')
        writer.execute("PRAGMA user_version = 0")
        writer.execute("COMMIT")
    return aside.name


def _version(connection):
    return connection.execute("PRAGMA user_version").fetchone()[0]


def _is_broken(error):
    # The low byte is the kind of error; the rest says where.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _BROKEN


def _identity(path):
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def _set_aside(path, seen):
    """Rename a broken file and return its new name; None if another kernel has done so meanwhile."""
    if _identity(path) != seen:
        return None
    aside = path.with_name(f"records-broken-{_stamp()}.sqlite")
    journal = path.with_name(f"{path.name}-journal")
    # The journal first: left beside a new file it would be rolled back into that one.
    if journal.exists():
        journal.rename(aside.with_name(f"{aside.name}-journal"))
    path.rename(aside)
    return aside.name


def _stamp():
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
