"""The assignment as otter-grader takes it: a notebook of which `otter assign` makes what students get, and the grader.

Below each cell that checks an exercise comes a question with a test case for every check, in otter's format of tests
that raise: its other one compares what is printed, and NumPy prints the same number in more than one way. The cases of
hidden checks, and the one that holds the seed, are hidden: students have the visible ones alone.

References
----------
https://otter-grader.readthedocs.io/en/stable/otter_assign/notebook_format.html
"""

import ast

import nbformat

from kmcourse.classroom.release.editions import asked_in, write_notebooks
from kmcourse.classroom.release.plain import notebooks_in, read_notebook, tidy_metadata, with_regions
from kmcourse.exercises import find_exercise

# No name: a notebook that has lost its metadata in an editor would be refused for it.
CONFIG = """# ASSIGNMENT CONFIG
tests:
  ok_format: false
strip_solutions_from_all_cells: true
export_cell: false
requirements:
  - kmcourse
"""
# A tag of otter. Students run such a cell, and see a card with a picture; the grader would record a try of its own.
NOT_GRADED = "otter_ignore"
CASE = '''""" # BEGIN TEST CONFIG
points: {points}
hidden: {hidden}
""" # END TEST CONFIG
def {name}(env):
    from kmcourse.classroom.release.otter_case import {verb}

    {verb}(env, {arguments})
'''


def release_otter(source, out, seed):
    """Write, for every notebook in `source`, the one that `otter assign` reads.

    Parameters
    ----------
    source : path
        A solved notebook, or a folder of them (folders inside it are not entered).
    out : path
        A folder; made if it is missing. Notebooks of the same name are replaced.
    seed : int
        From which the data of the hidden checks are drawn.

    Returns
    -------
    list of Path
        What was written.

    Raises
    ------
    ReleaseError
        If there is no notebook, one cannot be read, or asks nothing. Nothing is written then.
    """
    made = {path.name: otter_source(read_notebook(path), seed, path) for path in notebooks_in(source)}
    return write_notebooks(made, out)


def otter_source(notebook, seed, name="the notebook"):
    """Make the notebook that `otter assign` reads.

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
        The same cells under the same ids, without outputs; and otter's own between them.

    Raises
    ------
    ReleaseError
    """
    asked = {}
    for one in asked_in(notebook, name):
        asked.setdefault(one.check_cell, []).append(one)
    made = nbformat.from_dict(notebook)
    tidy_metadata(made)
    cells = [_raw("otter-config", CONFIG)]
    for cell in made.cells:
        if cell.cell_type == "code":
            cell.source = with_regions(cell.source, _as_otter_has_it)
            cell.outputs, cell.execution_count = [], None
        if cell.id in asked and _only_checks(cell.source):
            cell.metadata.tags = [*cell.metadata.get("tags", ()), NOT_GRADED]
        cells += [cell, *(added for one in asked.get(cell.id, ()) for added in _question(one, seed))]
    made.cells = cells
    return made


def _as_otter_has_it(region, stubs):
    """Return a solution between otter's markers, and what students get instead as a text that it takes for code."""
    indent = region[0][: -len(region[0].lstrip())]
    begin, end, prompt, code = "# BEGIN SOLUTION NO PROMPT", "# END SOLUTION", '""" # BEGIN PROMPT', '""" # END PROMPT'
    around = [indent + line for line in (begin, end, prompt, code)]
    return [around[0], *region[1:-1], around[1], around[2], *stubs, around[3]]


def _only_checks(source):
    return all(isinstance(statement, ast.Expr) for statement in ast.parse(source).body)


def _question(asked, seed):
    """Yield the cells of a question."""
    about = {"answer": asked.answer, "assignment": _is_partly_hidden(asked)}
    cases = [_case("class_data", 0, True, "begin", asked, **about, seed=seed)]
    checks = find_exercise(asked.exercise).checks
    share = asked.points / sum(check.points for check in checks)
    for number, check in enumerate(checks, 1):
        hidden = check.title not in asked.visible
        points = round(share * check.points, 6)
        cases.append(_case(f"check_{number}", points, hidden, "ask", asked, **about, check=check.title))
    yield _raw(f"{asked.exercise}-question", f"# BEGIN QUESTION\nname: {asked.exercise}")
    yield _raw(f"{asked.exercise}-tests", "# BEGIN TESTS")
    for number, case in enumerate(cases):
        yield nbformat.v4.new_code_cell(case, id=f"{asked.exercise}-case-{number}")
    yield _raw(f"{asked.exercise}-tests-end", "# END TESTS")
    yield _raw(f"{asked.exercise}-question-end", "# END QUESTION")


def _is_partly_hidden(asked):
    return len(asked.visible) < len(find_exercise(asked.exercise).checks)


def _case(name, points, hidden, verb, asked, **named):
    arguments = [repr(asked.exercise), *(f"{word}={value!r}" for word, value in named.items())]
    return CASE.format(name=name, points=points, hidden=str(hidden).lower(), verb=verb, arguments=", ".join(arguments))


def _raw(name, source):
    return nbformat.v4.new_raw_cell(source, id=name)
