"""The form of the notebooks: ids, lengths, headings, words, numbers, alt texts, links."""

import ast
import itertools
import re

import pytest

from kmcourse.classroom.release.plain import read_notebook
from tests.course_notebooks import (
    SOLUTIONS,
    calls_in,
    cells_of,
    each_notebook,
    each_solution,
    exercises_in,
    outputs_of,
    prose_of,
)
from tests.notebook_lengths import length_of

# Works that the course may name, each seen by those who wrote it: by their authors' names and a year.
WORKS = {
    ("Lloyd", "1982"),
    ("Selim", "1984"),
    ("Bottou", "1995"),
    ("Arthur", "2007"),
    ("Aloise", "2009"),
    ("Schubert", "2022"),
    ("Metel", "2025"),
}


@each_notebook
def test_ids_are_words_and_say_which_notebook(path):
    ids = [cell.id for cell in read_notebook(path).cells]

    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", cell_id) for cell_id in ids)
    assert len({cell_id.split("-")[0] for cell_id in ids}) == 1


def test_no_id_stands_in_two_notebooks():
    first_words = [read_notebook(path).cells[0].id.split("-")[0] for path in SOLUTIONS]

    assert len(set(first_words)) == len(first_words)


@each_notebook
def test_metadata_is_kernel_and_language(path):
    notebook = read_notebook(path)

    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert all(cell.metadata == {} for cell in notebook.cells)


@each_solution
def test_the_length_stays_within_a_sitting(path):
    length = length_of(path)

    assert (15 if is_the_opening(path) else 20) <= length.cells <= 45
    assert length.words < 1500
    assert length.minutes <= length.promised <= (30 if is_the_capstone(path) else 25)


@each_solution
def test_a_given_code_cell_is_short(path):
    exercises = {position for position, _ in exercises_in(path)}

    for position, cell in enumerate(read_notebook(path).cells):
        if cell.cell_type == "code" and position not in exercises:
            assert len(cell.source.splitlines()) < 12, cell.id


def test_the_exercises_are_those_of_the_lesson():
    assert [name for path in SOLUTIONS for _, name in exercises_in(path)] == [
        "assigned_centroid",
        "compute_cost",
        "assign_points",
        "move_centroids",
        "loop_order",
        "run_kmeans",
        "diagnose_costs",
        "diagnose_program",
        "failing_data",
        "cost_gradient",
        "initialize_centroids",
        "best_run",
        "kmeans_plus_plus_weights",
        "empty_cluster_policy",
        "lowest_costs",
        "compress_image",
        "move_centroids",  # once more, without a loop
    ]


@each_solution
def test_every_exercise_says_its_task_and_is_followed_by_its_check(path):
    cells = read_notebook(path).cells

    for position, name in exercises_in(path):
        body = ast.parse(cells[position].source).body
        if isinstance(body[0], ast.FunctionDef):
            assert ast.get_docstring(body[0])
            assert cells[position + 1].source == f"km.check({name})"
        else:  # values: the text above them says the task, and the check takes what was set last
            assert "markdown" in (cells[position - 1].cell_type, cells[position - 2].cell_type)
            assert cells[position + 1].source == f'km.check({body[-1].targets[0].id}, exercise="{name}")'


@each_solution
def test_every_prediction_comes_back_once_and_later(path):
    asked = {arguments[0]: (position, arguments[2]) for position, arguments in calls_in(path, "km.predict")}
    answered = [(arguments[0], position) for position, arguments in calls_in(path, "km.predicted")]

    assert asked
    assert sorted(asked) == sorted(name for name, _ in answered)
    assert all(asked[name][0] < position for name, position in answered)
    assert all(len(choices) >= 3 for _, choices in asked.values())


@each_solution
def test_a_notebook_opens_and_closes_as_all_do(path):
    prose = prose_of(path)
    first, *_, last = cells_of(path, "markdown")

    assert all(words in first.source for words in ("**You will**", "**You need**", "**It takes**"))
    assert "Andrew Ng" in last.source
    if not is_the_opening(path):
        assert all(
            f"## {words}" in prose for words in ("The question", "Explain it to a colleague", "What you have learnt")
        )


@each_solution
def test_headings_do_not_jump(path):
    levels = [len(marks) for marks in re.findall(r"^(#+) ", prose_of(path), re.MULTILINE)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@each_solution
def test_the_words_belittle_nobody(path):
    assert re.findall(r"\b(simply|just|obvious\w*|of course|trivial\w*|clearly)\b", prose_of(path).lower()) == []


@each_solution
def test_a_decimal_number_in_the_prose_is_one_that_an_output_shows(path):
    shown = "\n".join(text for kind in ("text", "text/plain", "text/html") for text in outputs_of(path, kind))
    numbers = re.findall(r"(?<![\d.])\d+\.\d+", prose_of(path))

    assert [number for number in numbers if number not in shown] == []


@each_solution
def test_every_picture_has_an_alt_text_with_its_numbers(path):
    pictures = [picture for html in outputs_of(path, "text/html") for picture in re.findall(r"<img [^>]*>", html)]

    assert pictures
    assert all(re.search(r' alt="[^"]*\d[^"]*"', picture) for picture in pictures)


@each_notebook
def test_links_lead_to_what_is_there(path):
    for target in re.findall(r"\]\(([^)]+)\)", prose_of(path)):
        assert (path.parent / target).is_file(), target


@pytest.mark.parametrize(
    ("path", "following"),
    [pair for pair in itertools.pairwise(SOLUTIONS) if int(pair[0].name[:2]) + 1 == int(pair[1].name[:2])],
    ids=lambda path: path.stem,
)
def test_a_notebook_leads_to_the_next(path, following):
    assert f"]({following.name})" in cells_of(path, "markdown")[-1].source


@each_solution
def test_a_work_that_is_named_with_its_year_is_one_that_was_seen(path):
    for line in prose_of(path).splitlines():
        for year in re.findall(r"\b(?:19|20)\d\d\b", line):
            assert any(name in line and year == seen for name, seen in WORKS), line
    assert "doi" not in prose_of(path).lower(), "a DOI goes with a work: say it in WORKS, and test it here"


def is_the_opening(path):
    return path.name.startswith("00")


def is_the_capstone(path):
    return path.name.startswith("11")
