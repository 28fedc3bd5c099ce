"""The formats of `kmcourse release`: one entry each in `FORMATS`. What makes one is loaded when it is asked for."""

import secrets
from collections.abc import Callable
from typing import NamedTuple


class Format(NamedTuple):
    """One of them."""

    gives: str  # what comes out, as `kmcourse release --help` says it
    write: Callable  # write(source, out, seed) -> the paths that were written
    has_seed: bool = False  # whether checks whose data are drawn from a seed are in it, which students do not get


def _plain(source, out, seed):
    from kmcourse.classroom.release.plain import release_plain

    return release_plain(source, out)


def _nbgrader(source, out, seed):
    from kmcourse.classroom.release.nbgrader import release_nbgrader

    return release_nbgrader(source, out, seed)


def _otter(source, out, seed):
    from kmcourse.classroom.release.otter import release_otter

    return release_otter(source, out, seed)


def _gradescope(source, out, seed):
    from kmcourse.classroom.release.gradescope import release_gradescope

    return release_gradescope(source, out, seed)


FORMATS = {
    "plain": Format("notebooks that no tool is needed for", _plain),
    "nbgrader": Format("source notebooks, of which nbgrader makes what students get", _nbgrader, has_seed=True),
    "otter": Format("notebooks of which otter assign makes what students get, and the grader", _otter, has_seed=True),
    "gradescope": Format("a zip with which Gradescope grades as kmcourse grade does", _gradescope, True),
}


def draw_seed():
    """Return the seed of a class, which nobody can guess."""
    return secrets.randbelow(2**31 - 1) + 1
