"""Landlock: a process bars itself, and all that come from it, from files it does not name; no privileges needed.

References
----------
The Linux kernel's "Landlock: unprivileged access control" (userspace-api/landlock). The three system calls have the
same numbers on all architectures.
"""

import ctypes
import os
import struct

from kmcourse.classroom.sandbox.inside.limits import libc

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
VERSION = 1  # as a flag of the first: which version is there
PATH_BENEATH = 1
READ_FILE, READ_DIR = 1 << 2, 1 << 3
# What each version of the interface can bar: rights to files, to TCP ports, and what reaches out of the group.
FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}
PORT_RIGHTS = {4: 2}
SCOPES = {6: 2}
DROP_CAPABILITIES = 0x20080522  # the version of the header that capset takes


def version():
    """Return the version of Landlock that this kernel offers, 0 if none."""
    return max(0, libc.syscall(CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint(VERSION)))


def restrict(readable, listed):
    """Bar this process and its children from everything but reading.

    Parameters
    ----------
    readable : sequence of str
        Files that may be read, and folders with all that is in them; those that do not exist are left out.
    listed : sequence of str
        Folders whose names may be listed.

    Raises
    ------
    OSError
        If the kernel does not offer it.
    """
    found = version()
    if not found:
        raise OSError("the kernel offers no Landlock (Linux 5.13 or newer has it, if it is switched on)")
    files, ports, scopes = (bits(found, rights) for rights in (FILE_RIGHTS, PORT_RIGHTS, SCOPES))
    attributes = struct.pack("=QQQ", files, ports, scopes)[: 8 if found < 4 else 16 if found < 6 else 24]
    ruleset = call(CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint(0))
    try:
        for path in readable:
            allow(ruleset, path, READ_FILE | READ_DIR)
        for path in listed:
            allow(ruleset, path, READ_DIR)
        call(RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint(0))
    finally:
        os.close(ruleset)


def bits(found, rights):
    """Return all the bits that a version knows."""
    return (1 << max((count for since, count in rights.items() if since <= found), default=0)) - 1


def allow(ruleset, path, rights):
    """Add one rule."""
    try:
        parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        if not os.path.isdir(path):  # noqa: PTH112 - a file has no names in it to be listed
            rights &= ~READ_DIR
        rule = struct.pack("=Qi", rights, parent)
        call(ADD_RULE, ctypes.c_int(ruleset), ctypes.c_uint(PATH_BENEATH), rule, ctypes.c_uint(0))
    finally:
        os.close(parent)


def drop_capabilities():
    """Give up what root may do beyond other users."""
    header = struct.pack("=Ii", DROP_CAPABILITIES, 0)
    if libc.capset(header, bytes(24)):
        raise OSError(ctypes.get_errno(), "capset is refused")


def call(number, *arguments):
    """Make a system call, and raise what it complains of."""
    result = libc.syscall(ctypes.c_long(number), *arguments)
    if result < 0:
        raise OSError(ctypes.get_errno(), f"Landlock is refused: {os.strerror(ctypes.get_errno())}")
    return result
