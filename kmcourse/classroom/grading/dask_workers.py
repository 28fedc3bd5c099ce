"""Grade on several machines: Dask's own client hands the batches to the workers of a Dask scheduler.

    with dask_executor("tcp://10.0.0.5:8786") as executor:       # WorkerError where there is nobody to grade
        grade("submissions", "results", version, executor=executor)

Before anything is handed out, every worker proves a sandbox of its own. Machines where one does not hold get nothing:
they would refuse one batch after the other faster than the others mark them. A batch whose worker dies is done by
another. Whoever can speak to the scheduler can run programs on its workers: it belongs into a network that is trusted.
"""

import asyncio
import contextlib
import logging
import threading

from kmcourse.classroom.grading.batches import WorkerError, prove
from kmcourse.classroom.grading.judges import digest_of_judges

NO_DASK = "Grading on several machines needs Dask, which is not installed here: type pip install '.[dask]' in a clone."
NOT_REACHED = "The scheduler at {address} cannot be reached: {reason}"
NO_WORKERS = "The scheduler at {address} has no workers. To start one: dask worker {address} --nthreads 1"
ALL_REFUSE = "No worker of {address} can grade."
SECONDS_TO_CONNECT = 10
SECONDS_FOR_A_WORKER = 30  # to come, where none is there yet
SECONDS_ALONE = 20  # without any worker, before the run is given up
LARGEST_TASK = "8GiB"  # notebooks are large; Dask would warn of it


@contextlib.contextmanager
def dask_executor(address, unsafe_split_only=False, say=print):
    """Give the executor of a scheduler's workers; a context manager.

    Parameters
    ----------
    address : str
        Of the scheduler, such as "tcp://10.0.0.5:8786".
    unsafe_split_only : bool
        As for `Sandbox`, on every worker.
    say : callable
        say(line), for each worker: its tier, or why it gets nothing.

    Yields
    ------
    concurrent.futures.Executor

    Raises
    ------
    WorkerError
        If Dask is missing, the scheduler cannot be reached, or no worker can grade.
    """
    try:
        import dask
        from distributed import Client
    except ImportError:
        raise WorkerError(NO_DASK) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is said once, here
    with dask.config.set({"distributed.admin.large-graph-warning-threshold": LARGEST_TASK}):
        try:
            asyncio.run(_reach(address))
        except (OSError, ValueError) as problem:
            raise WorkerError(NOT_REACHED.format(address=address, reason=problem)) from None
        with Client(address, timeout=SECONDS_TO_CONNECT, set_as_default=False) as client:
            try:
                client.wait_for_workers(1, timeout=SECONDS_FOR_A_WORKER)
            except TimeoutError:
                raise WorkerError(NO_WORKERS.format(address=address)) from None
            machines = _machines(client, unsafe_split_only, say)
            if not machines:
                raise WorkerError(ALL_REFUSE.format(address=address))
            over = threading.Event()
            threading.Thread(target=_end_when_alone, args=(client, machines, over), daemon=True).start()
            try:
                yield client.get_executor(pure=False, workers=machines)
            finally:
                over.set()


async def _reach(address):
    """Connect, and hang up: a client that cannot connect goes on trying long after it has said so."""
    from distributed.comm import connect

    comm = await connect(address, timeout=SECONDS_TO_CONNECT)
    await comm.close()


def _machines(client, unsafe_split_only, say):
    """Return the machines on which every worker has proved its sandbox: those are known when a worker starts anew."""
    good, bad = set(), set()
    proved = client.run(prove, digest_of_judges(), unsafe_split_only, on_error="return")
    for worker, tier in proved.items():
        machine = _machine(worker)
        if isinstance(tier, BaseException):
            bad.add(machine)
            say(f"Worker {worker} refuses, and its machine gets nothing. {tier}")
        else:
            good.add(machine)
            say(f"Worker {worker} grades in a sandbox of tier {tier}.")
    return sorted(good - bad)


def _machine(worker):
    return worker.rpartition("://")[2].rpartition(":")[0]


def _end_when_alone(client, machines, over):
    """Take back what was handed out when nobody is left to do it, for Dask would wait for ever."""
    alone = 0
    while alone < 2 and not over.wait(SECONDS_ALONE / 2):
        try:
            left = {_machine(worker) for worker in client.nthreads()} & set(machines)
        except Exception:  # the scheduler is gone, too
            left = ()
        alone = 0 if left else alone + 1
    if not over.is_set():
        client.close(timeout=SECONDS_ALONE)
