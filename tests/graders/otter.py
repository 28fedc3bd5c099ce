"""The real otter-grader, run on an assignment as an instructor runs it: what students get, and what it gives them.

assignment = OtterAssignment(folder, environment_of("otter"))
handed_out = assignment.assign(solved_notebook, seed=7)     # otter assign; what students get
results = assignment.run(notebook)                          # otter run; what is in results.json
points_of(results)                                          # exercise -> points
"""

import json
import os
import subprocess
from pathlib import Path

import nbformat

from kmcourse.classroom.release.otter import otter_source

NOTEBOOK = "assignment.ipynb"


class OtterError(Exception):
    """What otter said when it could not do what was asked."""


class OtterAssignment:
    """An assignment of one notebook.

    Parameters
    ----------
    folder : path
        Made if it is missing; all that otter writes goes there.
    environment : path
        In which otter-grader is installed.
    """

    def __init__(self, folder, environment):
        self.folder, self.environment = Path(folder), Path(environment)
        self.folder.mkdir(parents=True, exist_ok=True)

    def assign(self, solved, seed):
        """Make the edition for otter of a solved notebook, and return what otter makes of it for students.

        `otter assign` itself grades the solutions, and fails unless they get all points.
        """
        nbformat.write(otter_source(solved, seed), self.folder / NOTEBOOK)
        self._otter("assign", NOTEBOOK, "made")
        return nbformat.read(self.folder / "made" / "student" / NOTEBOOK, as_version=nbformat.NO_CONVERT)

    def run(self, notebook):
        """Grade a student's notebook, and return what otter writes for Gradescope."""
        (grader,) = (self.folder / "made" / "autograder").glob("*.zip")
        results = self.folder / "results"
        results.mkdir(exist_ok=True)
        nbformat.write(notebook, self.folder / "handed_in.ipynb")
        self._otter("run", "handed_in.ipynb", "--autograder", grader, "--output-dir", results, "--no-logo")
        return json.loads((results / "results.json").read_text(encoding="utf-8"))

    def _otter(self, *words):
        places = {"HOME": self.folder, "IPYTHONDIR": self.folder / "ipython"}
        done = subprocess.run(
            [self.environment / "bin" / "python", "-m", "otter", *words],
            cwd=self.folder,
            env=os.environ | {name: str(place) for name, place in places.items()},
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise OtterError(done.stdout + done.stderr)


def points_of(results):
    """Return the points of each exercise."""
    return {test["name"]: test["score"] for test in results["tests"] if "score" in test}
