"""The real nbgrader, run on an assignment as an instructor runs it: what students get, hand in, and read afterwards.

course = NbgraderCourse(folder, environment_of("nbgrader"))
released = course.release(solved_notebook, seed=7)      # what students get
course.hand_in("ada", notebook)
course.autograde()
course.points()["ada"]                                  # exercise's grade_id -> points
"""

import json
import os
import subprocess
from pathlib import Path

import nbformat

from kmcourse.classroom.release.nbgrader import nbgrader_source

ASSIGNMENT = NOTEBOOK = "assignment"
UNDER_PYTEST = "PYTEST_CURRENT_TEST"  # a kernel that finds it does not listen to what is written to its files
READ = """
import json, sys
from nbgrader.api import Gradebook
with Gradebook("sqlite:///gradebook.db") as gradebook:
    points = {}
    for one in gradebook.assignment_submissions(sys.argv[1]):
        grades = [grade for notebook in one.notebooks for grade in notebook.grades]
        points[one.student.id] = {grade.cell.name: [grade.score, grade.max_score] for grade in grades}
    print(json.dumps(points))
"""


class NbgraderError(Exception):
    """What nbgrader said when it could not do what was asked."""


class NbgraderCourse:
    """A course of nbgrader with one assignment of one notebook.

    Parameters
    ----------
    folder : path
        Made if it is missing; all that nbgrader keeps goes there.
    environment : path
        In which nbgrader is installed.
    """

    def __init__(self, folder, environment):
        self.folder, self.environment = Path(folder), Path(environment)
        self.folder.mkdir(parents=True, exist_ok=True)

    def release(self, solved, seed):
        """Make the edition for nbgrader of a solved notebook, and return what nbgrader makes of it for students."""
        self._write("source", ".", nbgrader_source(solved, seed))
        self.run("generate_assignment", ASSIGNMENT, "--create")
        return nbformat.read(self._path("release", "."), as_version=nbformat.NO_CONVERT)

    def hand_in(self, student, notebook):
        """Put a student's notebook where nbgrader collects it."""
        self._write("submitted", student, notebook)

    def autograde(self):
        """Run and mark all that was handed in, as far as nbgrader gets; return what it said."""
        return self.run("autograde", ASSIGNMENT, check=False)

    def feedback(self):
        """Return what each student gets to read, as HTML."""
        self.run("generate_feedback", ASSIGNMENT)
        pages = (self.folder / "feedback").glob(f"*/{ASSIGNMENT}/{NOTEBOOK}.html")
        return {page.parts[-3]: page.read_text(encoding="utf-8") for page in pages}

    def autograded(self, student):
        """Return a student's notebook as nbgrader ran it."""
        return nbformat.read(self._path("autograded", student), as_version=nbformat.NO_CONVERT)

    def validate(self, notebook):
        """Return what a student is told who validates a notebook."""
        path = self.folder / "validated.ipynb"
        nbformat.write(notebook, path)
        return self.run("validate", path.name)

    def points(self):
        """Return what is in the gradebook: for each student, from a test cell's id to (points, points there are)."""
        return json.loads(self._python("-c", READ, ASSIGNMENT))

    def run(self, *words, check=True):
        """Run an nbgrader command, and return what it said."""
        return self._python("-m", "nbgrader", *map(str, words), check=check)

    def _python(self, *words, check=True):
        places = {
            "HOME": self.folder,
            "JUPYTER_CONFIG_DIR": self.folder / "none",
            "IPYTHONDIR": self.folder / "ipython",
        }
        path = f"{self.environment / 'bin'}{os.pathsep}{os.environ['PATH']}"  # it calls alembic by its name
        inherited = {name: value for name, value in os.environ.items() if name != UNDER_PYTEST}
        done = subprocess.run(
            [self.environment / "bin" / "python", *words],
            cwd=self.folder,
            env=inherited | {name: str(place) for name, place in places.items()} | {"PATH": path},
            capture_output=True,
            text=True,
        )
        if check and done.returncode:
            raise NbgraderError(done.stdout + done.stderr)
        return done.stdout if check and words[0] == "-c" else done.stdout + done.stderr

    def _path(self, step, student):
        return self.folder / step / student / ASSIGNMENT / f"{NOTEBOOK}.ipynb"

    def _write(self, step, student, notebook):
        path = self._path(step, student)
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, path)
