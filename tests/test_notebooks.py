"""The notebooks run: they show what is stored, and an untouched copy reaches its end.

nbval's mode is one for a whole run, so each notebook is run by a pytest of its own.
"""

import nbformat
import pytest
from nbclient import NotebookClient

from kmcourse import records
from kmcourse.classroom.release.plain import compare_plain
from tests.course_notebooks import (
    LEARNERS,
    NOTEBOOKS,
    SOLUTIONS,
    calls_in,
    cells_of,
    each_learner_s,
    each_notebook,
    each_solution,
    exercises_in,
    nbval,
    outputs_of,
)


@pytest.mark.slow
@each_solution
def test_a_solved_notebook_shows_what_is_stored_whatever_is_recorded(path, tmp_path, monkeypatch):
    monkeypatch.setenv("KMCOURSE_HOME", str(tmp_path))
    for _, (name, question, choices) in calls_in(path, "km.predict"):
        assert records.remember_prediction(name, question, choices[0]) is None
    for _, exercise in exercises_in(path):
        assert records.remember_check(exercise, "failed", 0.5, None) is None

    run = nbval(path, "--nbval", tmp_path)

    assert run.returncode == 0, run.stdout[-5000:]


@pytest.mark.slow
@each_learner_s
def test_run_all_on_an_untouched_copy_reaches_the_end(path, tmp_path):
    run = nbval(path, "--nbval-lax", tmp_path)

    assert run.returncode == 0, run.stdout[-5000:]


@pytest.mark.slow
@each_learner_s
def test_a_kernel_without_the_package_says_in_one_line_what_to_run(path):
    setup = cells_of(path, "code")[0].source
    hide = "import sys\nsys.modules['kmcourse'] = None"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in (hide, setup)])

    NotebookClient(notebook, kernel_name="python3", allow_errors=True).execute()

    (output,) = notebook.cells[1].outputs
    (line,) = output.traceback
    assert "python3 -m kmcourse lab" in line
    assert "\n" not in line


@pytest.mark.parametrize("paths", [SOLUTIONS, LEARNERS], ids=["solved", "learners"])
def test_the_notebooks_are_the_twelve_from_0_to_11(paths):
    assert [int(path.name[:2]) for path in paths] == list(range(12))


def test_the_learner_edition_is_what_the_solved_notebooks_release():
    assert compare_plain(NOTEBOOKS / "solutions", NOTEBOOKS) == []


@each_learner_s
def test_the_learner_edition_stores_no_output(path):
    assert all(not cell.outputs and cell.execution_count is None for cell in cells_of(path, "code"))


@each_solution
def test_a_solved_notebook_was_run_once_from_the_top(path):
    counts = [cell.execution_count for cell in cells_of(path, "code")]

    assert counts == list(range(1, len(counts) + 1))


@each_solution
def test_every_solution_passes_its_check(path):
    reports = outputs_of(path, "text/plain")

    for _, exercise in exercises_in(path):
        assert any(report.startswith(f"{exercise}: passed") for report in reports), exercise


@each_notebook
def test_nothing_is_excepted_from_the_comparison(path):
    assert all("nbval" not in cell.source.lower() and cell.metadata == {} for cell in cells_of(path, "code"))
