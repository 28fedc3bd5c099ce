"""The course's notebooks as the tests read them: their files, their prose, their exercises, their predictions."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kmcourse.classroom.release.plain import read_notebook

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"
SOLUTIONS = sorted((NOTEBOOKS / "solutions").glob("*.ipynb"))
LEARNERS = sorted(NOTEBOOKS.glob("*.ipynb"))


def _each(paths):
    return pytest.mark.parametrize(
        "path", paths, ids=lambda path: path.relative_to(NOTEBOOKS).with_suffix("").as_posix()
    )


each_solution, each_learner_s, each_notebook = _each(SOLUTIONS), _each(LEARNERS), _each([*SOLUTIONS, *LEARNERS])


def cells_of(path, kind):
    """Return the cells of one kind, "markdown" or "code"."""
    return [cell for cell in read_notebook(path).cells if cell.cell_type == kind]


def prose_of(path):
    """Return the text of all markdown cells."""
    return "\n\n".join(cell.source for cell in cells_of(path, "markdown"))


def exercises_in(path):
    """Return, for every exercise of a solved notebook, the position of its cell and its name.

    A function is an exercise by its own name; values are one by the name that the check in the next cell gives them.
    """
    cells = read_notebook(path).cells
    solved = [
        position
        for position, cell in enumerate(cells)
        if cell.cell_type == "code" and re.search(r"^ *### BEGIN SOLUTION", cell.source, re.MULTILINE)
    ]
    names = [(position, _function_in(cells[position]) or _checked_in(cells[position + 1])) for position in solved]
    return [(position, name) for position, name in names if name]


def _function_in(cell):
    first = ast.parse(cell.source).body[0]
    return first.name if isinstance(first, ast.FunctionDef) else None


def _checked_in(cell):
    found = re.fullmatch(r'km\.check\(\w+, exercise="(\w+)"\)', cell.source)
    return found[1] if found else None


def calls_in(path, name):
    """Return the calls of a function of the course, as (position among the code cells, arguments)."""
    return [
        (position, [ast.literal_eval(argument) for argument in node.args])
        for position, cell in enumerate(cells_of(path, "code"))
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == name
    ]


def outputs_of(path, kind):
    """Return everything of one kind that the stored outputs hold: "text/html", "text/plain", or "text" for prints."""
    outputs = [output for cell in cells_of(path, "code") for output in cell.outputs]
    found = (output.get("text") if kind == "text" else output.get("data", {}).get(kind) for output in outputs)
    return [re.sub(r"base64,[\w+/=]+", "base64,", text) for text in found if text]


def nbval(path, mode, home):
    """Run a notebook with nbval, "--nbval" or "--nbval-lax", in a pytest of its own; `home` is the learner's folder."""
    command = [sys.executable, "-m", "pytest", mode, "--nbval-current-env", "--nbval-cell-timeout=60", "-q"]
    return subprocess.run(
        [*command, "-p", "no:cacheprovider", str(path)],
        env={**os.environ, "KMCOURSE_HOME": str(home)},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
