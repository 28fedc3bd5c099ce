"""A learner's copies: the course may change, the learner may change them, and nobody's work is ever thrown away."""

import json
import os

import pytest

from kmcourse.copies import LIST, UnknownNotebookError, lay_copies


def notebook(*sources, outputs=(), metadata=None):
    cells = [
        {
            "cell_type": "code",
            "id": f"cell-{i}",
            "metadata": {},
            "execution_count": 1 if outputs else None,
            "outputs": list(outputs),
            "source": source,
        }
        for i, source in enumerate(sources)
    ]
    return json.dumps({"cells": cells, "metadata": metadata or {}, "nbformat": 4, "nbformat_minor": 5})


OUTPUT = {"output_type": "stream", "name": "stdout", "text": "41.0\n"}


@pytest.fixture
def course(tmp_path):
    folder = tmp_path / "course"
    (folder / "solutions").mkdir(parents=True)
    (folder / "00_begin.ipynb").write_text(notebook("begin"))
    (folder / "03_move.ipynb").write_text(notebook("move"))
    (folder / "solutions" / "03_move.ipynb").write_text(notebook("the solution"))
    return folder


@pytest.fixture
def home(tmp_path):
    return tmp_path / "deep" / "home"


@pytest.fixture
def mine(course, home):
    """Give a copy that has been laid."""
    assert lay_copies(course, home) == []
    return home / "03_move.ipynb"


def kept_beside(copy):
    return [path for path in copy.parent.glob("*.ipynb") if path.name.startswith(f"{copy.stem}-kept-")]


def test_the_first_time_every_notebook_is_laid_and_no_solution(course, home):
    assert lay_copies(course, home) == []
    assert sorted(path.name for path in home.iterdir()) == sorted([LIST, "00_begin.ipynb", "03_move.ipynb"])
    assert (home / "03_move.ipynb").read_bytes() == (course / "03_move.ipynb").read_bytes()


def test_an_answer_stays_while_the_course_stays(course, home, mine):
    mine.write_text(notebook("my answer"))

    assert lay_copies(course, home) == []
    assert mine.read_text() == notebook("my answer")


def test_an_untouched_copy_is_refreshed_and_said_so(course, home, mine):
    (course / "03_move.ipynb").write_text(notebook("move, better"))

    assert lay_copies(course, home) == [
        "03_move.ipynb has changed in the course and is fresh. You had not changed yours."
    ]
    assert mine.read_text() == notebook("move, better")
    assert kept_beside(mine) == []
    assert lay_copies(course, home) == []


def test_an_answer_is_kept_when_the_course_changes_and_the_learner_is_told_what_to_do(course, home, mine):
    mine.write_text(notebook("my answer"))
    (course / "03_move.ipynb").write_text(notebook("move, better"))

    for _ in range(2):  # it stays true until something is done about it
        (note,) = lay_copies(course, home, command="py -m kmcourse")
        assert "03_move.ipynb has changed in the course, and yours has your work in it" in note
        assert "py -m kmcourse lab --reset 03" in note
        assert mine.read_text() == notebook("my answer")


def test_a_copy_that_was_only_run_is_refreshed_and_its_outputs_are_kept_beside_it(course, home, mine):
    mine.write_text(notebook("move", outputs=[OUTPUT]))
    (course / "03_move.ipynb").write_text(notebook("move, better"))

    (note,) = lay_copies(course, home)

    (kept,) = kept_beside(mine)
    assert (
        note
        == f"03_move.ipynb has changed in the course and is fresh. Yours, with its outputs, is kept as {kept.name}."
    )
    assert kept.read_text() == notebook("move", outputs=[OUTPUT])
    assert mine.read_text() == notebook("move, better")


def test_running_a_notebook_of_an_unchanged_course_loses_no_output(course, home, mine):
    mine.write_text(notebook("move", outputs=[OUTPUT]))

    assert lay_copies(course, home) == []
    assert mine.read_text() == notebook("move", outputs=[OUTPUT])


def test_what_jupyterlab_writes_when_it_saves_is_no_change(course, home, mine):
    mine.write_text(notebook("move", metadata={"language_info": {"name": "python", "version": "3.13.1"}}))
    (course / "03_move.ipynb").write_text(notebook("move, better"))

    assert "You had not changed yours." in lay_copies(course, home)[0]


def test_a_source_in_lines_says_the_same_as_a_source_in_one_piece(course, home, mine):
    (course / "03_move.ipynb").write_text(notebook(["mo", "ve"]))

    assert lay_copies(course, home) == []


def test_an_answer_that_the_course_now_gives_itself_is_not_in_its_way(course, home, mine):
    mine.write_text(notebook("move, better", outputs=[OUTPUT]))
    (course / "03_move.ipynb").write_text(notebook("move, better"))
    assert lay_copies(course, home) == []

    (course / "03_move.ipynb").write_text(notebook("move, better still"))
    assert "is fresh" in lay_copies(course, home)[0]


def test_a_copy_that_was_deleted_is_laid_again(course, home, mine):
    mine.unlink()

    assert lay_copies(course, home) == []
    assert mine.is_file()


def test_a_new_notebook_of_the_course_is_laid(course, home, mine):
    (course / "04_stairs.ipynb").write_text(notebook("stairs"))
    lay_copies(course, home)

    assert (home / "04_stairs.ipynb").is_file()


@pytest.mark.parametrize("word", ["03", "3", "03_move", "03_move.ipynb"])
def test_reset_lays_a_fresh_copy_and_keeps_the_answer_beside_it(course, home, mine, word):
    mine.write_text(notebook("my answer"))

    (note,) = lay_copies(course, home, reset=[word])

    (kept,) = kept_beside(mine)
    assert note == f"03_move.ipynb is fresh. Yours is kept as {kept.name}."
    assert kept.read_text() == notebook("my answer")
    assert mine.read_text() == notebook("move")


def test_two_resets_in_one_second_keep_both_answers(course, home, mine):
    for answer in ("first answer", "second answer", "third answer"):
        mine.write_text(notebook(answer))
        lay_copies(course, home, reset=["03"])

    assert {path.read_text() for path in kept_beside(mine)} == {
        notebook(answer) for answer in ("first answer", "second answer", "third answer")
    }


def test_a_kept_copy_says_when(course, home, mine, monkeypatch):
    class Clock:
        @staticmethod
        def now():
            from datetime import datetime

            return datetime(2026, 11, 23, 9, 5, 7)

    monkeypatch.setattr("kmcourse.copies.datetime", Clock)
    lay_copies(course, home, reset=["03"])

    assert (home / "03_move-kept-2026-11-23-090507.ipynb").is_file()


def test_resetting_a_notebook_that_does_not_exist_touches_nothing_and_says_which_do(course, home, mine):
    mine.write_text(notebook("my answer"))

    with pytest.raises(UnknownNotebookError, match=r"The course has no notebook '9'\. It has 00, 03\."):
        lay_copies(course, home, reset=["03", "9"])
    assert mine.read_text() == notebook("my answer")


@pytest.mark.parametrize("list_", [None, "", "not json", "[]", '{"03_move.ipynb": 3}'])
def test_without_its_list_every_copy_that_differs_counts_as_the_learners(course, home, mine, list_):
    mine.write_text(notebook("my answer"))
    (home / LIST).unlink()
    if list_ is not None:
        (home / LIST).write_text(list_)

    (note,) = lay_copies(course, home)
    assert "yours has your work in it" in note
    assert mine.read_text() == notebook("my answer")


@pytest.mark.parametrize("broken", ["", "<<<<<<< ours", "[]", '{"cells": 3}', '{"cells": [{"source": null}]}', "\x00"])
@pytest.mark.parametrize("has_list", [True, False])
def test_a_broken_copy_is_never_overwritten(course, home, mine, broken, has_list):
    mine.write_text(broken)
    if not has_list:
        (home / LIST).unlink()
    (course / "03_move.ipynb").write_text(notebook("move, better"))

    (note,) = lay_copies(course, home)
    assert "yours has your work in it" in note
    assert mine.read_text() == broken


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")  # noqa: PTH110
def test_a_disk_that_fills_up_leaves_the_answer_where_it_was(course, home, mine):
    mine.write_text(notebook("my answer"))
    (home / "03_move.ipynb.part").symlink_to("/dev/full")

    with pytest.raises(OSError, match="No space left"):
        lay_copies(course, home, reset=["03"])
    assert mine.read_text() == notebook("my answer")
    assert kept_beside(mine) == []


def test_a_read_only_course_gives_copies_that_can_be_written(course, home):
    (course / "03_move.ipynb").chmod(0o444)
    lay_copies(course, home)

    (home / "03_move.ipynb").write_text("mine")


@pytest.fixture
def page(course, home):
    """Give the copy of a page that has been laid."""
    (course / "glossary.md").write_text("words")
    assert lay_copies(course, home) == []
    return home / "glossary.md"


def test_a_page_is_laid_beside_the_notebooks_and_refreshed_while_it_is_untouched(course, home, page):
    assert page.read_text() == "words"
    (course / "glossary.md").write_text("better words")

    assert lay_copies(course, home) == [
        "glossary.md has changed in the course and is fresh. You had not changed yours."
    ]
    assert page.read_text() == "better words"


def test_what_a_learner_wrote_into_a_page_stays_until_they_reset_it(course, home, page):
    page.write_text("words, and mine")
    (course / "glossary.md").write_text("better words")

    (note,) = lay_copies(course, home)
    assert "lab --reset glossary" in note
    assert page.read_text() == "words, and mine"

    (note,) = lay_copies(course, home, reset=["glossary"])
    assert "glossary.md is fresh" in note
    assert page.read_text() == "better words"
    assert [path.read_text() for path in home.glob("glossary-kept-*.md")] == ["words, and mine"]


def test_other_files_of_the_course_are_not_laid(course, home):
    (course / "answers.md").write_text("for teachers")
    lay_copies(course, home)

    assert not (home / "answers.md").exists()
