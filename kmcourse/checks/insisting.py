"""End a thread that swallows the exception which should end it: an endless loop around a bare `except`.

The exception has to be met outside the `try`, in the few steps between swallowing it and the next round. From Python
3.12 on, every single step of the functions at work can be made to raise it. Before, the exception takes a moment to
come into being, so that the next one is sent meanwhile, and is met by the code that swallows the first.
"""

import functools
import sys
import threading
import time


class TimeUp(SystemExit):
    """What a late thread is sent; a SystemExit, because Python ends a thread on that one without a word."""


class TimeUpForGood(TimeUp):
    """One that takes a moment to come into being, in the thread that it is sent to."""

    __init__ = staticmethod(functools.partial(time.sleep, 0.02))


class InsistBySending:
    """For Python 3.11."""

    def __init__(self, worker):
        self.worker = worker

    def __enter__(self):
        return self

    def press(self):
        """Send one more."""
        self.worker.send(TimeUpForGood)

    def __exit__(self, *error):
        pass


class InsistAtEveryStep:
    """For Python 3.12 and later, by `sys.monitoring`; it touches the code at work only, and only in this thread."""

    TOOL = 4  # one of the two numbers that are nobody's

    def __init__(self, worker):
        self.worker = worker
        self.codes = set()

    def __enter__(self):
        self.free = sys.monitoring.get_tool(self.TOOL) is None
        if self.free:
            sys.monitoring.use_tool_id(self.TOOL, "kmcourse")
            sys.monitoring.register_callback(self.TOOL, sys.monitoring.events.INSTRUCTION, self._step)
        return self

    def press(self):
        """Make every step of every function at work raise."""
        self.worker.send(TimeUp)
        frame = sys._current_frames().get(self.worker.ident) if self.free else None
        while frame is not None and frame.f_code is not type(self.worker).run.__code__:
            if frame.f_code not in self.codes:
                self.codes.add(frame.f_code)
                sys.monitoring.set_local_events(self.TOOL, frame.f_code, sys.monitoring.events.INSTRUCTION)
            frame = frame.f_back

    def __exit__(self, *error):
        if self.free:
            for code in self.codes:
                sys.monitoring.set_local_events(self.TOOL, code, 0)
            sys.monitoring.register_callback(self.TOOL, sys.monitoring.events.INSTRUCTION, None)
            sys.monitoring.free_tool_id(self.TOOL)

    def _step(self, code, offset):
        if threading.get_ident() == self.worker.ident:
            raise TimeUp


insisting = InsistAtEveryStep if sys.version_info >= (3, 12) else InsistBySending
