"""Run a notebook in an ordinary process: for a student's own notebook on the student's own machine, on any system.

It stands where a `Sandbox` stands and runs the same code in it, so that a notebook gets the same marks. It protects
nothing: use a sandbox for notebooks of others.
"""

import contextlib
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from kmcourse.classroom.sandbox.channel import AT_ONCE, Channel, ClosedError, LateError
from kmcourse.classroom.sandbox.shipping import packages, ship
from kmcourse.classroom.sandbox.student import SECONDS_A_SUBMISSION, Student

START = """
import sys
sys.path.append({shipped!r})
from kmcourse.classroom.sandbox.inside.packages import Packages
sys.meta_path.append(Packages({packages!r}))
import numpy
from kmcourse.classroom.sandbox.inside.on_its_own import main
main()
"""
# As in `tiers.py`: no other packages, no bytecode, nothing from the current folder.
OPTIONS = ("-S", "-s", "-B", "-P", "-c")
FIXED = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
LEFT_OUT = ("PYTHONPATH", "PYTHONSTARTUP", "PYTHONINSPECT", "PYTHONWARNINGS")


class OwnProcess:
    """Where submissions run, one after another, each in a process of its own; a context manager.

    Attributes
    ----------
    tier : str
    start : str
        The program of each process.
    """

    tier = "own process"
    start = START

    def __init__(self):
        self._process = self._channel = None

    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="kmcourse-", ignore_cleanup_errors=True)
        ship(self._folder.name)
        self._work = Path(self._folder.name, "work")
        self._work.mkdir()
        return self

    def __exit__(self, *error):
        self.end_child()
        self._folder.cleanup()

    @contextlib.contextmanager
    def submission(self, seconds=SECONDS_A_SUBMISSION):
        """Give a fresh process to a submission; a context manager. Yields a Student."""
        try:
            yield Student(self, seconds)
        finally:
            self.end_child()

    def fork(self):
        """Return a channel to a new process; for `Student`."""
        self.end_child()
        code = self.start.format(shipped=self._folder.name, packages=list(map(str, packages())))
        inherited = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
        self._process = subprocess.Popen(
            [os.path.realpath(sys.executable), *OPTIONS, code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=inherited | FIXED,
            cwd=self._work,
        )
        self._channel = PipeChannel(self._process)
        return self._channel

    def end_child(self):
        """End the process, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._channel.close()
            self._process = None


class PipeChannel(Channel):
    """A channel over the pipes of a process. A thread reads, because on Windows nobody can wait for a pipe in time."""

    beforehand = 0

    def __init__(self, process):
        super().__init__(process.stdout.fileno())
        self._process = process
        self._pieces = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()

    def close(self):
        """Close the pipes of a process that has ended."""
        self._reader.join()
        self._process.stdout.close()
        with contextlib.suppress(OSError):
            self._process.stdin.close()

    def _listen(self):
        piece = b"-"
        while piece:
            try:
                piece = os.read(self.fd, AT_ONCE)
            except OSError:
                piece = b""
            self._pieces.put(piece)

    def _read(self, length, deadline):
        while len(self._come) < length:
            try:
                piece = self._pieces.get(timeout=max(0.001, deadline - time.monotonic()))
            except queue.Empty:
                raise LateError from None
            if not piece:
                self._pieces.put(piece)
                raise ClosedError
            self._come += piece
        data = bytes(self._come[:length])
        del self._come[:length]
        return data

    def write(self, data, deadline=None):
        """Send what `framed` made; whoever does not read is waited for."""
        try:
            self._process.stdin.write(data)
            self._process.stdin.flush()
        except OSError:
            raise ClosedError from None
