"""One call of an answer, and the answer as a check sees it.

A check calls `answer(X, labels, centroids)` and gets a plain value, or the engine's own exception leaves the check.
Who runs the learner's function (this process, or another one in a class) is hidden behind a *runner*: something that
takes the arguments and gives back a `Call`, and knows whether the function is still an untouched stub.
"""

from dataclasses import dataclass

import numpy as np

from kmcourse.checks import wording


@dataclass(frozen=True)
class Trouble:
    """Why a call gave nothing back."""

    # "raised", "exited", "asked", "too slow", "still running" or "not called"; of another process, "ended" or "garbled"
    kind: str
    name: str = ""  # of the exception
    message: str = ""
    line: int | None = None  # in the learner's own code
    source: str = ""  # that line
    kinds: tuple = ()  # the names of all classes of the exception, its own first


@dataclass(frozen=True)
class Call:
    """What one call did. Plain data only: it can come from another process."""

    value: object = None  # as `plain` gives it
    trouble: Trouble | None = None
    left: tuple = ()  # the arguments as the function left them
    printed: str = ""
    warned: tuple = ()
    seconds: float = 0.0


class Unmet(Exception):  # noqa: N818 - it is no error of the program: a check says with it what is not met
    """Leaves a check when something it asks for is not met.

    Parameters
    ----------
    message : str
        Whole sentences: what came back, and what was expected or which property broke.
    cause : object
        The same for failures that have one cause; a report tells each cause once.
    """

    def __init__(self, message, cause=None):
        super().__init__(message)
        self.message = message
        self.cause = message if cause is None else cause


class Answer:
    """The learner's answer, to be called by checks; it remembers every call.

    Parameters
    ----------
    name : str
        What the function is called.
    parameters : sequence of str
        What its parameters are called.
    runner : callable
        runner(arguments) -> Call, with an attribute `untouched`.
    """

    def __init__(self, name, parameters, runner):
        self.name = name
        self.parameters = tuple(parameters)
        self.runner = runner
        self.calls = []  # (arguments, Call), the last call last

    def __call__(self, *arguments):
        """Call it with arrays (lists become arrays) and numbers, and return the plain value that comes back.

        Raises
        ------
        Unmet
            If no value comes back.
        """
        call = self.outcome(arguments)
        if call.trouble is not None:
            trouble = call.trouble
            raise Unmet(wording.trouble(trouble), cause=(trouble.kind, trouble.name, trouble.line))
        return call.value

    def outcome(self, arguments):
        """Return the `Call`, whatever it did."""
        arguments = tuple(np.array(a) if isinstance(a, list) else a for a in arguments)
        call = self.runner(arguments)
        self.calls.append((arguments, call))
        return call

    def foresee(self, calls):
        """Say what it is going to be called with, if no value that comes back is wanted in between.

        Whoever runs the function may make use of it.
        """
        if foresee := getattr(self.runner, "foresee", None):
            foresee(calls)

    def changed(self, arguments, call):
        """Return the names of the arguments that a call changed in place."""
        pairs = zip(self.parameters, arguments, call.left, strict=False)
        return [name for name, before, after in pairs if _differ(before, after)]

    @property
    def last_call(self):
        """How the last call would be typed, or None if there was no call or there are no parameters."""
        if not self.calls or not self.parameters:
            return None
        return wording.call(self.name, self.parameters, self.calls[-1][0])


def _differ(before, after):
    if not isinstance(before, np.ndarray):
        return False
    return before.shape != after.shape or before.dtype != after.dtype or not np.array_equal(before, after)
