"""The system calls that a submission may make, as filters for the kernel; made with libseccomp.

What computing and importing need is allowed, opening files for reading too: there is nothing to read but Python and
NumPy. Everything else is refused with an error that Python turns into an exception: new processes and threads,
programs, sockets, signals, devices, other names for files, and all calls that this list has never heard of.

There are two filters, because the kernel takes a third of a millisecond to put on the long one. The warm process wears
it, with the few calls more that it needs to fork and to end children, and every child inherits it. A child puts on the
short one, which refuses those few. The kernel allows what both allow.
"""

import contextlib
import ctypes
import errno
import functools
import os
import tempfile

LIBRARY = "libseccomp.so.2"
ALLOW = 0x7FFF0000
REFUSE = 0x00050000  # plus an error number
UNKNOWN = -1  # as the number of a call that this architecture does not have
NOT_EQUAL, MASKED_EQUAL = 1, 7

ALLOWED = """
    access brk clock_getres clock_gettime clock_nanosleep close dup exit exit_group faccessat faccessat2 fcntl
    fstat fstatfs futex getcwd getdents64 getegid geteuid getgid getitimer getpgrp getpid getppid getrandom
    getresgid getresuid getrlimit getrusage gettid gettimeofday getuid lseek lstat madvise membarrier mincore
    mmap mprotect mremap munmap nanosleep newfstatat poll ppoll pread64 pselect6 read readlink readlinkat
    readv restart_syscall rseq rt_sigaction rt_sigprocmask rt_sigreturn sched_getaffinity sched_yield select
    set_robust_list setitimer sigaltstack stat statfs statx sysinfo time times uname write writev
"""
# Reading only: of the flags of an open call, none that write, create or cut off.
OPENING = {"open": 1, "openat": 2}  # which argument the flags are
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND | getattr(os, "O_TMPFILE", 0)
# What the warm process needs beyond that.
FORKING = "clone close_range dup2 dup3 fork kill prctl recvmsg sendto setpgid setrlimit wait4 waitid"
# The C library falls back on others where these are unknown.
NOT_THERE = ("clone3", "openat2")


class SeccompError(Exception):
    """Says why there is no filter."""


class Compared(ctypes.Structure):
    """What an argument of a call is compared with, as libseccomp takes it."""

    _fields_ = (
        ("argument", ctypes.c_uint),
        ("operator", ctypes.c_int),
        ("first", ctypes.c_uint64),
        ("second", ctypes.c_uint64),
    )


@functools.cache
def warm_filter():
    """Return what the warm process may call, and all that come from it; eight bytes a step.

    Raises
    ------
    SeccompError
        If libseccomp is not installed, or does not work.
    """
    with rules(REFUSE | errno.EPERM) as made:
        for name in (*ALLOWED.split(), *FORKING.split(), "prlimit64"):
            made.add(ALLOW, name)
        for name in NOT_THERE:
            made.add(REFUSE | errno.ENOSYS, name)
        for name, argument in OPENING.items():
            # The answer of the masked flags has to be 0. O_TMPFILE contains O_DIRECTORY, with which folders are listed.
            made.add(ALLOW, name, Compared(argument, MASKED_EQUAL, WRITING & ~os.O_DIRECTORY, 0))
        return made.steps()


@functools.cache
def submission_filter():
    """Return what refuses to a submission the calls that only the warm process may make; as `warm_filter`."""
    with rules(ALLOW) as made:
        for name in FORKING.split():
            made.add(REFUSE | errno.EPERM, name)
        # Its own limits may be read: the first argument is whose they are, the third is where the new ones are.
        for argument in (0, 2):
            made.add(REFUSE | errno.EPERM, "prlimit64", Compared(argument, NOT_EQUAL, 0, 0))
        return made.steps()


class Rules:
    """A filter that is being made."""

    def __init__(self, library, context):
        self.library, self.context = library, context

    def add(self, action, name, *compared):
        """Add what becomes of a call, if all that it is compared with holds."""
        number = self.library.seccomp_syscall_resolve_name(name.encode())
        if number == UNKNOWN:
            return
        conditions = (Compared * len(compared))(*compared)
        problem = self.library.seccomp_rule_add_array(
            self.context, ctypes.c_uint32(action), number, len(compared), conditions
        )
        if problem and number >= 0:  # below 0 it is a call of another architecture
            raise SeccompError(f"libseccomp takes no rule for {name}: {os.strerror(-problem)}")

    def steps(self):
        """Return the filter as bytes."""
        with tempfile.TemporaryFile() as file:
            if self.library.seccomp_export_bpf(self.context, file.fileno()):
                raise SeccompError("libseccomp writes no filter")
            file.seek(0)
            return file.read()


@contextlib.contextmanager
def rules(otherwise):
    """Give rules that say `otherwise` of every call that they do not name; a context manager."""
    library = _library()
    context = library.seccomp_init(ctypes.c_uint32(otherwise))
    if not context:
        raise SeccompError("libseccomp makes no filter")
    try:
        yield Rules(library, context)
    finally:
        library.seccomp_release(context)


def _library():
    try:
        library = ctypes.CDLL(LIBRARY)
    except OSError:
        raise SeccompError("libseccomp is not installed (the package libseccomp2 or libseccomp)") from None
    library.seccomp_init.restype = ctypes.c_void_p
    library.seccomp_release.argtypes = (ctypes.c_void_p,)
    library.seccomp_export_bpf.argtypes = (ctypes.c_void_p, ctypes.c_int)
    library.seccomp_rule_add_array.argtypes = (
        ctypes.c_void_p,
        ctypes.c_uint32,
        ctypes.c_int,
        ctypes.c_uint,
        ctypes.c_void_p,
    )
    return library
