"""One submission as the checker sees it: cells to run and functions to call, in a process that may die at any moment.

When it dies, or answers too late or with rubbish, a fresh one is made and the cells that did no harm are run again;
what was guilty is left out: the cell, or the one call.
"""

import time
from dataclasses import dataclass

from kmcourse.checks.calls import Trouble
from kmcourse.classroom.sandbox.conversation import Conversation
from kmcourse.classroom.sandbox.runner import SECONDS_AHEAD, Ahead, LostError, Runner, Said
from kmcourse.classroom.sandbox.told import CALLABLE, MISSING, read_ahead, read_bound, read_call, read_cell

SECONDS_A_CELL = 5.0  # importing scikit-learn takes two of them
SECONDS_A_SUBMISSION = 30.0
MOST_BEGUN = 2  # cells that are sent before anything is known of them: there has to be time for whatever they do


@dataclass(frozen=True)
class CellOutcome:
    """What became of a cell."""

    ok: bool
    trouble: Trouble | None = None  # why not
    printed: str = ""  # the first 400 characters
    seconds: float = 0.0
    defined: tuple = ()  # the names that have a new value, in the order of the namespace


class Student:
    """A submission in a sandbox; made by `Sandbox.submission`.

    Parameters
    ----------
    sandbox : object
        With `fork()` -> Channel, and `end_child()`.
    seconds : float
        For all cells and calls together, see `Conversation`.

    Attributes
    ----------
    deaths : int
        How many times its process had to be replaced.
    outcomes : list of CellOutcome
        What became of the cells so far.
    talk : Conversation
        With its process.
    """

    def __init__(self, sandbox, seconds=SECONDS_A_SUBMISSION):
        self.talk = Conversation(seconds)
        self.deaths = 0
        self.outcomes = []
        self._begun = []  # cells that are to be run before anything else is asked
        self._is_behind = False  # whether there was no time to bring the process to where the last one was
        self._said = {}  # where a function stood -> what came of the calls that were made ahead there, a `Said`
        self._sandbox = sandbox
        self._done = []  # what made the namespace what it is, to be done again in a new child
        self._bound = 0
        self.talk.channel = sandbox.fork()

    @property
    def seconds_left(self):
        """What is left of its time."""
        return self.talk.seconds_left

    def renew(self):
        """Give it all its time again, and as many questions."""
        self.talk.renew()
        if self._is_behind:
            self._begin_again()

    def run_cell(self, source, name):
        """Run a cell in the submission's namespace.

        Parameters
        ----------
        source : str
            Python; magics are for whoever reads the notebook to drop.
        name : str
            What the cell is called.

        Returns
        -------
        CellOutcome
            A cell that ends its process has trouble of the kind "ended", and is as if it had not been there.
        """
        self.begin_cell(source, name)
        self.finish_cells()
        return self.outcomes[-1]

    def begin_cell(self, source, name):
        """Run a cell as `run_cell` does, but together with what is asked next; then it is in `outcomes`."""
        if len(self._begun) == MOST_BEGUN:
            self.finish_cells()
        self._begun.append((source, name))

    def finish_cells(self):
        """Run the cells that were begun, one by one, unless that has been done."""
        begun, self._begun = self._begun, []
        for cell in begun:
            self.outcomes.append(self._run_cell(*cell))

    def _run_cell(self, source, name, sent=None):
        began = time.monotonic()
        if sent is None and self.seconds_left <= 0:
            return CellOutcome(False, Trouble("not called"))
        request = self._cell_request(source, name)
        try:
            trouble, printed, defined = self.talk.ask(request, read_cell, sent=sent)
        except LostError as lost:
            self._begin_again()
            return CellOutcome(False, Trouble(str(lost)), seconds=time.monotonic() - began)
        self._done.append(request)
        return CellOutcome(trouble is None, trouble, printed, time.monotonic() - began, defined)

    def _cell_request(self, source, name):
        return "cell", source, name, min(SECONDS_A_CELL, self.seconds_left)

    def provide(self, names):
        """Put plain values under names, as cells would that are not run.

        Parameters
        ----------
        names : dict of str to value
            Values as in `wire`.
        """
        self.finish_cells()
        request = ("provide", [list(pair) for pair in names.items()])
        self._done.append(request)
        try:
            self.talk.ask(request)
        except LostError:
            self._begin_again()

    def runner(self, name, builds_on=(), instead=(), is_value=False, planned=None, at=None):
        """Return what stands under a name now, for `kmcourse.checks.judge`; later cells do not change it.

        Parameters
        ----------
        name : str
            Of a function, or of a value for an exercise that asks for one.
        builds_on : sequence of str
            Functions of the course that it may call as km.NAME while it is judged (`kmcourse.exercises.built_on`).
        instead : sequence of str
            Names under which the submission finds the course's functions instead of its own, until the next cell or
            runner: so nobody pays twice for what another exercise was marked for.
        is_value : bool
            Whether the exercise asks for a value.
        planned : callable, optional
            planned() -> Plan, with the calls to make at once, as far as that goes quickly.
        at : int, optional
            Go back to after so many cells: all names are as they were there, and calls that were made there ahead are
            not made again.

        Returns
        -------
        Runner, or None if nothing has that name
        """
        self._bound += 1
        allowed = frozenset((*builds_on, *instead))
        place = (len(self.outcomes) + len(self._begun) if at is None else at), name, tuple(instead)
        how = is_value, place[2], place[0], at is not None
        bind = request = ("bind", self._bound, name, SECONDS_A_CELL, *how)
        ahead = None
        if planned and not self.deaths and self.seconds_left > 0:  # who has ended a process is called one at a time
            ahead = Ahead(planned(), None if at is None else self._said.get(place))
            seconds = min(SECONDS_AHEAD, self.seconds_left)
            request = ("bind", self._bound, name, seconds, *how, ahead.rest.packed, *ahead.rest.known)
        sent = None
        if self._begun:
            sent = self._run_begun(request)
            if sent is None:
                return self.runner(name, builds_on, instead, is_value, planned, at)
        try:
            what, untouched, *said = self.talk.ask(request, read_bound, allowed, sent)
        except LostError:
            self._begin_again()
            return self.runner(name, builds_on, instead, is_value, at=at) if ahead else None
        self._done.append(bind)
        if what == MISSING:
            return None
        if ahead:
            ahead.said = Said(ahead.rest, *said)
            if ahead.told is not None:
                self._said[place] = ahead.said
        return Runner(self, self._bound, what == CALLABLE, untouched, allowed, ahead)

    def call(self, handle, arguments, seconds, left, allowed):
        """Return the Call of a bound function; for `Runner`. Raises what says that the child was lost."""
        self.finish_cells()
        try:
            request = ("call", handle, arguments, seconds, left)
            return self.talk.ask(request, lambda answer: read_call(answer, arguments), allowed)
        except LostError:
            self._begin_again()
            raise

    def call_ahead(self, handle, plan, seconds, allowed):
        """Return what came of the calls of a plan, as bytes, and the seconds of each; for `Runner`, as `call`."""
        self.finish_cells()
        try:
            return self.talk.ask(("calls", handle, plan.packed, seconds, *plan.known), read_ahead, allowed)
        except LostError:
            self._begin_again()
            raise

    def _begin_again(self):
        """Make a new child, and bring it to where the last one was; a cell that kills this one too is left out."""
        self.deaths += 1
        self._is_behind = False
        self.talk.channel = self._sandbox.fork()
        done, self._done = self._done, []
        for number, request in enumerate(done):
            if self.seconds_left <= 0:
                self._is_behind = True
                self._done += done[number:]
                return
            try:
                self.talk.ask(request)
            except LostError:
                self._begin_again()
            else:
                self._done.append(request)

    def _run_begun(self, request):
        """Run the cells that were begun, and send a request together with them: so neither end waits for the other.

        Return the number under which it was sent; None if it still has to be, for the cells had to be run one by one.
        """
        try:
            numbers = self.talk.send_together([*(self._cell_request(*cell) for cell in self._begun), request])
        except LostError:  # by what came before, which is none of these cells
            self._begin_again()
            numbers = []
        deaths = self.deaths
        while numbers and self._begun and self.deaths == deaths:
            self.outcomes.append(self._run_cell(*self._begun.pop(0), sent=numbers.pop(0)))
        if numbers and self.deaths == deaths:
            return numbers[0]
        self.finish_cells()
        return None
