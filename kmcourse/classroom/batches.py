"""What a worker does: mark a few submissions, in a sandbox of its own that is made once. Bytes in, plain text out.

Any `concurrent.futures` executor takes `mark_batch`: processes, threads, or machines that have the course installed.
"""

import os
import threading
from multiprocessing import parent_process

from kmcourse.classroom.marking import mark
from kmcourse.classroom.marks import to_json
from kmcourse.classroom.sandbox import Sandbox, SandboxError

_here = threading.local()  # a sandbox is for one thread at a time


def mark_batch(batch, edition, seed, unsafe_split_only=False):
    """Mark some submissions.

    Parameters
    ----------
    batch : list of bytes
        Notebook files, from anybody.
    edition : Edition
    seed : int
        Of the class.
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
    """
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


def end_with_parent():
    """End this worker when the process that started it is gone, also if that was killed."""
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
