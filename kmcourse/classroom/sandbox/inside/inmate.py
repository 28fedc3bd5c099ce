"""One submission: run its cells, call its functions, and say in plain values what came of it.

It trusts nobody and is trusted by nobody: whatever the submission does to this process, the checker only ever reads
values from it.
"""

import builtins
import linecache
import math
import random
import signal
import sys
import time
import types

import numpy as np

from kmcourse.checks.calls import Trouble
from kmcourse.checks.guard import Guard, trouble_of
from kmcourse.checks.plain import Odd
from kmcourse.checks.quiet import quiet
from kmcourse.classroom.sandbox.inside import stand_in
from kmcourse.classroom.sandbox.inside.absorbing import nothing
from kmcourse.classroom.sandbox.inside.alarm import TIMERS, alarm, run_alarmed, run_unheld
from kmcourse.classroom.sandbox.inside.known import NOTHING_KNOWN, Known, as_argument
from kmcourse.classroom.sandbox.wire import TYPES, State, WireError, pack, unpack

MOST_NAMES, LONGEST_NAME = 500, 100
TOO_LARGE = Odd("a value that is too large to be read")
LARGEST_CHANGED = 2**22  # bytes of an argument that is sent back
MISSING, VALUE, CALLABLE = range(3)  # what a name holds; `told.py` knows the same
NO_CALLS = np.frombuffer(pack([]), np.uint8), []


def serve(channel, inmate):
    """Do what the checker asks for, one request after another, until it is gone."""
    inmate.channel = channel
    while True:
        number, what, *rest = inmate.put_off.pop(0) if inmate.put_off else channel.receive()
        done = getattr(inmate, what)(*rest)
        try:
            channel.send((number, *done))
        except WireError:
            channel.send((number, *inmate.too_large(what, done)))


class Inmate:
    """A submission's namespace, and the functions that are being judged.

    It may be made before the process is there that the submission gets, so that nobody waits for it.
    """

    def __init__(self, namespace=None):
        self.channel = None
        self.put_off = []  # requests that came before the answer to a question
        main = types.ModuleType("__main__")
        self.namespace = vars(main)
        self.namespace.update(
            {"__builtins__": builtins, "display": nothing, "get_ipython": nothing, "exit": sys.exit, "quit": sys.exit}
        )
        self.namespace.update(namespace or {})
        sys.modules["__main__"] = main
        self.guards = {}
        self.replaced = {}  # what stood under a name that the course's own function has for now
        self.cells = 0
        self.at = None  # the place of which the names are there; None at the end
        self.kept = {}  # place -> all names, as they were when something was bound there
        self.known = NOTHING_KNOWN  # what the course answers in the calls of an exercise
        stand_in.connect(self.ask)
        # For those who use them, the same in every run.
        random.seed(0)
        np.random.seed(0)  # noqa: NPY002
        for what, _, _ in TIMERS:
            signal.signal(what, alarm.ring)

    def cell(self, source, name, seconds):
        """Run a cell; return its trouble, what it printed, and the names that it gave a value."""
        self.put_back()
        self.at = None
        self.cells += 1
        place = f"<cell {self.cells}: {name}>"
        linecache.cache[place] = (len(source), None, source.splitlines(keepends=True), place)
        before = dict(self.namespace)

        def run():
            heard.listen()
            code = None
            try:
                code = compile(source, place, "exec", dont_inherit=True)
                exec(code, self.namespace)
            except BaseException as error:
                return trouble_of(error, code or compile("", place, "exec"))

        alarm.held = False
        with quiet() as heard:
            ended = run_alarmed(run, seconds)
        trouble = fields(Trouble("too slow") if ended.how == "stopped" else ended.value)
        unlike = object()
        defined = [name for name, value in self.namespace.items() if before.get(name, unlike) is not value]
        names = (name[:LONGEST_NAME] for name in defined[:MOST_NAMES] if type(name) is str)
        return trouble, heard.printed, tuple(names)

    def provide(self, names):
        """Put values under names, as the cells would that are not run."""
        self.put_back()
        self.namespace.update(dict(names))
        return ()

    def bind(self, handle, name, seconds, is_value, instead, at, is_back, packed=None, *known):
        """Take what stands under a name, for the calls to come; make some of them now, unless it is a stub.

        Return what it is, whether it is a stub, and what `calls` does. `at` says which place this is, or to which one
        to go back, where later ones have larger numbers; no cell is run after that.
        """
        self.put_back()
        if is_back:
            self.go_back(at)
        else:
            self.kept[at], self.at = dict(self.namespace), at
        if name not in self.namespace:
            return MISSING, False, *NO_CALLS
        found = self.namespace[name]
        if not is_value and not callable(found):
            return VALUE, False, *NO_CALLS
        guard = Guard((lambda: found) if is_value else found, limited=run_alarmed, clock=time.process_time)
        self.guards[handle] = guard
        for other in instead:
            self.replaced[other] = self.namespace.get(other, self.replaced)
            self.namespace[other] = stand_in.lesson_function(other)
        is_called = packed is not None and not guard.untouched
        done = self.calls(handle, packed, seconds, *known) if is_called else NO_CALLS
        return CALLABLE if callable(found) else VALUE, guard.untouched, *done

    def go_back(self, at):
        """Let all names be as they were at a place; the end, if nothing was bound there or later."""
        self.kept.setdefault(math.inf, dict(self.namespace))
        at = min(place for place in self.kept if place >= at)
        if at != self.at:
            self.namespace.clear()
            self.namespace.update(self.kept[at])
            self.at = at

    def put_back(self):
        """Give the submission its own functions back."""
        for name, own in self.replaced.items():
            if own is self.replaced:
                self.namespace.pop(name, None)
            else:
                self.namespace[name] = own
        self.replaced, self.known = {}, NOTHING_KNOWN

    def call(self, handle, arguments, seconds_a_call, seconds_left):
        """Call a function once; return what the `Call` says, with None for an argument that is as it was."""
        guard = self.guards[handle]
        guard.seconds_a_call, guard.seconds_left = seconds_a_call, seconds_left
        alarm.held = False
        return told(guard, arguments)

    def calls(self, handle, packed, seconds, *known):
        """Call a function several times, as long as that goes quickly; return what came of it, packed, and the seconds.

        Whoever asks makes those calls one at a time that are missing here. What the course answers may be known.
        """
        guard, done, self.known = self.guards[handle], [], Known(*known) if known else NOTHING_KNOWN
        guard.seconds_a_call, guard.limited = seconds, run_unheld

        def run():
            for arguments in unpack(packed.tobytes()):
                guard.seconds_left = seconds
                call = told(guard, arguments)
                if alarm.late:  # alone it gets more time
                    return
                done.append(call)

        alarm.held = True
        run_alarmed(run, seconds)
        guard.limited = run_alarmed
        try:
            packed = pack([call[:-1] for call in done])
        except WireError:
            packed = b""
        if not 0 < len(packed) < LARGEST_CHANGED:  # alone, only the one that is too large is
            packed, done = pack([]), []
        return np.frombuffer(packed, np.uint8), [seconds for *_, seconds in done]

    def too_large(self, what, done):
        """Return what can be sent where the value of a call cannot."""
        if what != "call":
            raise WireError("It is too large.")
        _, trouble, left, *rest = done
        return TOO_LARGE, trouble, left, *rest

    def ask(self, name, arguments, named):
        """Ask the checker for what a function of the course returns, unless it is known."""
        generator = next((a for a in (*arguments, *named.values()) if isinstance(a, np.random.Generator)), None)
        arguments = tuple(map(as_argument, arguments))
        named = {str(key): as_argument(value) for key, value in named.items()}
        known = None if named else self.known.answer(name, arguments)
        trouble, value, state = known or self._asked(name, arguments, named)
        if trouble:
            kind = getattr(builtins, trouble[0], RuntimeError)
            raise kind(trouble[1])
        if generator is not None and isinstance(state, State):
            state.put_into(generator)
        return value

    def _asked(self, name, arguments, named):
        held, alarm.held = alarm.held, True  # no alarm between half a question and half an answer
        try:
            self.channel.send(("ask", name, arguments, tuple(named.items())))
            while type((come := self.channel.receive())[0]) is int:  # the number of a request
                self.put_off.append(come)
            return come
        finally:
            alarm.held = held


def told(guard, arguments):
    """Call a function once, and return what the `Call` says; the seconds last."""
    call = guard(arguments)
    left = tuple(None if same(old, new) else sendable(new) for old, new in zip(arguments, call.left, strict=True))
    return call.value, fields(call.trouble), left, call.printed, call.warned, call.seconds


def fields(trouble):
    """Return a Trouble as plain values, or None."""
    if trouble is None:
        return None
    line = trouble.line if type(trouble.line) is int else None
    return trouble.kind, trouble.name, trouble.message, line, trouble.source, trouble.kinds


def same(old, new):
    """Whether an argument is as it was."""
    if not isinstance(old, np.ndarray):
        return True
    if old.shape != new.shape or old.dtype != new.dtype:
        return False
    return old.tobytes() == new.tobytes() or np.array_equal(old, new)


def sendable(array):
    """Return an argument as it was left; one that became something else, as an array that is like no argument."""
    if array.dtype.newbyteorder("<") in TYPES and 0 < array.nbytes < LARGEST_CHANGED:
        return np.array(array, subok=False)
    return np.zeros((0,) * 9)
