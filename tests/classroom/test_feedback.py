"""The page of feedback: what is open comes first, and leads to its exercise."""

import re

from kmcourse.classroom.marking.marks import CellRun, Mark, MarkedItem, Result
from kmcourse.classroom.results.feedback import feedback_page
from kmcourse.classroom.results.graded import Graded

ITEM = MarkedItem("Right", True, 5, visible=True)
RIGHT = Mark("assigned_centroid", "assigned_centroid", "passed", 5, 5, (ITEM,))
GONE = Mark("assign_points", "assign_points", "missing", 0, 15, message="No cell gives it a value.")
OPEN = Mark("best_run", "best_run", "not attempted", 0, 5, message="Write it.")


def page_of(*marks, cells=(), problem=""):
    result = Result("digest", 1, "full", problem, marks, cells=cells)
    return feedback_page(Graded("ada", "ada", "ada.ipynb", "", "", (), result))


def test_what_is_open_is_listed_with_the_most_points_first_and_its_notebook():
    page = page_of(RIGHT, OPEN, GONE)

    assert re.findall(r'<li><a href="#(\w+)">', page) == ["assign_points", "best_run"]
    assert "Passed: 1 of 3 exercises." in page
    assert "15 of 15 points are open. The notebook to look at again: 02_assign_the_points." in page
    assert all(f'<section id="{name}">' in page for name in ("assigned_centroid", "assign_points", "best_run"))


def test_with_all_passed_nothing_is_left_to_do():
    page = page_of(RIGHT)

    assert "Every exercise is passed." in page
    assert "are open" not in page


def test_what_was_not_judged_shows_its_points():
    page = page_of(GONE, OPEN)

    assert "<h3>assign_points: missing, 0 of 15 points</h3>" in page
    assert "<h3>best_run: not attempted, 0 of 5 points</h3>" in page


def test_cells_with_the_same_trouble_stand_on_one_line():
    page = page_of(RIGHT, cells=[CellRun(str(number), number, "exercise", "It stopped.") for number in (3, 5)])

    assert "<li>Cells 3, 5: It stopped.</li>" in page


def test_who_handed_in_a_broken_file_is_told_what_to_do():
    page = page_of(GONE, problem="This file is damaged.")

    assert "This file is damaged. Open the notebook in JupyterLab." in page
    assert "What next" not in page
