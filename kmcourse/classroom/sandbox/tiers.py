"""The ways to shut a submission in, the best first: how its process is started, and what it is told to give up.

full
    bubblewrap shows it an empty world: Python and NumPy to read, nothing to write, no network, no other
    process. On top comes a filter of system calls.
landlock
    Where bubblewrap may not make such worlds (in many containers): Landlock bars it from all files but Python and
    NumPy, and the same filter from everything else.
other-user
    For a container that holds one submission and whose grader is root, where none of the others can be had: a user
    without rights, and the same filter. What everybody may read can be read; nothing can be written, and no network.
split-only
    Nothing but a process of its own with limits. Marks are sound; files, network and other submissions are not safe.
"""

import os
import shutil
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

from kmcourse.classroom.sandbox import seccomp
from kmcourse.classroom.sandbox.shipping import packages

ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",  # sets and dicts go round in the same order in every run
}
# -S -s: no site-packages; -B: no bytecode is written; -P: nothing is found in the current folder.
PYTHON = ("-S", "-s", "-B", "-P", "-c")
START = """
import sys
sys.path.append({shipped!r})
from kmcourse.classroom.sandbox.inside.packages import Packages
sys.meta_path.append(Packages({places}))
from kmcourse.classroom.sandbox.inside.zygote import main
main({fd})
"""
BECOME_NOBODY = """
import os
os.setgroups([])
os.setresgid(65534, 65534, 65534)
os.setresuid(65534, 65534, 65534)
"""
# What a tier promises nothing about, of what `proof.py` attempts.
LEFT_OPEN = {"other-user": {"read the users of this machine", "read what is said of processes"}}


class TierError(Exception):
    """Says in one sentence why a tier cannot be used here."""


@dataclass(frozen=True)
class Start:
    """How a warm process is started in a tier, and its settings (see `inside/zygote.py`)."""

    command: tuple
    environment: dict
    filters: tuple = ()  # of system calls: for the warm process and all that come from it, and for those only
    readable: tuple | None = None
    listed: tuple = ()
    is_first: bool = False


def start_full(shipped, fd):
    """Return how to start in tier full.

    Parameters
    ----------
    shipped : Path
        The folder with what goes in.
    fd : int
        The file descriptor over which the checker is heard.

    Raises
    ------
    TierError
    """
    bwrap = shutil.which("bwrap")
    if bwrap is None:
        raise TierError("bubblewrap is not installed: install the package bubblewrap.")
    filters = _filters()
    empty = shipped / "empty"
    empty.mkdir(exist_ok=True)
    bind = ["--ro-bind", os.path.realpath(sys.executable), "/py/bin/python"]
    for outside, inside in _trees():
        bind += ["--ro-bind", str(outside), inside]
        for others in sorted([*outside.glob("*-packages"), *outside.glob("python*/*-packages")]):
            bind += ["--ro-bind", str(empty), f"{inside}/{others.relative_to(outside)}"]
    for name in ("/lib", "/lib64"):
        if Path(name).is_symlink():
            bind += ["--symlink", str(Path(name).readlink()), name]
    for path in packages():
        bind += ["--ro-bind", str(path), f"/site/{path.name}"]
    bind += ["--ro-bind", str(shipped / "kmcourse"), "/site/kmcourse", "--dev-bind", "/dev/null", "/dev/null"]
    alone = "--unshare-all --unshare-user --as-pid-1 --cap-drop ALL --uid 65534 --gid 65534"
    variables = {**ENVIRONMENT, "LD_LIBRARY_PATH": f"/py/{sys.platlibdir}"}
    given = [word for name, value in variables.items() for word in ("--setenv", name, value)]
    end = ["--chdir", "/", "--remount-ro", "/", "--", "/py/bin/python", *PYTHON]
    end.append(_code("/site", [f"/site/{path.name}" for path in packages()], fd))
    return Start((bwrap, *alone.split(), "--clearenv", *given, *bind, *end), {}, filters, is_first=True)


def start_landlock(shipped, fd):
    """Return how to start in tier landlock; as `start_full`."""
    filters = _filters()
    stdlib = _stdlib()
    inside = [path for path in sorted(stdlib.iterdir()) if not path.name.endswith("-packages")]
    readable = [*map(str, inside), *map(str, packages()), os.devnull]
    readable += [folder for folder in _library_folders() if not any(Path(folder).glob("python*"))]
    return Start(_plainly(shipped, fd), ENVIRONMENT, filters, tuple(readable), (str(stdlib),))


def start_split_only(shipped, fd):
    """Return how to start in tier split-only; as `start_full`."""
    return Start(_plainly(shipped, fd), ENVIRONMENT)


def start_other_user(shipped, fd):
    """Return how to start in tier other-user; as `start_full`."""
    if os.geteuid():
        raise TierError("It needs root, who alone may give a submission to another user.")
    shipped.chmod(0o755)
    *options, code = _plainly(shipped, fd)
    return Start((*options, BECOME_NOBODY + code), ENVIRONMENT, _filters())


TIERS = {
    "full": start_full,
    "landlock": start_landlock,
    "split-only": start_split_only,
    "other-user": start_other_user,
}


def _filters():
    try:
        return seccomp.warm_filter(), seccomp.submission_filter()
    except seccomp.SeccompError as problem:
        raise TierError(f"{problem}.") from None


def _plainly(shipped, fd):
    return (os.path.realpath(sys.executable), *PYTHON, _code(str(shipped), map(str, packages()), fd))


def _code(shipped, places, fd):
    return START.format(shipped=shipped, places=list(places), fd=fd)


def _stdlib():
    return Path(sysconfig.get_path("stdlib", vars={"base": sys.base_prefix, "installed_base": sys.base_prefix}))


def _trees():
    """Yield the folders with Python and the libraries that it needs: where they are, and where they go."""
    base, stdlib = Path(sys.base_prefix), _stdlib()
    libraries = base / sys.platlibdir
    if base == Path("/usr"):
        yield stdlib, f"/py/{stdlib.parent.name}/{stdlib.name}"
    else:
        yield libraries, f"/py/{libraries.name}"
        if not stdlib.is_relative_to(libraries):
            yield stdlib, f"/py/{stdlib.parent.name}/{stdlib.name}"
    for folder in _library_folders():
        yield Path(folder), folder
    if Path("/usr/lib64").is_dir() and "/usr/lib64" not in _library_folders():
        yield Path("/usr/lib64"), "/usr/lib64"  # on many systems only the way to the loader
    for name in ("/lib", "/lib64"):
        if Path(name).is_dir() and not Path(name).is_symlink():
            yield Path(name), name


def _library_folders():
    """Return the folders of the system's libraries that this process uses."""
    with Path("/proc/self/maps").open(encoding="utf-8", errors="surrogateescape") as lines:
        files = {line.split(maxsplit=5)[-1].strip() for line in lines}
    folders = {str(Path(file).resolve().parent) for file in files if ".so" in file}
    return sorted(folder for folder in folders if folder.startswith("/usr/lib"))
