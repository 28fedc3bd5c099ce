"""Gradescope's container as a folder: the zip is unpacked and set up in it as there, and run on one submission.

autograder = Autograder(tmp_path, solved_notebook, seed=7)      # runs setup.sh, which takes a minute
results = autograder.run({"homework.ipynb": notebook})          # what is in results.json
points_of(results)                                              # by exercise
"""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import nbformat

from kmcourse.classroom.release.gradescope import release_gradescope

NEW_ENOUGH = "import ensurepip, sys; sys.exit(sys.version_info < (3, 11))"


class Autograder:
    """The folder that is /autograder in Gradescope's container.

    Parameters
    ----------
    root : Path
        Empty.
    solved : nbformat.NotebookNode
    seed : int
    """

    def __init__(self, root, solved, seed):
        self.root, self.seed = root, seed
        self.path = os.pathsep.join([str(Path(_python()).parent), "/usr/bin", "/bin"])
        root.chmod(0o755)
        notebook = root / "assignment.ipynb"
        nbformat.write(solved, notebook)
        (packed,) = release_gradescope(notebook, root, seed)
        with zipfile.ZipFile(packed) as archive:
            archive.extractall(root / "source")
        shutil.copy(root / "source" / "run_autograder", root)
        (root / "results").mkdir()
        (root / "submission_metadata.json").write_text('{"users": [{"name": "Alice Chen"}]}')
        done = self._bash(root / "source" / "setup.sh")
        assert done.returncode == 0, done.stdout

    def run(self, files, tier=None):
        """Hand in some files, and return what is in results.json.

        Parameters
        ----------
        files : dict of str to bytes
            By their names.
        tier : str, optional
            Of the sandbox.
        """
        shutil.rmtree(self.root / "submission", ignore_errors=True)
        for name, data in files.items():
            path = self.root / "submission" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        (self.root / "submission").mkdir(exist_ok=True)
        self.said = self._bash(self.root / "run_autograder", *filter(None, [tier])).stdout
        return json.loads((self.root / "results" / "results.json").read_text(encoding="utf-8"))

    def _bash(self, *command):
        environment = os.environ | {"KMCOURSE_AUTOGRADER": str(self.root), "PATH": self.path}
        return subprocess.run(
            ["bash", *command],
            cwd=self.root,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )


def points_of(results):
    """Return the points of each exercise."""
    points = Counter()
    for test in results["tests"]:
        points[test["name"].partition(":")[0]] += test["score"]
    return dict(points)


def _python():
    """Return a Python as the container has it: one that another user may use too, if there is one."""
    there = ["/usr/bin/python3", f"{sys.base_prefix}/bin/python3"]
    return next(python for python in there if _is_new_enough(python))


def _is_new_enough(python):
    return Path(python).exists() and subprocess.run([python, "-c", NEW_ENOUGH], capture_output=True).returncode == 0
