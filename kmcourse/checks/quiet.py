"""What a function says while it runs (prints, warnings, questions) is heard here instead of shown.

Only the thread that runs the function is heard; whatever else the kernel prints goes where it always went.
"""

import builtins
import contextlib
import sys
import threading
import warnings

LONGEST_PRINT = 400


class NoInputError(EOFError):
    """Raised where a function asks for input: nobody is there to type."""


class Heard:
    """What one call said."""

    def __init__(self):
        self._thread = None
        self.printed = ""
        self.warned = ()
        self.asked = False

    def listen(self):
        """Listen to the thread that calls this."""
        self._thread = threading.get_ident()

    def concerns(self):
        """Whether the thread that runs now is the one that is listened to."""
        return threading.get_ident() == self._thread


@contextlib.contextmanager
def quiet():
    """Listen instead of showing, until the block ends; the thread to hear calls `.listen()`."""
    heard = Heard()
    streams, ask = (sys.stdin, sys.stdout, sys.stderr), builtins.input

    def asking(*prompt):
        if not heard.concerns():
            return ask(*prompt)
        heard.asked = True
        raise NoInputError("A check gives a function all it needs through its parameters.")

    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            builtins.input = asking
            sys.stdin = _NobodyTypes(heard, streams[0], asking)
            sys.stdout, sys.stderr = _Ear(heard, streams[1]), _Ear(heard, streams[2])
            yield heard
    finally:
        builtins.input = ask
        sys.stdin, sys.stdout, sys.stderr = streams
    heard.warned = tuple(dict.fromkeys(str(warning.message) for warning in caught))


class _Ear:
    def __init__(self, heard, stream):
        self._heard, self._stream = heard, stream

    def write(self, text):
        if not self._heard.concerns():
            return self._stream.write(text)
        self._heard.printed = (self._heard.printed + text)[: LONGEST_PRINT + 1]
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def __getattr__(self, name):
        return getattr(self._stream, name)


class _NobodyTypes:
    def __init__(self, heard, stream, asking):
        self._heard, self._stream, self._asking = heard, stream, asking

    def readline(self, *limit):
        return self._asking() if self._heard.concerns() else self._stream.readline(*limit)

    def read(self, *limit):
        return self._asking() if self._heard.concerns() else self._stream.read(*limit)

    def __getattr__(self, name):
        return getattr(self._stream, name)
