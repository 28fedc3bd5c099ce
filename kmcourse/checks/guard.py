"""Call a learner's function in this process, whatever it does.

The same in a notebook and, for a class, in the process that runs a submission. The function gets fresh copies of the
arguments and a limited time. What it raises, prints, warns of or asks for is noted in the `Call`; nothing it does ends
the check, except that the learner interrupts it.
"""

import dis
import functools
import inspect
import linecache
import time
import types

import numpy as np

from kmcourse.checks.calls import Call, Trouble
from kmcourse.checks.draws import fresh
from kmcourse.checks.plain import plain
from kmcourse.checks.quiet import NoInputError, quiet
from kmcourse.checks.timelimit import SECONDS_A_CALL, SECONDS_A_CHECK, run_limited
from kmcourse.checks.wording import settled, shortened

LONGEST_MESSAGE = 300
LONGEST_STUB = 100  # bytes


class Guard:
    """A learner's function as a runner: called with a tuple of arguments, it gives back a `Call`.

    Parameters
    ----------
    function : callable
    seconds_a_call, seconds_in_all : float
    limited : callable
        limited(work, seconds) -> Ended, as `run_limited` does, which stops a thread.
    clock : callable
        By which the time is counted.
    """

    def __init__(
        self,
        function,
        seconds_a_call=SECONDS_A_CALL,
        seconds_in_all=SECONDS_A_CHECK,
        limited=run_limited,
        clock=time.monotonic,
    ):
        self.function = function
        self.limited, self.clock = limited, clock
        self.seconds_a_call = seconds_a_call
        self.seconds_left = seconds_in_all
        self.untouched = does_nothing(function)

    def __call__(self, arguments):
        """Call the function once."""
        if self.seconds_left <= 0:
            return Call(trouble=Trouble("not called"), left=arguments)
        copies = fresh(arguments)
        began = self.clock()
        with quiet() as heard:
            ended = self.limited(lambda: self._call(copies, heard), min(self.seconds_a_call, self.seconds_left))
        seconds = self.clock() - began
        self.seconds_left -= seconds
        value, trouble = ended.value or (None, None)
        if ended.how == "still running":
            value, trouble, self.seconds_left = None, Trouble("still running"), 0.0
        elif ended.how == "stopped":
            value, trouble = None, Trouble("too slow")
        elif heard.asked and trouble is not None:
            trouble = Trouble("asked")
        # A Generator goes back as its seed: a Call is plain data.
        left = tuple(new if isinstance(new, np.ndarray) else old for old, new in zip(arguments, copies, strict=True))
        return Call(value, trouble, left, heard.printed, heard.warned, seconds)

    def _call(self, copies, heard):
        # Runs in the thread of the function: `plain` may run code of the learner's too.
        heard.listen()
        try:
            with np.errstate(divide="warn", over="warn", under="ignore", invalid="warn"):
                return plain(self.function(*copies)), None
        except BaseException as error:
            return None, trouble_of(error, _code_of(self.function))


def does_nothing(function):
    """Whether a function is a stub without a step: `pass`, `...`, `return None` or a docstring only.

    Examples
    --------
    >>> does_nothing(lambda X: None), does_nothing(lambda X: 0)
    (True, False)
    """
    code = _code_of(function)
    if code is None or len(code.co_code) > LONGEST_STUB:  # most are no stubs, and to take them apart takes time
        return False
    steps = (step for step in dis.get_instructions(code) if step.opname not in ("RESUME", "NOP"))
    return all(step.opname.startswith(("LOAD_CONST", "RETURN_")) and step.argval is None for step in steps)


def _code_of(function):
    while isinstance(function, functools.partial):
        function = function.func
    if not isinstance(function, types.FunctionType) and not inspect.isroutine(function):
        function = type(function).__call__
    return getattr(function, "__code__", None)


def trouble_of(error, code):
    """Return the Trouble that an exception is; its place is the last line at work in the file of `code`."""
    if isinstance(error, SystemExit):
        return Trouble("exited")
    if isinstance(error, NoInputError):
        return Trouble("asked")
    line, source = _place(error, code)
    kinds = tuple(kind.__name__ for kind in type(error).__mro__)
    return Trouble("raised", kinds[0], _message(error), line, source, kinds)


def _message(error):
    try:
        return shortened(settled(str(error)), LONGEST_MESSAGE)
    except BaseException:  # a learner's own exception class may do anything
        return ""


def _place(error, code):
    """Return the last line of the learner's own code that was at work, as (number, text)."""
    step, place = error.__traceback__, (None, "")
    while code is not None and step is not None:
        frame = step.tb_frame
        if frame.f_code.co_filename == code.co_filename:
            place = step.tb_lineno, linecache.getline(code.co_filename, step.tb_lineno, frame.f_globals).strip()
        step = step.tb_next
    return place
