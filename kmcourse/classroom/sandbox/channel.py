"""Send and receive values over a socket, with a deadline where the other end is a stranger's program."""

import os
import select
import struct
import time

from kmcourse.classroom.sandbox.wire import LARGEST, WireError, pack, unpack

AT_ONCE = 2**16  # bytes read at a time


class ClosedError(Exception):
    """The other end is gone."""


class LateError(Exception):
    """The deadline has passed."""


def framed(value):
    """Return the bytes of a value as they are sent; WireError if it cannot be."""
    data = pack(value)
    return struct.pack("<I", len(data)) + data


class Channel:
    """One end of a stream socket.

    Parameters
    ----------
    fd : int
        Its file descriptor. With deadlines, of a socket that does not block.

    Attributes
    ----------
    beforehand : int
        How many bytes may be sent while the other end is still busy with what was sent before.
    """

    beforehand = 2**15

    def __init__(self, fd):
        self.fd = fd
        self._come = bytearray()  # what has come and was not asked for yet

    def send(self, value, deadline=None):
        """Send a value.

        Parameters
        ----------
        value : object
            As in `wire`.
        deadline : float, optional
            On the clock `time.monotonic`.

        Raises
        ------
        WireError, ClosedError, LateError
        """
        self.write(framed(value), deadline)

    def receive(self, deadline=None):
        """Return the next value; raises as `send` does."""
        (length,) = struct.unpack("<I", self._read(4, deadline))
        if length > LARGEST:
            raise WireError("It is too large.")
        return unpack(self._read(length, deadline))

    def _read(self, length, deadline):
        while len(self._come) < length:
            self._wait(select.POLLIN, deadline)
            try:
                come = os.read(self.fd, AT_ONCE)
            except BlockingIOError:
                continue
            except OSError:
                come = b""
            if not come:
                raise ClosedError
            self._come += come
        data = bytes(self._come[:length])
        del self._come[:length]
        return data

    def write(self, data, deadline=None):
        """Send values that `framed` has made ready, one after another; raises as `send` does."""
        left = memoryview(data)
        while left:
            try:
                left = left[os.write(self.fd, left) :]
            except BlockingIOError:
                self._wait(select.POLLOUT, deadline)
            except OSError:
                raise ClosedError from None

    def _wait(self, event, deadline):
        if deadline is None:
            return
        poll = select.poll()
        poll.register(self.fd, event)
        if not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
            raise LateError
