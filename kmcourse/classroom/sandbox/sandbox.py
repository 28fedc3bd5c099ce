"""Run strangers' submissions, shut in: one sandbox a worker process, one fresh child in it a submission.

    with Sandbox() as sandbox:
        print(sandbox.tier)
        with sandbox.submission() as student:
            outcome = student.run_cell("def compute_cost(X, labels, centroids): ...", "measure-exercise")
            runner = student.runner("compute_cost")
            report = judge(find_exercise("compute_cost"), runner, seed)

What a submission may use is decided by the tier, see `tiers.py`; every sandbox proves its own when it starts.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kmcourse.classroom.sandbox.channel import Channel, ClosedError, LateError
from kmcourse.classroom.sandbox.proof import got_out
from kmcourse.classroom.sandbox.shipping import ship
from kmcourse.classroom.sandbox.student import SECONDS_A_SUBMISSION, Student
from kmcourse.classroom.sandbox.tiers import LEFT_OPEN, TIERS, TierError
from kmcourse.classroom.sandbox.wire import WireError

MEMORY = 2**30  # bytes of address space; Python and NumPy take a third of it
SECONDS_TO_START = 60.0
SECONDS_TO_END = 10.0
SAFE_TIERS = ("full", "landlock")


class SandboxError(Exception):
    """Says in plain sentences why no sandbox can be had here, and what to install or do."""


class Sandbox:
    """A warm process in which submissions run, one after another; a context manager.

    Make it in the process that uses it, one a worker; it is for one thread at a time.

    Parameters
    ----------
    tier : str, optional
        "full", "landlock", "other-user" or "split-only". Unless given, the best that holds here: "full", else
        "landlock".
    unsafe_split_only : bool
        Accept "split-only" too, where marks are sound but files, network and other submissions are not protected.
    memory : int
        Bytes of address space that a submission may use.

    Attributes
    ----------
    tier : str
        The tier in use; it has been proved by trying to break out.
    reasons : dict of str to str
        For each better tier that is not in use: why, in a sentence.

    Raises
    ------
    SandboxError
        If no tier that is safe enough holds.
    """

    def __init__(self, tier=None, unsafe_split_only=False, memory=MEMORY):
        if not sys.platform.startswith("linux"):
            raise SandboxError(
                "Other people's notebooks can only be graded safely on Linux: on Windows run this in WSL2, on macOS in "
                "a Linux container or virtual machine."
            )
        self.memory = memory
        self.reasons = {}
        self._process = self._control = None
        wanted = (*SAFE_TIERS, *(("split-only",) if unsafe_split_only else ())) if tier is None else (tier,)
        if tier is not None and tier not in TIERS:
            raise SandboxError(f"There is no tier {tier!r}; the tiers are {', '.join(TIERS)}.")
        if "split-only" in wanted and not unsafe_split_only:
            raise SandboxError("The tier split-only protects no files and no network: it has to be accepted as unsafe.")
        for name in wanted:
            try:
                self._start(name)
            except TierError as problem:
                self.reasons[name] = str(problem)
                self.close()
            else:
                self.tier = name
                return
        raise SandboxError(_why_none(self.reasons))

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    @contextlib.contextmanager
    def submission(self, seconds=SECONDS_A_SUBMISSION):
        """Give a fresh child to a submission; a context manager.

        Parameters
        ----------
        seconds : float
            Allowed to all its cells and calls together.

        Yields
        ------
        Student
        """
        try:
            yield Student(self, seconds)
        finally:
            self.end_child()

    def fork(self):
        """Return a channel to a new child; for `Student`. A sandbox that has died is started anew, and proved."""
        try:
            return self._fork()
        except OSError:
            if not self._is_proved:
                raise
            self.close()
        try:
            self._start(self.tier)
            return self._fork()
        except (TierError, OSError) as problem:
            self.close()
            raise SandboxError(f"The sandbox has ended and cannot be started again. {problem}") from None

    def end_child(self):
        """End the child, if there is one, and all that comes from it."""
        if self._child is None:
            return
        child, self._child = self._child, None  # first: an interruption in between must not close it twice
        os.close(child)
        with contextlib.suppress(OSError):  # a warm process that has ended is found out by the next fork
            self._control.sendall(b"end")
            self._control.recv(1)

    def close(self):
        """End everything; nothing is left running, and no file behind."""
        if self._process is None:
            return
        self.end_child()
        self._control.close()  # on which the warm process ends
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(SECONDS_TO_END)
        self._kill()
        self._process.stderr.close()
        self._process = None

    def _kill(self):
        # bubblewrap and what it has started are a group of their own, also where the first has ended already.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def __del__(self):
        if getattr(self, "_process", None) is not None:
            self.close()

    def _start(self, tier):
        self._child, self._is_proved = None, False
        control, inside = socket.socketpair()
        control.settimeout(SECONDS_TO_START)
        with tempfile.TemporaryDirectory(prefix="kmcourse-") as folder, inside:
            shipped = Path(folder)
            ship(shipped)
            try:
                start = TIERS[tier](shipped, inside.fileno())
            except TierError:
                control.close()
                raise
            try:
                self._process = subprocess.Popen(
                    start.command,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                    env=start.environment,
                    cwd="/",
                    pass_fds=(inside.fileno(),),
                    start_new_session=True,
                )
            except (TierError, OSError) as problem:
                control.close()
                raise (
                    problem if isinstance(problem, TierError) else TierError(f"It does not start: {problem}.")
                ) from None
            self._control = control
            inside.close()
            self._greet(start)
        self._prove(tier)
        self._is_proved = True

    def _greet(self, start):
        """Tell the warm process what it needs to know, and wait until it is ready."""
        channel = Channel(self._control.fileno())
        seconds = 2 * int(SECONDS_A_SUBMISSION) + 10  # its words and its points have as much each
        filters = [list(steps) for steps in start.filters]
        settings = filters, self.memory, seconds, start.readable, start.listed, start.is_first
        deadline = time.monotonic() + SECONDS_TO_START
        try:
            channel.send(settings, deadline)
            what, *why = channel.receive(deadline)
        except (ClosedError, LateError, WireError):
            what, why = "failed", [self._complaint()]
        if what != "ready":
            raise TierError(f"It does not start: {str(why[0]).strip() or 'it ended without a word'}.")

    def _complaint(self):
        """End the warm process, and return the last line that it wrote."""
        self._control.close()
        self._kill()
        lines = self._process.stderr.read().decode(errors="replace").strip().splitlines()
        return lines[-1][:300] if lines else ""

    def _prove(self, tier):
        self.tier = tier
        if tier == "split-only":
            return  # it promises nothing
        try:
            with self.submission() as student:
                managed = got_out(student)
        except OSError as problem:
            raise TierError(f"It starts and does not go on: {problem}.") from None
        if managed := [what for what in managed if what not in LEFT_OPEN.get(tier, ())]:
            raise TierError(f"It does not hold here. In it a program could still {', '.join(managed)}.")

    def _fork(self):
        self.end_child()
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                socket.send_fds(self._control, [b"fork"], [theirs.fileno()])
            except BaseException:
                ours.close()
                raise
        ours.setblocking(False)
        self._child = ours.detach()
        return Channel(self._child)


def _why_none(reasons):
    tried = " ".join(f"Tier {name}: {reason}" for name, reason in reasons.items())
    return (
        f"No sandbox holds on this machine, so nothing is graded. {tried} Install bubblewrap and libseccomp, or use a "
        "kernel with Landlock, or run the grader in a virtual machine of its own."
    )
