"""The assignment as nbgrader takes it: a source notebook, of which nbgrader makes what students get.

The solutions stay between their markers, which are nbgrader's too. The cell that checks an exercise becomes the test
cell of that exercise. What makes it ask the hidden checks, the seed, stands in nbgrader's region for hidden tests, so
that students have the visible ones alone. nbgrader's feedback shows that region to whoever gets it: where an assignment
is handed in again after feedback, release it with another seed.

References
----------
https://nbgrader.readthedocs.io/en/stable/contributor_guide/metadata.html
"""

import ast

import nbformat

from kmcourse.classroom.reading.edition import checks_in
from kmcourse.classroom.release.editions import asked_in, write_notebooks
from kmcourse.classroom.release.plain import ReleaseError, notebooks_in, read_notebook, tidy_metadata, with_regions
from kmcourse.exercises import find_exercise

VALUES = ("{names} = None", "# Give each of these names a value here, in place of the line that raises an error.")
TEST = """import kmcourse as km

km.check_in_nbgrader(
    {arguments},
    ### BEGIN HIDDEN TESTS
    seed={seed},
    ### END HIDDEN TESTS
)"""


def release_nbgrader(source, out, seed):
    """Write, for every notebook in `source`, the source notebook of an nbgrader assignment.

    Parameters
    ----------
    source : path
        A solved notebook, or a folder of them (folders inside it are not entered).
    out : path
        A folder, such as nbgrader's source/ASSIGNMENT; made if it is missing. Notebooks of the same name are replaced.
    seed : int
        From which the data of the hidden checks are drawn.

    Returns
    -------
    list of Path
        What was written.

    Raises
    ------
    ReleaseError
        If there is no notebook, one cannot be read, or no edition can be made of it. Nothing is written then.
    """
    made = {path.name: nbgrader_source(read_notebook(path), seed, path) for path in notebooks_in(source)}
    return write_notebooks(made, out)


def nbgrader_source(notebook, seed, name="the notebook"):
    """Make the source notebook of an nbgrader assignment.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        A solved notebook; it is not changed.
    seed : int
    name : str
        What to call it in an error.

    Returns
    -------
    nbformat.NotebookNode
        The same cells under the same ids, without outputs.

    Raises
    ------
    ReleaseError
    """
    asked = {one.check_cell: one for one in asked_in(notebook, name)}
    made = nbformat.from_dict(notebook)
    tidy_metadata(made)
    for cell in made.cells:
        if cell.cell_type != "code":
            continue
        cell.outputs, cell.execution_count = [], None
        if cell.id in asked:
            _look_at_check(cell, name)
            cell.source = _test(asked[cell.id], seed)
            cell.metadata.nbgrader = _marked(cell, grade=True, points=asked[cell.id].points)
        elif "### BEGIN SOLUTION" in cell.source:
            cell.source = with_regions(cell.source, _with_names)
            cell.metadata.nbgrader = _marked(cell, solution=True)
    return made


def _look_at_check(cell, name):
    statements = ast.parse(cell.source).body
    if len(statements) != 1 or len(list(checks_in(statements[0]))) != 1:
        raise ReleaseError(
            f"{name}, cell {cell.id}: nbgrader gives points to a cell that checks one exercise and does nothing else."
        )


def _test(asked, seed):
    arguments = [repr(asked.exercise), f"points={asked.points!r}"]
    if asked.answer != asked.exercise:
        arguments.insert(1, f"answer={asked.answer!r}")
    if len(asked.visible) < len(find_exercise(asked.exercise).checks):
        arguments.append("assignment=True")
    return TEST.format(arguments=",\n    ".join(arguments).replace("'", '"'), seed=seed)


def _with_names(region, stubs):
    """Keep a solution; say which names get a value in it, where nbgrader's stub does not."""
    names = [stub.strip().removesuffix(" = None") for stub in stubs if stub.endswith(" = None")]
    return [*(line.format(names=" = ".join(names)) for line in VALUES if names), *region]


def _marked(cell, grade=False, solution=False, **points):
    return {
        "schema_version": 3,
        "grade_id": cell.id,
        "grade": grade,
        "solution": solution,
        "locked": grade,
        "task": False,
        **points,
    }
