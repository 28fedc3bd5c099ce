"""Hand a class out to workers, in batches, and take back what they have marked, in whatever order it comes."""

import multiprocessing
import os
from concurrent.futures import BrokenExecutor, CancelledError, ProcessPoolExecutor, as_completed

from kmcourse.classroom.grading.batches import WorkerError, begin_worker, mark_batch
from kmcourse.classroom.sandbox.sandbox import SandboxError

BATCH = 20  # submissions a task: fewer, and handing them over to another machine costs too much
SHARES = 50  # of a class, for each worker of this machine: the smaller they are, the shorter the last one is alone
WORKERS_END = "The workers have ended. What was graded is kept: run the same command again to go on."


def mark_all(missing, settings, executor=None):
    """Mark submissions.

    Parameters
    ----------
    missing : dict of key to bytes
    settings : tuple
        What `mark_batch` takes beside a batch.
    executor : concurrent.futures.Executor, optional
        Unless given, a process for each processor of this machine.

    Yields
    ------
    key, bool, str
        Whether it was marked, and the result as JSON or why not.

    Raises
    ------
    SandboxError, WorkerError
        If a worker refuses, or if no worker is left.
    """
    if executor is not None:
        try:
            yield from _handed_out(missing, BATCH, executor, settings)
        except BrokenExecutor:
            raise WorkerError(WORKERS_END) from None
        return
    workers = max(1, min(len(os.sched_getaffinity(0)), len(missing)))
    first_size, left = max(1, min(BATCH, len(missing) // (SHARES * workers))), dict(missing)
    for size in (first_size, 1, 1):
        if not left:
            return
        # spawn: a forked worker would hold the lock of the gradebook after this process is killed.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(workers, context, begin_worker) as pool:
            try:
                for key, *answer in _handed_out(left, size, pool, settings):
                    yield key, *answer
                    del left[key]
            except BrokenExecutor:  # one of them was killed
                continue
    if left:
        raise WorkerError(WORKERS_END)


def _handed_out(missing, size, executor, settings):
    tasks = {}
    waiting = list(missing)
    for first in range(0, len(waiting), size):
        keys = waiting[first : first + size]
        tasks[executor.submit(mark_batch, [missing[key] for key in keys], *settings)] = keys
    try:
        for task in as_completed(list(tasks)):
            # Nobody holds on to a task that has been taken back, or Dask does it again when its worker dies.
            keys = tasks.pop(task)
            for key, answer in zip(keys, _answers(task, len(keys)), strict=True):
                yield key, *answer
            del task
    finally:
        for task in tasks:
            task.cancel()


def _answers(task, count):
    try:
        return task.result()
    except (SandboxError, WorkerError, BrokenExecutor):
        raise
    except CancelledError:
        raise WorkerError(WORKERS_END) from None
    except Exception as problem:  # a batch that ends its workers costs nobody outside it
        return [(False, f"{type(problem).__name__}: {problem}"[:300])] * count
