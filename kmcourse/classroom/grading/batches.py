"""What a worker does: mark a few submissions, in a sandbox of its own that is made once. Bytes in, plain text out.

Any `concurrent.futures` executor takes `mark_batch`: processes, threads, or machines that have the course installed.
Each worker proves a sandbox of its own, and refuses where none holds, or where it has another version of the course.
"""

import gc
import os
import threading
from multiprocessing import parent_process

from kmcourse.classroom.grading.judges import digest_of_checks, digest_of_judges
from kmcourse.classroom.marking.marking import mark
from kmcourse.classroom.marking.marks import to_json
from kmcourse.classroom.sandbox.sandbox import Sandbox, SandboxError

OTHER_COURSE = (
    "A worker has another version of the course, or of its checks, than this machine: install the same there."
)

_here = threading.local()  # a sandbox is for one thread at a time


class WorkerError(Exception):
    """Why a worker takes no batch: a sentence."""


def mark_batch(batch, edition, seed, checks, unsafe_split_only=False):
    """Mark some submissions.

    Parameters
    ----------
    batch : list of bytes
        Notebook files, from anybody.
    edition : Edition
    seed : int
        Of the class.
    checks : str
        The digest of what judges, as `digest_of_checks` has it where the marks are kept.
    unsafe_split_only : bool
        As for `Sandbox`.

    Returns
    -------
    list of (bool, str)
        (True, a result as JSON), or (False, why the grader itself failed with this one).

    Raises
    ------
    SandboxError
        If no tier holds here that is safe enough.
    WorkerError
        If the course here is another.
    """
    if digest_of_checks(edition) != checks:
        raise WorkerError(OTHER_COURSE)
    sandbox = _sandbox(unsafe_split_only)
    answers = []
    for data in batch:
        try:
            answers.append((True, to_json(mark(data, edition, sandbox, seed))))
        except SandboxError:
            _here.sandbox = None
            raise
        except Exception as problem:  # one submission never costs the others theirs
            answers.append((False, f"{type(problem).__name__}: {problem}"[:300]))
    return answers


def prove(judges, unsafe_split_only=False):
    """Return the tier of the sandbox that a worker can have here, after trying to break out of it.

    Parameters
    ----------
    judges : str
        As `digest_of_judges` has it where the marks are kept.
    unsafe_split_only : bool
        As for `Sandbox`.

    Raises
    ------
    SandboxError
        If none holds that is safe enough.
    WorkerError
        If the course here is another.
    """
    if digest_of_judges() != judges:
        raise WorkerError(OTHER_COURSE)
    with Sandbox(unsafe_split_only=unsafe_split_only) as sandbox:
        return sandbox.tier


def begin_worker():
    """Be a process that only marks: end when the process that started it is gone, also if that was killed."""
    gc.freeze()  # what has been loaded is there to stay, and is not looked through for garbage
    parent = parent_process()

    def wait():
        parent.join()
        os._exit(1)

    if parent is not None:
        threading.Thread(target=wait, daemon=True).start()


def _sandbox(unsafe_split_only):
    if getattr(_here, "sandbox", None) is None or _here.unsafe != unsafe_split_only:
        _here.sandbox, _here.unsafe = Sandbox(unsafe_split_only=unsafe_split_only), unsafe_split_only
    return _here.sandbox
