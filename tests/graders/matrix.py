"""The same honest answers, on the same checks and seed, before every grader: what each of them gives.

    python -m tests.graders.matrix        # prints the table; KMCOURSE_GRADERS says where the tools are

The notebook's column is what `km.check` finds when it is asked the whole exercise (see `notebook.py`). The others are
the real programs: `kmcourse grade`, nbgrader, otter and what Gradescope runs.
"""

import csv
import subprocess
import sys
import tempfile
from pathlib import Path

from kmcourse.classroom.reading.edition import edition_of
from kmcourse.classroom.release.plain import as_text, learner_edition, read_notebook
from kmcourse.classroom.results.gradebook import Gradebook
from kmcourse.hand_in import POINTS
from tests.graders import otter
from tests.graders.found import environment_of
from tests.graders.gradescope import Autograder, points_of
from tests.graders.honest import HONEST, handed_in
from tests.graders.nbgrader import NbgraderCourse
from tests.graders.notebook import in_the_notebook
from tests.graders.three_exercises import ASSIGNMENT

SOLVED = read_notebook(ASSIGNMENT)
PLAIN = learner_edition(SOLVED)
STUDENTS = {f"student-{number:02}": name for number, name in enumerate(HONEST, 1)}


def matrix(folder, solved_for_otter=SOLVED):
    """Hand everything in everywhere.

    Parameters
    ----------
    folder : Path
        For all that the graders write.
    solved_for_otter : nbformat.NotebookNode
        What otter makes its assignment of: it may ask for some of the exercises only, because otter takes its time.

    Returns
    -------
    dict
        tool -> submission -> exercise -> points
    """
    submissions = folder / "submissions"
    submissions.mkdir()
    for student, name in STUDENTS.items():
        (submissions / f"{student}.ipynb").write_text(as_text(handed_in(PLAIN, HONEST[name])), encoding="utf-8")
    ours, seed = _kmcourse_grade(folder / "results", submissions)
    return {
        "km.check": _notebook(submissions, seed),
        "kmcourse grade": ours,
        "nbgrader": _nbgrader(folder / "nbgrader", seed),
        "otter": _otter(folder / "otter", solved_for_otter, seed),
        "Gradescope": _gradescope(submissions, seed),
    }


def differences(given):
    """Return (submission, exercise, points by tool) wherever two tools that grade an exercise give other points."""
    for name in HONEST:
        for exercise in POINTS:
            points = {tool: rows[name][exercise] for tool, rows in given.items() if exercise in rows[name]}
            if max(points.values()) - min(points.values()) > 1e-6:
                yield name, exercise, points


def table(given):
    """Return it all as text."""
    lines = [f"{'exercise':<22}{'of':>4}" + "".join(f"{tool:>16}" for tool in given)]
    for name in HONEST:
        lines += ["", name]
        for exercise, worth in POINTS.items():
            points = (rows[name].get(exercise) for rows in given.values())
            lines.append(
                f"{exercise:<22}{worth:>4}" + "".join(f"{'-' if one is None else f'{one:g}':>16}" for one in points)
            )
    return "\n".join(lines)


def _notebook(submissions, seed):
    found = {name: in_the_notebook(submissions / f"{student}.ipynb", seed) for student, name in STUDENTS.items()}
    return {
        name: {exercise: POINTS[exercise] * share for exercise, (_, share) in checked.items()}
        for name, checked in found.items()
    }


def _kmcourse_grade(results, submissions):
    command = [sys.executable, "-m", "kmcourse", "grade", submissions, "--out", results]
    subprocess.run(command, check=True, capture_output=True)
    with (results / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {STUDENTS[row["student"]]: row for row in csv.DictReader(file)}
    with Gradebook(results) as gradebook:
        seed = gradebook.seed
    return {name: {exercise: float(row[exercise]) for exercise in POINTS} for name, row in rows.items()}, seed


def _nbgrader(folder, seed):
    course = NbgraderCourse(folder, environment_of("nbgrader"))
    released = course.release(SOLVED, seed)
    for student, name in STUDENTS.items():
        course.hand_in(student, handed_in(released, HONEST[name]))
    course.autograde()
    asked = edition_of(as_text(PLAIN).encode()).asked
    return {
        STUDENTS[student]: {one.exercise: points[one.check_cell][0] for one in asked}
        for student, points in course.points().items()
    }


def _otter(folder, solved, seed):
    assignment = otter.OtterAssignment(folder, environment_of("otter"))
    released = assignment.assign(solved, seed)
    return {name: otter.points_of(assignment.run(handed_in(released, one))) for name, one in HONEST.items()}


def _gradescope(submissions, seed):
    given = {}
    with tempfile.TemporaryDirectory() as folder:  # another user has to be let in
        autograder = Autograder(Path(folder), SOLVED, seed)
        for student, name in STUDENTS.items():
            data = (submissions / f"{student}.ipynb").read_bytes()
            given[name] = points_of(autograder.run({f"{student}.ipynb": data}))
    return given


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        given = matrix(Path(folder))
    print(table(given))
    different = list(differences(given))
    print(f"\n{len(HONEST)} submissions, {len(POINTS)} exercises, {len(given)} graders: {len(different)} differ.")
    sys.exit(bool(different))
