"""Ask a submission's process for something and hear what it says, in its time: it may be silent, or talk rubbish."""

import secrets
import time

from kmcourse.checks.timelimit import GRACE
from kmcourse.classroom.sandbox.channel import ClosedError, LateError, framed
from kmcourse.classroom.sandbox.course_answers import CourseAnswers
from kmcourse.classroom.sandbox.inside.alarm import PATIENCE
from kmcourse.classroom.sandbox.runner import LostError
from kmcourse.classroom.sandbox.wire import WireError

SECONDS_ON_THE_CLOCK = 60.0
SECONDS_FOR_NAMES = 5.0
LONGEST_ANSWER = 8  # parts of it
SLACK = 0.5  # seconds more for the way there and back


class Conversation:
    """The requests to a process and its answers, and what time is left for them.

    Parameters
    ----------
    seconds : float
        For all of them together. Each counts as long as it takes on the clock, but no more than it may take of the
        processor: a busy machine costs nobody a mark. All of it ends after `SECONDS_ON_THE_CLOCK`.

    Attributes
    ----------
    channel : Channel
        To the process that there is now.
    seconds_left : float
    course : CourseAnswers
        What the process may ask in turn.
    """

    def __init__(self, seconds):
        self.channel = None
        self._seconds = seconds
        self.renew()

    def renew(self):
        """Give all the time again, and as many questions."""
        self.seconds_left, self._clock_left = self._seconds, SECONDS_ON_THE_CLOCK
        self.course = CourseAnswers()

    def ask(self, request, read=lambda answer: answer, allowed=None, sent=None):
        """Send a request and return what comes back, answering questions on the way.

        Parameters
        ----------
        request : tuple
            What is asked, with its seconds as the fourth part; or names to provide.
        read : callable, optional
            Makes of an answer what is wanted, or raises WireError.
        allowed : set of str, optional
            The functions of the course that it may ask for; unless given, all.
        sent : int, optional
            The number under which it was sent already, see `send_together`.

        Raises
        ------
        LostError
            If the process is of no use any more.
        """
        number = _new_number() if sent is None else sent
        self.course.allowed = allowed
        seconds = _seconds(request)
        began = time.monotonic()
        deadline = began + PATIENCE * seconds + GRACE + SLACK
        try:
            if sent is None:
                self.channel.send((number, *request), deadline)
            while True:
                answer = self.channel.receive(deadline)
                if type(answer) is not tuple or not 0 < len(answer) <= LONGEST_ANSWER:
                    raise WireError("It is no answer.")
                what, *rest = answer
                if type(what) is int and what == number:
                    return read(rest)
                if not isinstance(what, str) or what != "ask":
                    raise WireError("It is no answer to what was asked.")
                name, arguments, named = rest
                self.channel.send(self.course.answer(name, arguments, named), deadline)
        except ClosedError:
            raise LostError("ended") from None
        except LateError:
            raise LostError("too slow") from None
        except (WireError, ValueError, TypeError):
            raise LostError("garbled") from None
        finally:
            took = time.monotonic() - began
            self._clock_left -= took
            self.seconds_left = min(self.seconds_left - min(took, seconds), self._clock_left / PATIENCE)

    def send_together(self, requests):
        """Send requests in one message; each is then to be asked with the number under which it was sent.

        Returns
        -------
        list of int
            Empty if they have to be sent one by one: because they are long, or there may be no time for all.

        Raises
        ------
        LostError
            If the process is of no use any more; it may have got a part of them.
        """
        is_time = sum(_seconds(request) + GRACE + SLACK for request in requests) <= self.seconds_left
        if not is_time or not self.channel.beforehand:
            return []
        numbers = [_new_number() for _ in requests]
        try:
            data = b"".join(framed((number, *each)) for number, each in zip(numbers, requests, strict=True))
        except WireError:
            return []
        if len(data) > self.channel.beforehand:
            return []
        try:
            self.channel.write(data, time.monotonic() + SLACK)
        except ClosedError:
            raise LostError("ended") from None
        except LateError:
            raise LostError("too slow") from None
        return numbers


def _seconds(request):
    return SECONDS_FOR_NAMES if request[0] == "provide" else request[3]


def _new_number():
    return secrets.randbits(60)  # nobody can answer what has not been sent yet
