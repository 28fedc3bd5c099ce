"""The warm process inside a sandbox: it has NumPy loaded, runs no stranger's code itself, and forks one child each.

A child is put together in a few milliseconds: it gives up what rights the warm process still had, and every file, and
then serves the checker over the one socket that it was handed.
"""

import array
import contextlib
import gc
import importlib
import os
import signal
import socket

from kmcourse.classroom.sandbox.inside import limits

FORK, END = b"fork", b"end"
WARM = """
    bisect cmath collections copy dataclasses datetime decimal enum fractions functools heapq itertools json
    math numbers numpy.fft numpy.linalg numpy.ma numpy.random operator random statistics string textwrap time
    traceback types typing
"""


def main(fd):
    """Get ready, and fork whenever the checker asks for it, until it is gone."""
    # What `threading` and `random` do in every new child is for what other threads held and for other draws. Here are
    # no other threads, all draw the same, and it would write to 200 pages of memory that are shared until then.
    os.register_at_fork = lambda **_: None
    fd = lowest(fd)
    from kmcourse.classroom.sandbox.channel import Channel

    channel, control = Channel(fd), socket.socket(fileno=fd)
    try:
        settings = Settings(*channel.receive())
        get_ready(settings)
    except BaseException as problem:
        channel.send(("failed", f"{type(problem).__name__}: {problem}"))
        os._exit(1)
    channel.send(("ready",))
    child = None
    while True:
        message, handed = receive(control)
        if message == FORK:
            child = os.fork()
            if child == 0:
                control.detach()
                be_child(handed, settings)
            os.setpgid(child, child)
            os.close(handed)
        elif message == END:
            end(child, settings)
            child = None
            control.sendall(b".")
        else:
            end(child, settings)
            os._exit(0)


def lowest(fd):
    """Return the lowest number that a file descriptor can have, in place of its own: a child closes what is low."""
    low = os.dup(fd)
    os.close(fd)
    return low


class Settings:
    """What the checker says once, at the start."""

    def __init__(self, filters, memory, seconds, readable, listed, is_first):
        # Of system calls: the one that this process wears and all its children, and the one that these put on; or none.
        self.filters = [limits.as_program(bytes(steps)) for steps in filters]
        self.inmate = None  # what every child begins with
        self.memory, self.seconds = memory, seconds
        self.readable, self.listed = readable, listed  # for Landlock; None if it is not used
        self.is_first = is_first  # in a world of processes of its own, of which this is number 1


def get_ready(settings):
    """Load what submissions use, and give up what is not needed to fork."""
    from kmcourse.classroom.sandbox.inside import absorbing, inmate, landlock

    for name in WARM.split():
        importlib.import_module(name)
    importlib.import_module("kmcourse.datasets")
    absorbing.absorb()
    if settings.filters or settings.readable is not None:
        limits.give_up_privileges()
    if settings.readable is not None:
        landlock.drop_capabilities()
        landlock.restrict(settings.readable, settings.listed)
    rehearse()
    settings.inmate = inmate.Inmate()
    os.dup2(1, 2)  # which leads nowhere; until now complaints went to the checker
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)  # a child that lives for milliseconds has nothing to look for
    if hasattr(limits.libc, "malloc_trim"):
        limits.libc.malloc_trim(0)  # the less there is, the faster it forks: a quarter is memory that nothing uses
    limits.limit(settings.memory)
    if settings.filters:
        limits.filter_calls(settings.filters[0])


REHEARSAL = """
import numpy as np
import kmcourse as km
def f(X, labels, centroids):
    print(X.shape)
    if X[0, 0] < 0:
        raise ValueError("below zero")
    return [((X - centroids[labels]) ** 2).sum() / len(X), X[labels == 0].mean(axis=0), labels.tolist()]
"""


def rehearse():
    """Do once what every child does, so that what is made on first use is made before they part."""
    import numpy as np

    from kmcourse.classroom.sandbox.inside.inmate import Inmate
    from kmcourse.classroom.sandbox.wire import pack, unpack

    inmate = Inmate()
    inmate.cell(REHEARSAL, "rehearsal", 1.0)
    inmate.bind(1, "f", 1.0, False, ("assign_points",), 1, False)
    for X in (np.zeros((3, 1)), -np.ones((3, 1))):
        for _ in range(20):
            arguments = unpack(pack((X, np.array([0, 1, 0]), np.eye(2, 1))))
            unpack(pack((0, *inmate.call(1, arguments, 1.0, 1.0))))
    inmate.cell("1 / 0", "rehearsal", 1.0)


def receive(control):
    """Return the next message and the file descriptor that came with it, or None."""
    message, ancillary, _, _ = control.recvmsg(16, socket.CMSG_SPACE(4))
    for _, kind, data in ancillary:
        if kind == socket.SCM_RIGHTS:
            return message, array.array("i", data)[0]
    return message, None


def be_child(fd, settings):
    """Be a submission; never return."""
    from kmcourse.classroom.sandbox.channel import Channel
    from kmcourse.classroom.sandbox.inside import inmate

    try:
        os.setpgid(0, 0)
        os.dup2(fd, 3)
        os.closerange(4, 256)
        limits.limit_submission(settings.seconds)
        if settings.filters:
            limits.filter_calls(settings.filters[1])
        inmate.serve(Channel(3), settings.inmate)
    finally:
        os._exit(0)


def end(child, settings):
    """End the child and whatever came from it, and wait until it is gone."""
    if child is None:
        return
    with contextlib.suppress(ProcessLookupError):
        if settings.is_first:
            os.kill(-1, signal.SIGKILL)
        else:
            os.killpg(child, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(child, 0)
        while settings.is_first:
            os.waitpid(-1, 0)
