"""How far a learner is: from the records to a page, whatever is recorded and whatever the file is like."""

import multiprocessing
import re
import sqlite3
from contextlib import closing
from html import unescape

import pytest

import kmcourse as km
from kmcourse import progress_facts, records
from tests.course_notebooks import SOLUTIONS, each_solution, exercises_in

FIRST = "00_how_this_works.ipynb"


def fails(exercise, *mistakes):
    for mistake in mistakes:
        assert records.remember_check(exercise, "failed", 0.5, mistake) is None


def passes(exercise):
    assert records.remember_check(exercise, "passed", 1.0) is None


def predicts(id, choice, question="What is J?"):
    assert records.remember_prediction(id, question, choice) is None


def finishes(notebook):
    """Pass all exercises of a notebook; of one without exercises, answer all questions."""
    for exercise in notebook.exercises:
        passes(exercise.name)
    if not notebook.exercises:
        for id in progress_facts.RIGHT_ANSWERS[notebook.number]:
            predicts(id, "my guess")


def text():
    """Return the page as text, each sentence in one line."""
    return km.progress().text(10_000)


def blocks_of_html():
    """Return the words of each heading, paragraph and list item."""
    html = re.sub(r"</?code>", "`", km.progress()._repr_html_())
    return [unescape(words) for _, words in re.findall(r"<(h3|h4|p|li)\b[^>]*>([^<]*)</\1>", html)]


def test_with_nothing_recorded_one_sentence_says_where_to_start():
    heading, sentence = text().splitlines()

    assert heading == "Your progress"
    assert sentence.startswith(f"Welcome! Nothing is recorded yet: open {FIRST} ")
    assert km.progress()._repr_html_().count("<p>") == 1


def test_an_untouched_stub_is_not_yet_a_beginning():
    records.remember_check("compute_cost", "not attempted", 0.0)

    assert "Nothing is recorded yet" in text()


def test_each_exercise_says_whether_it_was_passed_or_tried_and_how_often():
    passes("assigned_centroid")
    fails("compute_cost", None, None)
    passes("compute_cost")
    fails("compute_cost", None)
    records.remember_check("assign_points", "not attempted", 0.0)
    fails("move_centroids", None)
    fails("run_kmeans", None, None)

    page = text()

    assert "`assigned_centroid`: passed at the first try." in page
    assert "`compute_cost`: passed after 3 tries." in page
    assert "Notebook 2: Assign the points (`assign_points`)" in page.partition("Not begun yet")[2]
    assert "`move_centroids`: tried once, not passed yet." in page
    assert "`run_kmeans`: tried 2 times, not passed yet." in page
    assert "`diagnose_costs`: not tried yet." in page
    assert "Exercises passed: 2 of " in page


@each_solution
def test_the_exercises_of_a_notebook_stand_in_the_order_in_which_it_asks_them(path):
    (found,) = [notebook for notebook in progress_facts.gather().notebooks if notebook.file == path.name]
    asked_before = {name for before in SOLUTIONS if before.name < path.name for _, name in exercises_in(before)}

    asked = [name for _, name in exercises_in(path) if name not in asked_before]
    assert [exercise.name for exercise in found.exercises] == asked


def test_predictions_are_right_surprised_skipped_or_waiting():
    predicts("first-guess", "False")
    predicts("cost-of-two", "10", "Points at 1 and 11: what is J?")
    predicts("best-place", None, "Where is J smallest?")
    fails("assign_points", None)

    page = text()

    assert "Predictions: 1 right, 1 surprised, 1 skipped." in page
    assert "Predicted right: What is J? You said “False”." in page
    assert "Surprised: Points at 1 and 11: what is J? You said “10”; the answer is “41”." in page
    assert "Skipped: Where is J smallest?" in page
    begun = sum(len(progress_facts.RIGHT_ANSWERS[number]) for number in ("01", "02", "03"))
    assert page.count("One prediction is not made yet.") == begun - 2  # two of them are answered or skipped


def test_the_answer_to_a_skipped_question_is_not_given_away():
    predicts("best-place", None)

    assert "at 5" not in text()


def test_a_question_without_right_or_wrong_is_neither(monkeypatch):
    monkeypatch.setitem(progress_facts.RIGHT_ANSWERS, "00", {"first-guess": None})
    predicts("first-guess", "False")

    assert "Predicted: What is J? You said “False”." in text()
    assert "Predictions: 0 right, 0 surprised, 0 skipped." in text()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("about 6 times", "Predicted right: What is J? You said “about 6 times”."),
        ("16", "Surprised: What is J? You said “16”; the answer is “5.97”."),
        ("no idea", "Predicted: What is J? You said “no idea”."),
    ],
)
def test_a_number_that_was_typed_is_compared_as_a_person_would(monkeypatch, typed, sentence):
    monkeypatch.setitem(progress_facts.RIGHT_ANSWERS, "00", {"first-guess": 5.97})
    predicts("first-guess", typed)

    assert sentence in text()


def section(heading):
    """Return the lines below a heading."""
    return next((block.splitlines()[1:] for block in text().split("\n\n") if block.startswith(heading)), [])


def test_a_mistake_stays_open_until_the_exercise_passes():
    fails("compute_cost", "sum_instead_of_mean", None)

    (line,) = section("Mistakes to look at again")
    assert line == (
        "  `compute_cost`: What is the average of 1² and 9²? Add up the squares and divide by how many points there "
        "are. Met once, not passed since."
    )

    passes("compute_cost")
    assert section("Mistakes to look at again") == []
    assert section("Mistakes met and overcome") == [line.replace("not passed", "passed")]


def test_a_mistake_that_is_met_again_is_open_again():
    fails("compute_cost", "sum_instead_of_mean")
    passes("compute_cost")
    fails("compute_cost", "sum_instead_of_mean")

    assert "Met 2 times, not passed since." in section("Mistakes to look at again")[0]
    assert section("Mistakes met and overcome") == []


def test_mistakes_that_share_a_sentence_are_one():
    fails("compute_cost", "sum_instead_of_mean", "divided_by_K", "distance_not_squared")

    lines = section("Mistakes to look at again")
    assert len(lines) == 2
    assert lines[0].endswith("Met 2 times, not passed since.")


def test_to_pass_one_exercise_does_not_overcome_the_mistake_of_another():
    fails("compute_cost", "sum_instead_of_mean")
    passes("run_kmeans")

    assert len(section("Mistakes to look at again")) == 1


def test_what_the_course_does_not_ask_any_more_is_still_shown():
    passes("an_old_exercise")
    fails("compute_cost", "a_mistake_that_has_gone")
    predicts("an-old-question", "7", "How many?")

    assert section("No longer in the course") == [
        "  `an_old_exercise`: passed at the first try.",
        "  Predicted: How many? You said “7”.",
    ]
    assert section("Mistakes to look at again") == []


def goes_on_with():
    return re.search(r"To go on, open (\S+)\.", text())[1]


def test_it_goes_on_where_something_is_begun_and_not_done():
    fails("compute_cost", None)
    fails("move_centroids", None)
    assert goes_on_with() == "01_measure_a_clustering.ipynb"

    passes("compute_cost")
    passes("assigned_centroid")
    assert goes_on_with() == "03_move_the_centroids.ipynb"


def test_it_goes_on_after_what_is_done_and_comes_back_to_what_was_left_out():
    notebooks = progress_facts.gather().notebooks
    finishes(notebooks[2])
    assert goes_on_with() == notebooks[3].file

    for notebook in notebooks[3:]:
        finishes(notebook)
    assert goes_on_with() == FIRST


def test_who_has_passed_everything_is_told_so():
    for notebook in progress_facts.gather().notebooks:
        finishes(notebook)

    assert "You have passed every exercise of the course." in text()
    assert "Not begun yet" not in text()


def test_without_the_course_s_notebooks_the_numbers_are_left(monkeypatch):
    monkeypatch.setattr(progress_facts, "course_notebooks", list)
    assert "open notebook 0 and" in text()

    passes("compute_cost")
    assert "\nNotebook 1\n" in text()
    assert "Notebook 10 (`compress_image`)" in text()


def test_an_exercise_whose_notebook_is_not_there_yet_is_listed_once_it_is_tried(monkeypatch):
    files = progress_facts.course_notebooks()[:3]
    monkeypatch.setattr(progress_facts, "course_notebooks", lambda: files)
    monkeypatch.setattr(progress_facts, "RIGHT_ANSWERS", {})
    fails("cost_gradient", None)

    assert "Notebook 6\n  `cost_gradient`: tried once, not passed yet." in text()
    assert "best_run" not in text()


def fill():
    passes("assigned_centroid")
    fails("compute_cost", "sum_instead_of_mean", "sum_instead_of_mean")
    predicts("cost-of-two", "10", "Is 1 < 2 & what is J?")
    predicts("first-guess", "<b>a</b>")
    predicts("best-place", None)


def test_the_page_says_what_the_text_says():
    fill()

    assert blocks_of_html() == [line.strip() for line in text().splitlines() if line]


def test_the_page_has_headings_in_order_and_nothing_that_runs_or_loads():
    fill()
    html = km.progress()._repr_html_()

    assert re.findall(r"<h(\d)>", html)[0] == "3"
    assert set(re.findall(r"<h(\d)>", html)[1:]) == {"4"}
    assert not re.search(r"<script|<img|<link|src=|href=|url\(|<b>", html)


def test_the_text_is_as_narrow_as_asked():
    fill()

    assert max(map(len, km.progress().text(60).splitlines())) <= 60
    assert max(map(len, str(km.progress()).splitlines())) <= 100
    assert repr(km.progress()) == str(km.progress())


def damage(kind):
    home = records.home()
    file = home / "records.sqlite"
    if kind == "newer":
        passes("compute_cost")
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA user_version = 2")
    elif kind == "no tables":
        home.mkdir()
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA user_version = 1")
    elif kind == "a folder":
        file.mkdir(parents=True)
    else:
        home.mkdir()
        file.write_bytes(b"this is no database at all" * 99)


@pytest.mark.parametrize("kind", ["broken", "newer", "no tables", "a folder"])
def test_what_cannot_be_read_is_said_in_place_of_a_page(kind):
    damage(kind)

    page = km.progress()

    assert page.text(10_000).splitlines() == ["Your progress", page.problem]
    assert page.problem.endswith(".")
    assert "Traceback" not in page.problem
    assert page._repr_html_().count("<p>") == 1


def test_a_home_folder_that_is_a_file_holds_nothing(tmp_path):
    (tmp_path / "kmcourse-work").write_text("a file")

    assert len(text().splitlines()) == 2


def test_a_record_of_an_odd_kind_does_not_break_the_page():
    fill()
    with closing(sqlite3.connect(records.home() / "records.sqlite")) as connection:
        connection.execute("INSERT INTO checks VALUES (NULL, NULL, 'failed', NULL, x'ff')")
        connection.execute("INSERT INTO checks VALUES (1, 7, NULL, 'x', 7)")
        connection.execute("INSERT INTO predictions VALUES ('second-nearest', 1, 2, x'ff')")
        connection.execute("INSERT INTO predictions VALUES (NULL, 1, NULL, 3)")
        connection.commit()

    assert "Exercises passed: 1 of" in text()
    assert km.progress()._repr_html_()


def _try_often(exercise):
    for _ in range(25):
        fails(exercise, "sum_instead_of_mean")


def test_it_can_be_read_while_two_kernels_write():
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        writing = pool.map_async(_try_often, ["compute_cost", "assign_points"])
        seen = []
        while not writing.ready():
            seen.append(km.progress().problem)
            writing.wait(0.05)
        writing.get()

    assert set(seen) == {None}
    assert "`compute_cost`: tried 25 times, not passed yet." in text()
    assert "`assign_points`: tried 25 times, not passed yet." in text()
