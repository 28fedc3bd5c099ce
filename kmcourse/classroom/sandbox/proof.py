"""Prove that a sandbox holds: a submission that really tries to get out of it, and says what it managed to do.

It is run by every sandbox when it starts, as any submission is. One thing that it manages, and the tier is not used.
"""

import os
import tempfile
from pathlib import Path

from kmcourse import kmeans

# Each attempt is a piece of code that ends without an exception if it succeeds, and then does no harm. Some go past
# Python to the kernel, because a stranger's program can.
ATTEMPTS = {
    "read the course": "open(COURSE).read()",
    "read the users of this machine": "open('/etc/passwd').read()",
    "look into the checker's folder": "os.listdir(FOLDER)",
    "look into the home folder": "os.listdir(HOME)",
    "look into the folder of temporary files": "os.listdir(TEMPORARY)",
    "read what is said of processes": "os.listdir('/proc/1')",
    "see where the checker is": "os.readlink(f'/proc/{CHECKER}/cwd')",
    "read the environment": "[name for name in os.environ if name not in USUAL][0]",
    "write a file": "open(f'{TEMPORARY}/file', 'w')",
    "write into Python": "os.close(os.open(os.__file__, os.O_WRONLY))",
    "write where it is": "os.open('.', os.O_TMPFILE | os.O_WRONLY)",
    "make a folder": "os.mkdir(f'{TEMPORARY}/folder')",
    "make a link": "os.symlink('/', f'{TEMPORARY}/link')",
    "make a pipe with a name": "os.mkfifo(f'{TEMPORARY}/pipe')",
    "change a file's rights": "os.chmod(os.__file__, os.stat(os.__file__).st_mode)",
    "open a socket to the network": "socket.socket(socket.AF_INET, socket.SOCK_STREAM)",
    "open a socket to this machine": "socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)",
    "start a process": "os._exit(0) if os.fork() == 0 else os.wait()",
    "start a thread": "threading.Thread(target=int).start()",
    "start a program": "subprocess.run(['/bin/true'])",
    "send a signal to the checker": "os.kill(CHECKER, 0)",
    "send a signal to the first process": "os.kill(1, 0)",
    "send a signal to itself": "os.kill(os.getpid(), 0)",
    "raise its limits": "resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))",
    "become another user": "os.setuid(os.getuid())",
    "trace a process": "known(libc.ptrace(99, 0, 0, 0))",
    "read another process's memory": "known(libc.process_vm_readv(CHECKER, 0, 0, 0, 0, 1))",
    "make a world of its own": "known(libc.unshare(0))",
    "mount a file system": "known(libc.mount(b'', b'', b'', 0xC0ED0000, 0))",
    "change how the kernel treats it": "known(libc.personality(0xFFFFFFFF))",
    "give a command to a device": "known(libc.ioctl(0, 0, 0))",
    "queue calls for the kernel": "known(libc.syscall(425, 0, 0))",
    "open a file past the checks of names": "known(libc.syscall(437, -1, 0, 0, 0))",
    "hold on to another process": "known(libc.syscall(434, os.getpid(), 0))",
    "start a process in the newest way": "known(libc.syscall(435, 0, 0))",
}
BECOME_ANOTHER = "become another program"  # tried last: whoever succeeds cannot tell it
EXECUTE = "import os\nos.execv('/bin/true', ['true'])"

USUAL = (
    "LC_ALL",
    "LC_CTYPE",
    "LD_LIBRARY_PATH",
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "PWD",
    "PYTHONHASHSEED",
)

PROBE = """
import ctypes, os, socket, subprocess, sys, threading, resource

libc = ctypes.CDLL(None, use_errno=True)
got_out = []


def known(result):
    '''Fail if the call was refused; one that the kernel only finds senseless has got through.'''
    if result < 0 and ctypes.get_errno() in (1, 38):
        raise OSError("refused")


for attempt, code in ATTEMPTS.items():
    try:
        exec(code)
    except BaseException:
        continue
    got_out.append(attempt)
"""


def facts(temporary):
    """Return a cell with what the attempts need to know.

    Parameters
    ----------
    temporary : path
        A folder outside, where nothing is minded.
    """
    known = {
        "COURSE": kmeans.__file__,
        "FOLDER": str(Path.cwd()),
        "HOME": str(Path.home()),
        "TEMPORARY": str(temporary),
        "CHECKER": os.getpid(),
        "USUAL": [
            "LC_ALL",
            "LC_CTYPE",
            "OPENBLAS_NUM_THREADS",
            "OMP_NUM_THREADS",
            "PYTHONHASHSEED",
            "LD_LIBRARY_PATH",
            "PWD",
        ],
    }
    return "".join(f"{name} = {value!r}\n" for name, value in known.items())


def got_out(student):
    """Return what a submission manages to do that it must not.

    Parameters
    ----------
    student : Student
        A fresh one, in the sandbox that is to be proved.

    Returns
    -------
    list of str
    """
    with tempfile.TemporaryDirectory() as temporary:
        for source in (facts(temporary) + f"ATTEMPTS = {ATTEMPTS!r}\n", PROBE):
            outcome = student.run_cell(source, "proof")
            if not outcome.ok:
                return [f"end the proof early ({outcome.trouble.kind} {outcome.trouble.message})"]
        found = student.runner("got_out", is_value=True)
        call = found(()) if found else None
        if call is None or not isinstance(call.value, list):
            return ["keep the proof to itself"]
        last = student.run_cell(EXECUTE, "proof")
    became = [BECOME_ANOTHER] if last.trouble is None or last.trouble.kind != "raised" else []
    return [*map(str, call.value), *became]
