"""The learner edition: what becomes of a solution, what is refused, and that it is the same bytes every time."""

from pathlib import Path

import nbformat
import pytest

from kmcourse.classroom.release.plain import (
    ReleaseError,
    compare_plain,
    learner_edition,
    read_notebook,
    release_plain,
    without_solutions,
)

GOLDEN = Path(__file__).parent / "release"
SOLVED = GOLDEN / "solved"


def test_the_golden_notebook_gives_the_golden_edition_to_the_byte(tmp_path):
    (written,) = release_plain(SOLVED, tmp_path)

    assert written.read_bytes() == (GOLDEN / "learner" / written.name).read_bytes()


def test_the_edition_of_an_edition_is_itself(tmp_path):
    release_plain(GOLDEN / "learner", tmp_path)

    assert compare_plain(GOLDEN / "learner", tmp_path) == []


def test_ids_stay_and_outputs_counts_and_stray_metadata_go():
    solved = read_notebook(SOLVED / "functions_and_values.ipynb")

    edition = learner_edition(solved)

    assert [cell.id for cell in edition.cells] == [cell.id for cell in solved.cells]
    assert all(not cell.outputs and cell.execution_count is None for cell in edition.cells if cell.cell_type == "code")
    assert set(edition.metadata) == {"kernelspec", "language_info"}
    assert {key for cell in edition.cells for key in cell.metadata} == {"slideshow", "tags"}
    nbformat.validate(edition)


def test_making_an_edition_leaves_the_solved_notebook_as_it_was():
    solved = read_notebook(SOLVED / "functions_and_values.ipynb")
    before = nbformat.writes(solved)

    learner_edition(solved)

    assert nbformat.writes(solved) == before


@pytest.mark.parametrize(
    ("source", "stub"),
    [
        (
            "def f():\n    ### BEGIN SOLUTION\n    return 1\n    ### END SOLUTION",
            "def f():\n    raise NotImplementedError",
        ),
        ("### BEGIN SOLUTION\nanswer = 41\n### END SOLUTION", "answer = None"),
        ("### BEGIN SOLUTION\na = b = 1\nc = 2\n### END SOLUTION", "a = None\nb = None\nc = None"),
        ("x = 1\nprint(x)", "x = 1\nprint(x)"),
    ],
)
def test_a_region_becomes_its_stub(source, stub):
    assert without_solutions(source) == stub


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("### BEGIN SOLUTION\nx = 1", "begins in line 1 never ends"),
        ("x = 1\n### END SOLUTION", "Line 2 ends a solution that never began"),
        ("### BEGIN SOLUTION\n### BEGIN SOLUTION\n### END SOLUTION", "Line 2 begins a solution inside the one"),
        ("# BEGIN SOLUTION\nx = 1\n### END SOLUTION", "Line 1 is nearly a marker"),
        ("###begin solution\nx = 1", "Line 1 is nearly a marker"),
        ("x = 1  ### BEGIN SOLUTION", "Line 1 is nearly a marker"),
        ("### BEGIN SOLUTION\nprint(41)\n### END SOLUTION", "must be in a function, or set plain names"),
        ("### BEGIN SOLUTION\nx[0] = 41\n### END SOLUTION", "must be in a function, or set plain names"),
        ("### BEGIN SOLUTION\n### END SOLUTION", "must be in a function, or set plain names"),
        ("### BEGIN SOLUTION\nx = = 1\n### END SOLUTION", "cannot be read as Python"),
        ("def f():\n    ### BEGIN SOLUTION\n    return 1\n### END SOLUTION", "not indented alike"),
    ],
)
def test_a_wrong_marker_is_refused(source, says):
    with pytest.raises(ReleaseError, match=says):
        without_solutions(source)


def test_an_error_shows_the_file_the_cell_and_its_source(tmp_path):
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell("### BEGIN SOLUTION\nx = 1", id="cost-exercise")]
    )
    path = tmp_path / "broken.ipynb"
    nbformat.write(notebook, path)

    with pytest.raises(ReleaseError) as error:
        release_plain(path, tmp_path / "out")

    assert all(part in str(error.value) for part in (str(path), "cost-exercise", "    x = 1"))
    assert not (tmp_path / "out").exists()


def test_a_solution_marked_in_prose_is_refused():
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_markdown_cell("### BEGIN SOLUTION\nThe answer is 41.\n### END SOLUTION")]
    )

    with pytest.raises(ReleaseError, match="cannot be read as Python"):
        learner_edition(notebook)


def test_a_notebook_without_cell_ids_is_refused(tmp_path):
    (tmp_path / "old.ipynb").write_text('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}')

    with pytest.raises(ReleaseError, match=r"old\.ipynb has no cell ids"):
        release_plain(tmp_path, tmp_path)


def test_what_is_not_a_notebook_is_refused(tmp_path):
    (tmp_path / "not.ipynb").write_text("hello")

    with pytest.raises(ReleaseError, match=r"not\.ipynb cannot be read as a notebook"):
        release_plain(tmp_path, tmp_path)


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(ReleaseError, match="There is no notebook in"):
        release_plain(tmp_path, tmp_path / "out")


def test_comparing_names_what_is_missing_stale_or_without_a_source(tmp_path):
    name = "functions_and_values.ipynb"
    assert compare_plain(SOLVED, tmp_path) == [f"{tmp_path / name} is missing."]

    release_plain(SOLVED, tmp_path)
    assert compare_plain(SOLVED, tmp_path) == []

    (tmp_path / name).write_text("edited by hand")
    (tmp_path / "extra.ipynb").write_text("")
    stale, stranger = compare_plain(SOLVED, tmp_path)
    assert "release it again" in stale
    assert "has no solved notebook" in stranger
