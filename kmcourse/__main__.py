"""`python -m kmcourse`: the kmcourse command; in a clone it first makes the environment that the course needs.

This runs before anything is installed, so it uses the standard library alone. Whoever has installed the course (with
pip, conda or otherwise) never meets the first half: their own environment is the one that is used.
"""

import hashlib
import os
import subprocess
import sys
import venv
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

OLDEST_PYTHON = (3, 11)
CLONE = Path(__file__).resolve().parent.parent
LOCK = CLONE / "requirements.lock"
ENVIRONMENT = CLONE / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = ENVIRONMENT / "kmcourse-installed"


class _SetupError(Exception):
    """What is wrong, in one line."""


def _is_installed():
    try:
        return bool(version("kmcourse"))
    except PackageNotFoundError:
        return False


def _fingerprint():
    return hashlib.sha256(LOCK.read_bytes() + (CLONE / "pyproject.toml").read_bytes()).hexdigest()


def _install(*what):
    # This Python's pip, told to work on the other one: making an environment with a pip of its own takes longer,
    # and Debian's Python cannot do it without one more package.
    if subprocess.run([sys.executable, "-m", "pip", "--python", PYTHON, "install", *what]).returncode != 0:
        raise _SetupError(
            f"The installation in {ENVIRONMENT} stopped; pip says why above. The same command tries again."
        )


def _ensure_environment():
    """Make .venv, with exactly what the lock pins; when nothing has changed since, do nothing."""
    if sys.version_info < OLDEST_PYTHON:
        raise _SetupError("The course needs Python 3.11 or newer; this is {}.{}.".format(*sys.version_info))
    if PYTHON.exists() and STAMP.is_file() and STAMP.read_text() == _fingerprint():
        return
    if find_spec("pip") is None:
        raise _SetupError(f"{sys.executable} has no pip. On Debian and Ubuntu: sudo apt install python3-pip")
    print(f"Installing what the course needs into {ENVIRONMENT}. The first time takes a minute or two.", flush=True)
    if not PYTHON.exists():
        venv.create(ENVIRONMENT, clear=True, symlinks=os.name != "nt")
    quiet = ["--quiet"] if STAMP.is_file() else []  # pip would list all that is there already
    _install(*quiet, "--require-hashes", "-r", LOCK)
    _install("--quiet", "--no-deps", "--no-build-isolation", "-e", CLONE)
    STAMP.write_text(_fingerprint())


def main():
    """Run the kmcourse command here if the course is installed, otherwise in the clone's own environment."""
    if _is_installed() or not LOCK.is_file():
        from kmcourse.cli import main as run

        return run()
    try:
        _ensure_environment()
    except (_SetupError, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. The same command goes on from here.", file=sys.stderr)
        return 130
    return _hand_over([PYTHON, "-m", "kmcourse", *sys.argv[1:]])


def _hand_over(command):
    if os.name != "nt":
        os.execv(command[0], command)
    child = subprocess.Popen(command)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:  # the child has had its Ctrl+C as well, and decides what it means
            continue


if __name__ == "__main__":
    sys.exit(main())
