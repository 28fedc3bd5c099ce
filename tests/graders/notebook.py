"""What `km.check` says of a student's notebook, in a process that runs its cells from the top: `python -m` this.

The notebook's own checks ask the visible part. To be compared, they are asked whole, and with the seed of the class.
Where an answer fails that builds on functions which have failed their own checks, it is asked once more with the
course's functions under their names, as a teacher would who does not charge a mistake twice.
"""

import ast
import contextlib
import json
import os
import subprocess
import sys
import time

import nbformat

import kmcourse
from kmcourse.checks import Guard, judge
from kmcourse.classroom.reading.edition import checks_in
from kmcourse.classroom.release.in_a_kernel import PATIENTLY
from kmcourse.exercises import built_on, find_exercise


def in_the_notebook(path, seed):
    """Return, for each exercise that a notebook checks, its outcome and the share of the points, from a fresh process.

    Parameters
    ----------
    path : path
        Of a notebook with answers in it.
    seed : int
    """
    done = subprocess.run(
        [sys.executable, "-m", __name__, path, str(seed)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
    )
    return json.loads(done.stdout)


def found_in(notebook, seed):
    """Run a notebook here, and return what its checks find."""
    namespace, found = {"__name__": "__main__"}, {}
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        checks = list(checks_in(ast.parse(cell.source)))
        if not checks:
            with contextlib.suppress(Exception):
                exec(cell.source, namespace)
        for exercise, answer in checks:
            found[exercise] = _check(namespace, find_exercise(exercise), answer, seed, found)
    return found


def _check(namespace, exercise, answer, seed, found):
    if answer not in namespace:
        return "missing", 0.0
    if callable(namespace[answer]) == exercise.value:
        return "not attempted", 0.0
    report = _judged(exercise, namespace[answer], seed)
    failed = [name for name in built_on(exercise) if name in found and found[name][0] != "passed"]
    if failed and not report.passed:
        own = {name: namespace[name] for name in failed if name in namespace}
        namespace.update({name: getattr(kmcourse, name) for name in failed})
        again = _judged(exercise, namespace[answer], seed)
        namespace.update(own)
        report = max(report, again, key=lambda one: one.score)
    return report.outcome, report.score


def _judged(exercise, value, seed):
    # On the clock, as in a notebook, a busy machine would tell graders apart.
    guard = Guard((lambda: value) if exercise.value else value, limited=PATIENTLY, clock=time.process_time)
    return judge(exercise, guard, seed)


if __name__ == "__main__":
    path, seed = sys.argv[1:]
    with os.fdopen(os.dup(1), "w") as told, contextlib.redirect_stdout(sys.stderr):  # what cells print goes elsewhere
        json.dump(found_in(nbformat.read(path, as_version=nbformat.NO_CONVERT), int(seed)), told)
