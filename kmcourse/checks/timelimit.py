"""Run code for so many seconds at most, without harm to whoever waits for it.

It runs in a thread of its own. When its time is up, that thread is sent an exception between two steps of its Python
code, where an endless loop can be met on Linux, macOS and Windows alike; again and again, in case a bare `except`
swallows it. The exception can reach no other thread: nothing is left pending where the caller goes on. And the caller,
who only waits, feels an interrupt from the keyboard at once.

Code that waits or computes outside Python for long is left running, and the caller is told. One C call that never ends
and never lets go of the interpreter, such as sum(itertools.count()), holds up every thread, this one too: only a
restart of the kernel ends that.
"""

import contextvars
import ctypes
import threading
import time
from dataclasses import dataclass

from kmcourse.checks.insisting import TimeUp, insisting

SECONDS_A_CALL = 2.0
SECONDS_A_CHECK = 5.0  # for all calls of a check together
GRACE = 1.0  # seconds that a loop gets to end, once it is told to
EVERY = 0.1  # seconds between two looks: on Windows an interrupt is felt only then


@dataclass(frozen=True)
class Ended:
    """How the code ended, and what it returned if it did so in time."""

    how: str  # "in time", "stopped", or "still running": it is in code that Python cannot interrupt
    value: object = None


def run_limited(work, seconds, patience=1):
    """Call `work` in a thread of its own, and stop it after `seconds`.

    Parameters
    ----------
    work : callable
        Takes nothing and lets no exception out.
    seconds : float
        On the clock; or, with patience, of the processor.
    patience : float
        How many times as long it may take on the clock, so that a busy machine costs nobody a mark.

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
        if worker.ends_within(seconds, patience):
            return Ended("in time", worker.value)
        return Ended("stopped" if worker.stops_within(GRACE) else "still running")
    except BaseException:  # an interrupt: the learner wants it to end now, and leaves nothing running behind
        worker.stops_within(GRACE)
        raise


class _Worker(threading.Thread):
    def __init__(self, work):
        super().__init__(daemon=True, name="kmcourse-check")
        self.work = work
        self.value = None
        self.context = contextvars.copy_context()
        self.number = None  # of the thread
        self.ended = False
        self.sent = False
        # Not `join`: on Python 3.11 an interrupt makes that take a thread for ended that is still running.
        self.running = threading.Lock()
        self.running.acquire()

    def run(self):
        self.number = ctypes.c_ulong(threading.get_ident())
        # From the end of `try` to `ended` there is no step at which an exception could be met.
        try:
            self.value = self.context.run(self.work)
        except BaseException:
            self.value = None
        self.ended = True
        if self.sent:
            _send(self.number, None)
            self.meet_one()
        self.running.release()

    def meet_one(self):
        # Once something was sent, Python believes that something is pending until one has been met; on Python 3.11 it
        # would look for that for ever as soon as a debugger or a profiler is at work.
        try:
            _send(self.number, ctypes.py_object(TimeUp))
            for _ in range(1000):
                pass
        except TimeUp:
            pass

    def ends_within(self, seconds, patience):
        deadline, spent = time.monotonic() + patience * seconds, time.process_time() + seconds
        while (left := deadline - time.monotonic()) > 0 and (patience == 1 or time.process_time() < spent):
            if self.running.acquire(timeout=min(left, EVERY)):
                self.join()
                return True
        return self.ended

    def stops_within(self, seconds):
        begin = time.monotonic()
        with insisting(self) as insistence:
            while not self.ended and (late := time.monotonic() - begin) < seconds:
                if late < seconds / 4:
                    self.send(TimeUp)
                else:
                    insistence.press()
                self.running.acquire(timeout=0.01)
        if self.ended:
            self.join()
        return self.ended

    def send(self, exception):
        sent = ctypes.py_object(exception)
        # Its number may be given to the next thread, but between this question and the sending no other thread can run.
        if self.number is not None and not self.ended:
            self.sent = True
            _send(self.number, sent)


_send = ctypes.pythonapi.PyThreadState_SetAsyncExc
