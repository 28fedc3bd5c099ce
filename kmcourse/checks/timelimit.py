"""Run code for so many seconds at most, without harm to whoever waits for it.

It runs in a thread of its own. When its time is up, that thread is sent an exception between two steps of its Python
code, where an endless loop can be met on Linux, macOS and Windows alike; again and again, in case a bare `except`
swallows it. The exception can reach no other thread: nothing is left pending where the caller goes on. And the caller,
who only waits, feels an interrupt from the keyboard at once.
"""

import contextvars
import ctypes
import threading
import time
from dataclasses import dataclass

GRACE = 1.0  # seconds that a loop gets to end, once it is told to
EVERY = 0.1  # seconds between two looks: on Windows an interrupt is felt only then


class TimeUp(SystemExit):
    """What the late thread is sent; a SystemExit, because Python ends a thread on that one without a word."""


@dataclass(frozen=True)
class Ended:
    """How the code ended, and what it returned if it did so in time."""

    how: str  # "in time", "stopped", or "still running": it is in code that Python cannot interrupt
    value: object = None


def run_limited(work, seconds):
    """Call `work` in a thread of its own, and stop it after `seconds`.

    Parameters
    ----------
    work : callable
        Takes nothing and lets no exception out.
    seconds : float

    Returns
    -------
    Ended

    Examples
    --------
    >>> run_limited(lambda: 41, seconds=1)
    Ended(how='in time', value=41)
    """
    worker = _Worker(work)
    try:
        worker.start()
        if worker.ends_within(seconds):
            return Ended("in time", worker.value)
        return Ended("stopped" if worker.stops_within(GRACE) else "still running")
    except BaseException:  # an interrupt: the learner wants it to end now
        worker.stops_within(EVERY)
        raise


class _Worker(threading.Thread):
    def __init__(self, work):
        super().__init__(daemon=True, name="kmcourse-check")
        self.work = work
        self.value = None
        self.context = contextvars.copy_context()
        self.ending = threading.Lock()
        self.ended = False

    def run(self):
        try:
            try:
                self.value = self.context.run(self.work)
            finally:
                self._end()
        except TimeUp:  # sent at the last moment
            self._end()

    def _end(self):
        with self.ending:
            self.ended = True

    def ends_within(self, seconds):
        deadline = time.monotonic() + seconds
        while self.is_alive() and (left := deadline - time.monotonic()) > 0:
            self.join(min(left, EVERY))
        return not self.is_alive()

    def stops_within(self, seconds):
        deadline = time.monotonic() + seconds
        while self.is_alive() and time.monotonic() < deadline:
            # A thread's number may be given to the next thread: never send to one that has ended.
            with self.ending:
                if not self.ended:
                    send = ctypes.pythonapi.PyThreadState_SetAsyncExc
                    send(ctypes.c_ulong(self.ident), ctypes.py_object(TimeUp))
            self.join(0.01)
        return not self.is_alive()
