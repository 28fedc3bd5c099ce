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


def limit(memory, seconds):
    """Limit this process and its children.

    Parameters
    ----------
    memory : int
        Bytes of address space.
    seconds : int
        Of processor time.
    """
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, MOST_FILES),
        (resource.RLIMIT_NPROC, 0),  # does not hold root back
        (resource.RLIMIT_MSGQUEUE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
    ):
        resource.setrlimit(what, (most, most))


def give_up_privileges():
    """Gain no rights from now on, whatever is executed, and let no other process look into this one."""
    control(PR_SET_NO_NEW_PRIVS, 1)
    control(PR_SET_DUMPABLE, 0)


def as_filter(program):
    """Return a filter as the kernel takes it; made before it is wanted, because every submission waits for it.

    Parameters
    ----------
    program : bytes
        As `seccomp.allow_list` makes it, eight bytes a step.
    """
    whole = Program(len(program) // 8, None)
    whole.kept = ctypes.create_string_buffer(program, len(program))
    whole.steps = ctypes.addressof(whole.kept)
    return whole


def filter_calls(whole):
    """Let the kernel refuse all system calls but those that a filter allows."""
    control(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(whole))


def control(what, *arguments):
    """Call prctl, and raise what it complains of."""
    given = [ctypes.c_ulong(argument) for argument in (*arguments, 0, 0, 0, 0)[:4]]
    if libc.prctl(what, *given):
        number = ctypes.get_errno()
        raise OSError(number, f"prctl({what}) is refused")
