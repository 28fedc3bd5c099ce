"""Serve one submission over this process's own input and output, where no warm process forks: also on Windows."""

import contextlib
import os

from kmcourse.classroom.sandbox.channel import Channel, ClosedError


class Pipes:
    """A way in and a way out, as one channel."""

    def __init__(self, way_in, way_out):
        self._in, self._out = Channel(way_in), Channel(way_out)

    def receive(self):
        """Return the next value."""
        return self._in.receive()

    def send(self, value):
        """Send a value."""
        self._out.send(value)


def main():
    """Serve until the checker is gone; what the submission prints and asks for meets nothing."""
    from kmcourse.classroom.sandbox.inside import absorbing, inmate

    pipes = Pipes(os.dup(0), os.dup(1))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    absorbing.absorb()
    with contextlib.suppress(ClosedError):
        inmate.serve(pipes, inmate.Inmate())
    os._exit(0)
