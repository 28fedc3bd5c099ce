"""Stop code when its time is up, in a process of one thread: the system's alarm raises an exception in it.

Time is what the processor spends on it, so that a busy machine costs nobody a mark; code that waits is stopped too,
after `PATIENCE` times as long on the clock. Code that takes no notice is ended from outside, with its process; this
only spares the rest of a submission that.
"""

import _signal
import signal

from kmcourse.checks.insisting import TimeUp
from kmcourse.checks.timelimit import Ended, run_limited

PATIENCE = 3
AGAIN = 0.02  # seconds between two alarms, in case a bare `except` swallows the first
TIMERS = ()  # on Windows there are none: there a late process is only ended from outside
if hasattr(signal, "setitimer"):
    TIMERS = (
        (signal.SIGPROF, signal.ITIMER_PROF, 1),
        (signal.SIGALRM, signal.ITIMER_REAL, PATIENCE),
    )


class Alarm:
    """The limit under which code runs now."""

    def __init__(self):
        self.on = False  # while the limited code runs
        self.late = False
        self.held = False  # while a message is under way, half of which would garble all that follow, and the like

    def ring(self, *_):
        """Raise in the code that is late; the handler of the signal."""
        if self.on:
            self.late = True
            if not self.held:
                raise TimeUp


alarm = Alarm()


def run_alarmed(work, seconds):
    """Call `work` and stop it after `seconds`; the same as `run_limited`, without a thread.

    Parameters
    ----------
    work : callable
        Takes nothing and lets no exception out.
    seconds : float
        Of the processor.

    Returns
    -------
    Ended
    """
    if not TIMERS:
        return run_limited(work, seconds)
    value = None
    alarm.late, alarm.on = False, True
    try:
        for what, timer, times in TIMERS:
            _signal.signal(what, alarm.ring)  # `signal.signal` takes longer than the rest: it makes enums
            signal.setitimer(timer, max(seconds * times, 0.001), AGAIN)
        value = work()
        alarm.on = False
    except TimeUp:
        alarm.late, alarm.on = True, False
    finally:
        for _, timer, _ in TIMERS:
            signal.setitimer(timer, 0)
    return Ended("stopped") if alarm.late else Ended("in time", value)


def run_unheld(work, _seconds):
    """Call `work` as a part of what `run_alarmed` runs: the one that the alarm may stop; otherwise it is held."""
    alarm.held = False
    try:
        return Ended("in time", work())
    finally:
        alarm.held = True
