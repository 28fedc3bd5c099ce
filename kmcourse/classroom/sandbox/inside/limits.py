"""What a process may use, set by itself before it runs a stranger's code; it can take none of it back."""

import ctypes
import resource

PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 4, 22, 38
SECCOMP_MODE_FILTER = 2
MOST_FILES = 64

libc = ctypes.CDLL(None, use_errno=True)


class Program(ctypes.Structure):
    """A filter of system calls, as the kernel takes it."""

    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def limit(memory):
    """Limit what this process and its children may take.

    Parameters
    ----------
    memory : int
        Bytes of address space.
    """
    _limit(
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, MOST_FILES),
        (resource.RLIMIT_MSGQUEUE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
    )


def limit_submission(seconds):
    """Let this process start no others, and compute for so many seconds at most."""
    _limit(
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_NPROC, 0),  # does not hold root back
    )


def _limit(*most):
    for what, number in most:
        resource.setrlimit(what, (number, number))


def give_up_privileges():
    """Gain no rights from now on, whatever is executed, and let no other process look into this one."""
    control(PR_SET_NO_NEW_PRIVS, 1)
    control(PR_SET_DUMPABLE, 0)


def as_program(steps):
    """Return a filter as the kernel takes it; made before it is wanted, because every submission waits for it.

    Parameters
    ----------
    steps : bytes
        As `seccomp.py` makes them, eight bytes a step.
    """
    whole = Program(len(steps) // 8, None)
    whole.kept = ctypes.create_string_buffer(steps, len(steps))
    whole.steps = ctypes.addressof(whole.kept)
    return whole


def filter_calls(whole):
    """Let the kernel refuse the system calls that a filter does not allow, beside those that are refused already."""
    control(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(whole))


def control(what, *arguments):
    """Call prctl, and raise what it complains of."""
    given = [ctypes.c_ulong(argument) for argument in (*arguments, 0, 0, 0, 0)[:4]]
    if libc.prctl(what, *given):
        number = ctypes.get_errno()
        raise OSError(number, f"prctl({what}) is refused")
