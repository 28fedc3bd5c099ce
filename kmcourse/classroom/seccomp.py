"""The system calls that a submission may make, as a filter for the kernel; made with libseccomp.

What computing and importing need is allowed, opening files for reading too: there is nothing to read but Python and
NumPy. Everything else is refused with an error that Python turns into an exception: new processes and threads,
programs, sockets, signals, devices, other names for files, and all calls that this list has never heard of.
"""

import ctypes
import errno
import functools
import os
import tempfile

LIBRARY = "libseccomp.so.2"
ALLOW = 0x7FFF0000
REFUSE = 0x00050000  # plus an error number
UNKNOWN = -1  # as the number of a call that this architecture does not have
MASKED_EQUAL = 7

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
def allow_list():
    """Return the filter, eight bytes a step.

    Raises
    ------
    SeccompError
        If libseccomp is not installed, or does not work.
    """
    library = _library()
    context = library.seccomp_init(ctypes.c_uint32(REFUSE | errno.EPERM))
    if not context:
        raise SeccompError("libseccomp makes no filter")
    try:
        for name in ALLOWED.split():
            _add(library, context, ALLOW, name)
        for name in NOT_THERE:
            _add(library, context, REFUSE | errno.ENOSYS, name)
        for name, argument in OPENING.items():
            # The answer of the masked flags has to be 0.
            _add(library, context, ALLOW, name, Compared(argument, MASKED_EQUAL, WRITING & ~_directory(), 0))
        # Limits may be read: the fourth of its arguments is where to write the old ones, the third the new ones.
        _add(library, context, ALLOW, "prlimit64", Compared(0, MASKED_EQUAL, 2**64 - 1, 0), _is_zero(2))
        with tempfile.TemporaryFile() as file:
            if library.seccomp_export_bpf(context, file.fileno()):
                raise SeccompError("libseccomp writes no filter")
            file.seek(0)
            return file.read()
    finally:
        library.seccomp_release(context)


def _directory():
    # O_TMPFILE contains O_DIRECTORY, with which folders are listed.
    return os.O_DIRECTORY


def _is_zero(argument):
    return Compared(argument, MASKED_EQUAL, 2**64 - 1, 0)


def _add(library, context, action, name, *compared):
    number = library.seccomp_syscall_resolve_name(name.encode())
    if number == UNKNOWN:
        return
    conditions = (Compared * len(compared))(*compared)
    problem = library.seccomp_rule_add_array(context, ctypes.c_uint32(action), number, len(compared), conditions)
    if problem and number >= 0:  # below 0 it is a call of another architecture
        raise SeccompError(f"libseccomp takes no rule for {name}: {os.strerror(-problem)}")


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
