"""A real Dask scheduler on this machine's own network, with worker processes that come and go."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMMAND = (sys.executable, "-m", "dask")
SECONDS_TO_START = 120.0


class Cluster:
    """A scheduler and its workers; each is a process of its own, and none is left at the end."""

    def __init__(self, folder):
        self.folder = folder
        self.processes = []
        self._start("scheduler", "--port", "0", "--scheduler-file", "scheduler.json")
        about = folder / "scheduler.json"
        wait_until(lambda: about.is_file() and about.read_text())
        self.address = json.loads(about.read_text())["address"]

    def worker(self, host="127.0.0.1", **environment):
        """Start a worker; return its process."""
        return self._start("worker", self.address, "--nthreads", "1", "--no-nanny", host=host, **environment)

    def wait_for(self, count):
        """Wait until so many workers have come."""
        from distributed import Client

        with Client(self.address, set_as_default=False, timeout=SECONDS_TO_START) as client:
            client.wait_for_workers(count, timeout=SECONDS_TO_START)

    def end(self):
        """End every process."""
        for process in self.processes:
            kill(process)

    def _start(self, what, *options, host="127.0.0.1", **environment):
        process = subprocess.Popen(
            [*COMMAND, what, "--host", host, "--no-dashboard", *options],
            cwd=self.folder,
            env=os.environ | environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.processes.append(process)
        return process


@contextlib.contextmanager
def cluster():
    """Give a scheduler without workers; a context manager."""
    with tempfile.TemporaryDirectory() as folder:
        started = Cluster.__new__(Cluster)
        try:
            started.__init__(Path(folder))
            yield started
        finally:
            started.end()


def kill(process):
    """End a process as `kill -9` does."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(process.pid, signal.SIGKILL)
    process.wait()


def wait_until(happens, seconds=SECONDS_TO_START):
    """Wait until something happens; return it."""
    until = time.monotonic() + seconds
    while not (it := happens()):
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.02)
    return it
